"""Bowel and weight of a pack, as terms with values."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.trends.bowel import BowelNumbers
from diary.domain.trends.weights import Window
from diary.domain.units import WeightUnit
from diary.domain.visits.document import Block, PackSection
from diary.domain.visits.pack.bowel import USUAL_COLOUR, BowelSeen, bowel_seen
from diary.domain.visits.pack.gathered import Gathered
from diary.domain.visits.pack.weight import PackWeight, pack_weight, percent
from diary.wording.answers import answer_word
from diary.wording.trends.bowel import BLOOD
from diary.wording.trends.plain import number, weight, weight_difference
from diary.wording.trends.weight import doubt_says
from diary.wording.visits.codes import COLOURS
from diary.wording.visits.said import TITLES, PackDays, days_of, pairs, small


def bowel(gathered: Gathered, days: PackDays) -> PackSection:
    """Return what was written down of poo; that nothing was is said."""
    seen = bowel_seen(gathered)
    if not seen.numbers.poos:
        return _section("bowel", small(_("No poo is written down for these days.")))
    counted = seen.numbers
    rows = pairs(
        (_("Usual form"), _form(counted)),
        (_("Poos"), _poos(counted)),
        (_("Most in a day"), _most(seen, days)),
        (_("Blood"), "; ".join(_blood(seen, days))),
        (_("Woke from sleep"), _woke(seen, days)),
        (_("Colour"), "; ".join(_colours(seen, days))),
    )
    scale = _("Form 1 is separate hard lumps, 4 smooth and soft, 7 liquid.")
    return _section("bowel", rows, small(scale))


def _form(counted: BowelNumbers) -> str:
    if not counted.with_form:
        return _("not recorded")
    usual = ", ".join(str(form) for form in counted.usual_forms)
    return _("{usual} ({count} of {all}; firmest {firmest}, loosest {loosest})").format(
        usual=usual,
        count=counted.usual_count,
        all=counted.with_form,
        firmest=counted.firmest,
        loosest=counted.loosest,
    )


def _poos(counted: BowelNumbers) -> str:
    return _("{poos} on {days}").format(
        poos=counted.poos, days=days_of(counted.days, counted.of_days)
    )


def _most(seen: BowelSeen, days: PackDays) -> str:
    if seen.most_on is None:
        return ""
    return _("{count}, last on {day}").format(count=seen.numbers.most, day=days.one(seen.most_on))


def _blood(seen: BowelSeen, days: PackDays) -> Iterator[str]:
    if not seen.blood_known:
        yield _("not recorded")
        return
    on = len(seen.numbers.blood_on)
    text = ngettext("on {on} of {days} day it was noted", "on {on} of {days} days it was noted", seen.blood_known)  # fmt: skip
    yield text.format(on=on, days=seen.blood_known)
    for code, of_code in seen.blood.items():
        yield _("{what}: {days}").format(what=BLOOD[code], days=days.each(of_code))


def _woke(seen: BowelSeen, days: PackDays) -> str:
    if not seen.woke_known:
        return _("not recorded")
    if not seen.woke_on:
        text = ngettext("no, of {count} poo noted", "no, of {count} poos noted", seen.woke_known)
        return text.format(count=seen.woke_known)
    on = len(seen.woke_on)
    return ngettext("on {count} day: {days}", "on {count} days: {days}", on).format(
        count=on, days=days.each(seen.woke_on)
    )


def _colours(seen: BowelSeen, days: PackDays) -> Iterator[str]:
    if not seen.colours:
        yield _("not recorded")
    for code, of_code in seen.colours.items():
        if code == USUAL_COLOUR:
            on = len(of_code)
            text = ngettext("{colour} on {count} day", "{colour} on {count} days", on)
            yield text.format(colour=str(COLOURS[code]).lower(), count=on)
        else:
            yield _("{what}: {days}").format(
                what=str(COLOURS[code]).lower(), days=days.each(of_code)
            )


def weights(gathered: Gathered, days: PackDays) -> PackSection:
    """Return the weight when the pack is made and how it changed, in the patient's unit."""
    unit, found = gathered.source.profile.units, pack_weight(gathered)
    change = found.change
    if change.doubtful:
        asked = " ".join(doubt_says(one, unit, days) for one in change.doubtful)
        left = _("Until then no change is worked out.")
        return _section("weight", small(asked), small(left))
    if change.now is None or change.now.kg is None or change.half_year is None:
        text = _("No weight is written down in the last 14 days, so there is nothing to compare.")
        return _section("weight", small(text), *_newest(gathered, unit, days))
    return _section("weight", pairs(*_rows(found, change.now.kg, unit, days)))


def _newest(gathered: Gathered, unit: WeightUnit, days: PackDays) -> Iterator[Block]:
    newest = max(gathered.told.weighings, default=None)
    if newest is not None:
        said = _("{weight} on {day}").format(
            weight=weight(newest.kg, unit), day=days.one(newest.day)
        )
        yield pairs((_("Last weight"), said))


def _rows(
    found: PackWeight, now_kg: float, unit: WeightUnit, days: PackDays
) -> Iterator[tuple[str, str]]:
    change = found.change
    count = change.now.count if change.now else 0
    text = ngettext(
        "{weight}, one weighing in the last 14 days",
        "{weight}, middle of {count} in the last 14 days",
        count,
    )
    yield _("Now"), text.format(weight=weight(now_kg, unit), count=count)
    if found.first_kg is not None and found.first is not None:
        since = _("{change} (from {weight}, middle of {days}, the first of this record)")
        yield (
            _("In this record"),
            since.format(
                change=_changed(found.first_kg, now_kg, unit),
                weight=weight(found.first_kg, unit),
                days=days.stretch(found.first),
            ),
        )
    then = ((_("6 months"), change.half_year), (_("12 months"), change.year))
    known = [(name, window) for name, window in then if window and window.kg is not None]
    if not known:
        yield _("6 and 12 months"), _("record too short to say: no weight from then")
    for name, window in then if known else ():
        yield name, _against(window, now_kg, unit, days)
    if found.intended:
        yield _("Trying to lose weight"), answer_word(found.intended).lower()


def _against(window: Window | None, now_kg: float, unit: WeightUnit, days: PackDays) -> str:
    if window is None or window.kg is None:
        return _("no weight from then to compare with")
    return _("{change} (from {weight}, middle of {days})").format(
        change=_changed(window.kg, now_kg, unit),
        weight=weight(window.kg, unit),
        days=days.stretch(window.days),
    )


def _changed(then_kg: float, now_kg: float, unit: WeightUnit) -> str:
    share = percent(then_kg, now_kg)
    sign = "−" if share < 0 else "+"
    difference = weight_difference(now_kg - then_kg, unit)
    return f"{sign}{number(abs(share))} %, {difference}"


def _section(code: str, *blocks: Block) -> PackSection:
    return PackSection(code, str(TITLES[code]), blocks)
