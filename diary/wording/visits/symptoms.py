"""Symptoms of a pack: a table of counts and one chart that says in words what it shows."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.charts.frame import Frame, Words, courses_shown
from diary.domain.charts.pair import MOST, pair_chart
from diary.domain.trends.series import marks
from diary.domain.trends.span import columns_of
from diary.domain.trends.told import Course
from diary.domain.visits.document import Block, PackSection, Picture, Table
from diary.domain.visits.pack.gathered import Gathered
from diary.domain.visits.pack.symptoms import SymptomNumbers, symptom_numbers
from diary.wording.trends.plain import chart_date, number, whole_stretch
from diary.wording.trends.series import binned
from diary.wording.visits.said import TITLES, PackDays, joined, small
from diary.wording.visits.signs import signs_say

FIXED_WIDTH = 640
MOST_ROWS = 10
"""Symptoms on the two pages; the others have a table behind them."""
MOST_COURSES = 3


def symptoms(gathered: Gathered, days: PackDays) -> PackSection:
    """Return the table and the chart; that nothing was recorded is said."""
    found, beside = symptom_numbers(gathered), signs_say(gathered, days)
    if not found:
        return _section(small(_("No symptom is written down for these days.")), *beside)
    drawn = [one for one in found if one.numbers.present][:MOST]
    blocks: list[Block] = [_table(found[:MOST_ROWS], days)]
    blocks += [_picture(gathered, drawn, days)] if drawn else []
    if len(found) > MOST_ROWS:
        more = len(found) - MOST_ROWS
        text = ngettext(
            "{count} more symptom, noted on fewer days, is listed at the end.",
            "{count} more symptoms, noted on fewer days, are listed at the end.",
            more,
        )
        blocks.append(small(text.format(count=more)))
    return _section(*blocks, *beside)


def more_symptoms(gathered: Gathered, days: PackDays) -> PackSection | None:
    """Return the table of the symptoms that the first pages have no room for; None for none."""
    rest = symptom_numbers(gathered)[MOST_ROWS:]
    return _section(_table(rest, days)) if rest else None


def _section(*blocks: Block) -> PackSection:
    return PackSection("symptoms", str(TITLES["symptoms"]), blocks)


def _table(found: Sequence[SymptomNumbers], days: PackDays) -> Table:
    head = (
        _("Symptom"),
        _("First recorded"),
        _("Days with / recorded"),
        _("Middle"),
        _("Worst"),
        _("Days blank"),
    )
    caption = _("Scores from 0 to 10, the worst of each day")
    return Table(caption, head, tuple(_row(one, days) for one in found), (2, 3, 4, 5))


def _row(one: SymptomNumbers, days: PackDays) -> tuple[str, ...]:
    counted = one.numbers
    worst = ""
    if counted.high is not None and counted.high_on is not None:
        worst = f"{number(counted.high)} ({days.short(counted.high_on)})"
    middle = number(counted.middle) if counted.middle is not None else ""
    since = days.short(one.since) if one.since else _("never")
    with_of = f"{counted.present} / {counted.recorded}"
    return one.name, since, with_of, middle or "–", worst or "–", str(counted.missing)


def _picture(gathered: Gathered, drawn: Sequence[SymptomNumbers], days: PackDays) -> Picture:
    columns = columns_of(gathered.span, gathered.source.profile.week_starts)
    shown = [marks(one.series, columns) for one in drawn]
    courses = _courses(gathered)
    names = joined([one.name for one in drawn])
    says = " ".join([*(_says(one, days) for one in drawn), *_courses_say(courses, days)])
    title = f"{names}, {whole_stretch(gathered.span)}"
    words = Words(title, says, chart_date)
    return Picture(
        fluid=pair_chart("pack-fluid", shown, Frame(columns, courses=courses), words),
        fixed=pair_chart(
            "pack-fixed", shown, Frame(columns, courses=courses, width=FIXED_WIDTH), words
        ),
        says=f"{title}. {says}",
        note=" ".join(_key(drawn, courses, binned(columns))),
    )


def _says(one: SymptomNumbers, days: PackDays) -> str:
    counted = one.numbers
    if counted.high is None or counted.middle is None or counted.high_on is None:
        return ""
    text = _(
        "{name}: on {present} of {recorded} recorded days, middle score {middle}, worst {worst} on {day}; "
        "{blank} days have no record and are left blank."
    )
    return text.format(
        name=one.name,
        present=counted.present,
        recorded=counted.recorded,
        middle=number(counted.middle),
        worst=number(counted.high),
        day=days.one(counted.high_on),
        blank=counted.missing,
    )


def _courses(gathered: Gathered) -> tuple[Course, ...]:
    """Return the courses that began or ended in the period, the newest ones; only with the medicines in."""
    if not gathered.source.has("medicines"):
        return ()
    touching = courses_shown(gathered.told.courses, gathered.span)
    changed = [
        c
        for c in touching
        if (c.start_known and c.first in gathered.span) or (c.last and c.last in gathered.span)
    ]
    return tuple(changed[-MOST_COURSES:])


def _courses_say(courses: Sequence[Course], days: PackDays) -> list[str]:
    said = []
    for course in courses:
        first = days.one(course.first) if course.start_known else _("start not recorded")
        last = days.one(course.last) if course.last else _("still taken")
        text = _("{name}: {first} to {last}.") if course.last else _("{name}: {first}, {last}.")
        said.append(text.format(name=course.name, first=first, last=last))
    return said


def _key(drawn: Sequence[SymptomNumbers], courses: Sequence[Course], bins: str) -> list[str]:
    said = [_("Filled dots: {name}.").format(name=drawn[0].name)]
    if len(drawn) > 1:
        said.append(_("Open squares: {name}.").format(name=drawn[1].name))
    if courses:
        said.append(_("Bars: medicines."))
    said.append(_("Hatched: nothing recorded."))
    return [*said, bins] if bins else said
