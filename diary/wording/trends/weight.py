"""Weight over time, in sentences; weights that may be in another unit are asked about."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.trends.told import Weighing
from diary.domain.trends.weights import WeightChange, Window
from diary.domain.units import WeightUnit
from diary.wording.trends.plain import Days, weight, weight_difference


def weighed_says(days_weighed: int, of_days: int) -> str:
    """Say on how many days of the span there is a weight."""
    return ngettext(
        "Weighed on {weighed} of {days} day.", "Weighed on {weighed} of {days} days.", of_days
    ).format(weighed=days_weighed, days=of_days)


def change_says(change: WeightChange, unit: WeightUnit, days: Days) -> list[str]:
    """Return the weight now, and against half a year and a year ago, with what is missing."""
    now, half, year = change.now, change.half_year, change.year
    if now is None or half is None or year is None:
        return []
    if now.kg is None:
        return [_("No weight is written down in the last 14 days, so there is nothing to compare.")]
    said = [
        _("Now {weight}.").format(weight=weight(now.kg, unit)),
        ngettext(
            "That is from one weighing in the last 14 days.",
            "That is the middle of {count} weighings in the last 14 days.",
            now.count,
        ).format(count=now.count),
    ]
    if half.kg is None and year.kg is None:
        return [*said, _("No weight is written down around 6 or 12 months ago to compare with.")]
    half_ago, year_ago = _("6 months ago"), _("12 months ago")
    return [*said, _against(now.kg, half, half_ago, unit, days), _against(now.kg, year, year_ago, unit, days)]  # fmt: skip


def _against(now_kg: float, then: Window, ago: str, unit: WeightUnit, days: Days) -> str:
    if then.kg is None:
        return _("No weight is written down around {ago} ({days}).").format(
            ago=ago, days=days.stretch(then.days)
        )
    return _("Against {ago}: {difference} (then {weight}, middle of {count}, {days}).").format(
        ago=ago,
        difference=weight_difference(now_kg - then.kg, unit),
        weight=weight(then.kg, unit),
        count=then.count,
        days=days.stretch(then.days),
    )


def doubt_says(weighing: Weighing, unit: WeightUnit, days: Days) -> str:
    """Ask whether a weight is right."""
    return _("Is {weight} on {day} right? It may be in another unit.").format(
        weight=weight(weighing.kg, unit), day=days.one(weighing.day)
    )
