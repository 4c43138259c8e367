"""What is no pattern, gathered so that it stays short: no sizeable difference, can't tell, not enough yet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.patterns.findings import Lack, Pair
from diary.wording.patterns.amounts import about
from diary.wording.patterns.names import Names
from diary.wording.trends.plain import Days
from diary.wording.visits.said import joined

ORDER = ("days", "symptom_days", "exposed", "unexposed", "separable", "variation")
OF_EXPOSURE = ("exposed", "unexposed", "separable")
NO_DATE = ("separable", "variation")
"""Lacks of which nobody can say by when they could be met."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is about, and what is said of it."""

    head: str
    says: str


def by_exposure(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    """Return the pairs of each exposure, in their order."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair.exposure].append(pair)
    return dict(found)


def no_difference_lines(pairs: Iterable[Pair], names: Names) -> list[Line]:
    """Say for each exposure with how many days, and in which symptoms, nothing sizeable showed."""
    return [
        Line(names.exposure(key), _no_difference(group, names))
        for key, group in by_exposure(pairs).items()
    ]


def _no_difference(pairs: list[Pair], names: Names) -> str:
    most = max(pair.counts.exposed for pair in pairs)
    return ngettext(
        "{days} day with it. Under 1 point either way in {symptoms}.",
        "{days} days with it. Under 1 point either way in {symptoms}.",
        most,
    ).format(days=most, symptoms=_symptoms(pairs, names))


def cannot_tell_lines(pairs: Iterable[Pair], names: Names) -> list[Line]:
    """Say for each exposure what its days could have shown at best."""
    return [
        Line(names.exposure(key), _cannot_tell(group, names))
        for key, group in by_exposure(pairs).items()
    ]


def _cannot_tell(pairs: list[Pair], names: Names) -> str:
    seen = [pair.estimate.detectable for pair in pairs if pair.estimate]
    if not seen:
        return _("With {symptoms}.").format(symptoms=_symptoms(pairs, names))
    return _(
        "With {symptoms}. These days could only have shown differences of about {points} points."
    ).format(symptoms=_symptoms(pairs, names), points=about(min(seen), max(seen)))


def precision_says(pairs: Iterable[Pair]) -> str:
    """Say the smallest differences that the days could have shown at all; empty without any."""
    seen = [pair.estimate.detectable for pair in pairs if pair.estimate]
    if not seen:
        return ""
    return _(
        "With these days we could only have seen differences of about {points} points."
    ).format(points=about(min(seen), max(seen)))


def lacking_lines(
    pairs: Iterable[Pair], names: Names, days: Days, by_when: Mapping[str, date] | None = None
) -> list[Line]:
    """Say exactly what is short: once for the whole diary, for each symptom, and for each exposure.

    ``by_when`` maps a symptom or an exposure, or "" for the whole diary, to the day on which it could be there.
    """
    lines: list[Line] = []
    for (of, key), lack in _nearest(pairs).items():
        says = _lack(lack)
        day = (by_when or {}).get(key)
        if day is not None and of not in NO_DATE:
            says = f"{says} {_('At your pace, about {day}.').format(day=days.one(day))}"
        lines.append(Line(_head(of, key, names), says))
    return lines


def _nearest(pairs: Iterable[Pair]) -> dict[tuple[str, str], Lack]:
    """Return each thing that is short with the pair that is closest to having enough of it."""
    found: dict[tuple[str, str], Lack] = {}
    for pair in pairs:
        for lack in pair.lacking:
            place = (lack.of, _about(lack, pair))
            if place not in found or lack.have > found[place].have:
                found[place] = lack
    return dict(sorted(found.items(), key=lambda item: ORDER.index(item[0][0])))


def _about(lack: Lack, pair: Pair) -> str:
    if lack.of == "days":
        return ""
    return pair.exposure if lack.of in OF_EXPOSURE else pair.symptom


def _head(of: str, key: str, names: Names) -> str:
    if of == "days":
        return _("Days to compare")
    return names.exposure(key) if of in OF_EXPOSURE else names.symptom(key)


def _lack(lack: Lack) -> str:
    counts = {"have": lack.have, "need": lack.need, "more": max(0, lack.need - lack.have)}
    texts = {
        "days": ngettext(
            "{have} of {need}. It takes {more} more day with both the symptom and what is compared written down.",
            "{have} of {need}. It takes {more} more days with both the symptom and what is compared written down.",
            counts["more"],
        ),
        "symptom_days": ngettext(
            "There on {have} of {need} days. It takes {more} more such day.",
            "There on {have} of {need} days. It takes {more} more such days.",
            counts["more"],
        ),
        "exposed": ngettext(
            "{have} of {need} days with it. It takes {more} more day.",
            "{have} of {need} days with it. It takes {more} more days.",
            counts["more"],
        ),
        "unexposed": ngettext(
            "{have} of {need} days without it. It takes {more} more day.",
            "{have} of {need} days without it. It takes {more} more days.",
            counts["more"],
        ),
        "separable": _(
            "Your days cannot tell it apart from weekends, from slow change over the weeks, or from stress, sleep or periods."
        ),
        "variation": _("The same on all your days, so there is nothing to compare."),
    }
    return texts[lack.of].format(**counts)


def _symptoms(pairs: list[Pair], names: Names) -> str:
    return joined(list(dict.fromkeys(names.your(pair.symptom) for pair in pairs)))
