"""A shown pattern in its fixed words: counts before averages, higher and lower alike, and never a cause."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diary.domain.patterns.findings import Estimate, Missing, Pair, SeenAgain
from diary.wording.patterns.amounts import NONE, between, difference, points
from diary.wording.patterns.names import Names, split
from diary.wording.trends.plain import Days

BAD = 4
"""A severity from which a day is counted as a bad one (``findings.Counts``)."""
LATER_DAYS = 30
"""How many later days it takes to look for a pattern again."""

HEADINGS: dict[int, str | Promise] = {
    0: gettext_lazy("{symptom} on {days}"),
    1: gettext_lazy("{symptom} the day after {thing}"),
    2: gettext_lazy("{symptom} two days after {thing}"),
}
HIGHER: dict[str, str | Promise] = {
    "on": gettext_lazy("On {days} your {symptom} averaged {points} points higher ({plausible})."),
    "later": gettext_lazy(
        "On {days}, later the same day, your {symptom} averaged {points} points higher ({plausible})."
    ),
    "after": gettext_lazy(
        "On days after {thing} your {symptom} averaged {points} points higher ({plausible})."
    ),
    "two_after": gettext_lazy(
        "Two days after {thing} your {symptom} averaged {points} points higher ({plausible})."
    ),
}
LOWER: dict[str, str | Promise] = {
    "on": gettext_lazy("On {days} your {symptom} averaged {points} points lower ({plausible})."),
    "later": gettext_lazy(
        "On {days}, later the same day, your {symptom} averaged {points} points lower ({plausible})."
    ),
    "after": gettext_lazy(
        "On days after {thing} your {symptom} averaged {points} points lower ({plausible})."
    ),
    "two_after": gettext_lazy(
        "Two days after {thing} your {symptom} averaged {points} points lower ({plausible})."
    ),
}


def heading_says(pair: Pair, names: Names) -> str:
    """Name a pair with the day that was looked at."""
    lag = pair.estimate.lag if pair.estimate else 1
    return str(HEADINGS[lag]).format(**_words(pair, names, symptom=names.symptom(pair.symptom)))


def counts_say(pair: Pair, names: Names) -> str:
    """Count the bad days among those with the exposure and among the others."""
    counts = pair.counts
    return ngettext(
        "{symptom} {bad} or more: {exposed_bad} of {exposed} such day, {other_bad} of {others} others.",
        "{symptom} {bad} or more: {exposed_bad} of {exposed} such days, {other_bad} of {others} others.",
        counts.exposed,
    ).format(
        symptom=names.symptom(pair.symptom),
        bad=BAD,
        exposed_bad=counts.exposed_bad,
        exposed=counts.exposed,
        other_bad=counts.unexposed_bad,
        others=counts.unexposed,
    )


def average_says(pair: Pair, names: Names) -> str:
    """Say how much higher or lower it was on average, with what is plausible; empty without an estimate."""
    found = pair.estimate
    if found is None:
        return ""
    sentences = HIGHER if found.points >= 0 else LOWER
    text = str(sentences[_when(pair, found)])
    words = _words(pair, names, symptom=names.your(pair.symptom))
    return text.format(**words, points=points(found.points), plausible=plausible(found))


def plausible(found: Estimate) -> str:
    """Write the interval, in the direction of the difference; both directions when it holds zero."""
    if found.low < -NONE and found.high > NONE:
        return _("plausible {lower} lower to {higher} higher").format(
            lower=points(found.low), higher=points(found.high)
        )
    near, far = sorted((abs(found.low), abs(found.high)))
    return _("plausible {low} to {high}").format(low=points(near), high=points(far))


def not_the_cause(pair: Pair, names: Names) -> str:
    """Return the sentence that every pattern ends with."""
    return _("This does not show that {thing} is the cause.").format(
        thing=names.itself(pair.exposure)
    )


def chosen_after(compared: int) -> str:
    """Say that looking at many makes what is picked look larger."""
    return ngettext(
        "It was chosen after looking at {pairs} pair, so the difference is probably exaggerated.",
        "It was chosen after looking at {pairs} pairs, so the difference is probably exaggerated.",
        compared,
    ).format(pairs=compared)


def early_says(days: int) -> str:
    """Say that few days stand behind it."""
    return ngettext(
        "Early: {days} day was compared. A few more days can change this.",
        "Early: {days} days were compared. A few more days can change this.",
        days,
    ).format(days=days)


def again_says(again: SeenAgain, days: Days) -> str:
    """Say how the pattern fared on later days; that it did not show is said as plainly."""
    said = {"days": again.days, "since": days.one(again.since)}
    if again.p_one_sided is None and again.days >= LATER_DAYS:
        text = _(
            "We look for it again on later days. There are {days}, but too few of them with it, without it, or with the symptom."
        )
        return text.format(**said)
    if again.p_one_sided is None or again.points is None:
        text = ngettext(
            "We look for it again on later days. There is {days} of {need} so far.",
            "We look for it again on later days. There are {days} of {need} so far.",
            again.days,
        )
        return text.format(**said, need=LATER_DAYS)
    text = (
        ngettext(
            "Seen again: it held on {days} later day, since {since} ({difference}).",
            "Seen again: it held on {days} later days, since {since} ({difference}).",
            again.days,
        )
        if again.held
        else ngettext(
            "Looked for again: it did not hold on {days} later day, since {since} ({difference}).",
            "Looked for again: it did not hold on {days} later days, since {since} ({difference}).",
            again.days,
        )
    )
    return text.format(**said, difference=difference(again.points))


def together_says(pair: Pair, names: Names) -> list[str]:
    """Say what the days cannot tell apart from the exposure."""
    together = _(
        "{one} and {other} go so closely together in your diary that these days cannot tell one from the other."
    )
    apart = _(
        "{one} and {other} are hardly ever there on the same day in your diary, so these days cannot tell one from the lack of the other."
    )
    one = names.exposure(pair.exposure)
    said = [together.format(one=one, other=names.itself(other)) for other in pair.always_with]
    return said + [apart.format(one=one, other=names.itself(other)) for other in pair.never_with]


def missing_says(missing: Missing) -> str:
    """Say what the days without a record could do to the answer."""
    if not missing.days:
        return _("No day is missing from this comparison.")
    start = ngettext(
        "{days} day is missing from this comparison.",
        "{days} days are missing from this comparison.",
        missing.days,
    ).format(days=missing.days)
    if missing.lowest is None or missing.highest is None:
        return start
    text = (
        _(
            "If they had been quiet or bad days, it could be {between}: that would change what we say here."
        )
        if missing.changes_answer
        else _(
            "If they had been quiet or bad days, it could be {between}: we would say the same here."
        )
    )
    return f"{start} {text.format(between=between(missing.lowest, missing.highest))}"


def _when(pair: Pair, found: Estimate) -> str:
    if found.lag == 0:
        return "on" if split(pair.exposure)[0] == "habit" else "later"
    return "after" if found.lag == 1 else "two_after"


def _words(pair: Pair, names: Names, *, symptom: str) -> dict[str, str]:
    thing, days = names.thing(pair.exposure), names.days_with(pair.exposure)
    return {"symptom": symptom, "thing": thing, "days": days}
