"""How complete the record is, and the habits in it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.trends.series import Numbers
from diary.domain.visits.document import Block, PackSection
from diary.domain.visits.pack.gathered import Gathered
from diary.domain.visits.pack.habits import habits as habits_of
from diary.domain.visits.pack.quality import MOST_GAPS, Quality
from diary.domain.visits.pack.quality import quality as quality_of
from diary.wording.trends.plain import number
from diary.wording.visits.codes import NOT_RECORDED
from diary.wording.visits.said import TITLES, PackDays, days_of, pairs, small


def quality(gathered: Gathered, days: PackDays) -> PackSection:
    """Return how complete the record is; it is always in the pack."""
    found = quality_of(gathered)
    blank = _("Blank days are unknown. They are never counted as zero.")
    rows = pairs(
        (_("Days recorded"), days_of(found.recorded, found.of_days)),
        (_("Marked complete"), days_of(found.complete, found.of_days)),
        (_("Longest gap"), _gap(found, days)),
        (_("Back-filled"), _backfilled(found)),
        (_("Not recorded"), ", ".join(str(NOT_RECORDED[code]) for code in found.not_recorded)),
        (_("Left out by patient"), ", ".join(str(TITLES[code]) for code in found.left_out)),
        (_("Could not be opened"), _unreadable(gathered.source.unreadable)),
    )
    nothing = [small(_("Nothing is recorded in this period."))] if not found.recorded else []
    return _section("quality", *nothing, rows, small(blank))


def _gap(found: Quality, days: PackDays) -> str:
    if not found.gaps:
        return _("none")
    length = len(found.gaps[0])
    where = "; ".join(days.stretch(gap) for gap in found.gaps[:MOST_GAPS])
    more = len(found.gaps) - MOST_GAPS
    if more > 0:
        where += "; " + _("{count} more").format(count=more)
    return ngettext("{count} day: {where}", "{count} days: {where}", length).format(
        count=length, where=where
    )


def _backfilled(found: Quality) -> str:
    if not found.backfilled:
        return _("none of {entries} entries").format(entries=found.entries)
    least, most = found.late_days
    late = str(most) if least == most else _("{low} to {high}").format(low=least, high=most)
    text = _("{count} of {entries} entries, written down {late} days late")
    return text.format(count=found.backfilled, entries=found.entries, late=late)


def _unreadable(count: int) -> str:
    if not count:
        return ""
    text = ngettext(
        "{count} entry, which is not counted here", "{count} entries, which are not counted here", count
    )  # fmt: skip
    return text.format(count=count)


def habits(gathered: Gathered) -> PackSection:
    """Return sleep, stress, activity and drinks as recorded; what was not is left to the quality box."""
    found = habits_of(gathered)
    rows = pairs(
        (_("Sleep"), _said(found.sleep_hours, _("{middle} hours ({low} to {high})"))),
        (_("Sleep quality"), _said(found.sleep_quality, _("{middle} of 10 ({low} to {high})"))),
        (_("Stress"), _said(found.stress, _("{middle} of 10 ({low} to {high})"))),
        (_("Activity"), _said(found.activity_minutes, _("{middle} minutes ({low} to {high})"))),
        (_("Drinks in a day"), _said(found.fluids_cups, _("{middle} ({low} to {high})"))),
    )
    if not rows.rows:
        return _section("habits", small(_("Nothing of this is written down for these days.")))
    return _section(
        "habits",
        rows,
        small(_("The middle value, the range, and on how many days it was recorded.")),
    )


def _said(counted: Numbers, text: str) -> str:
    if counted.middle is None or counted.low is None or counted.high is None:
        return ""
    said = text.format(
        middle=number(counted.middle), low=number(counted.low), high=number(counted.high)
    )
    return _("{values}, {days}").format(
        values=said, days=days_of(counted.recorded, counted.of_days)
    )


def _section(code: str, *blocks: Block) -> PackSection:
    return PackSection(code, str(TITLES[code]), blocks)
