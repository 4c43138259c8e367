"""The cards of poo, weight and plants."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.charts.frame import Frame
from diary.domain.charts.lines import WeightScale, bar_chart, weight_chart
from diary.domain.charts.scales import Axis, count_axis, round_axis
from diary.domain.charts.stools import stool_chart
from diary.domain.charts.tables import Table, rows_of
from diary.domain.trends.bowel import bowel_numbers, complete_days, stools
from diary.domain.trends.plants import PlantWeek, plant_weeks
from diary.domain.trends.series import Mark, marks
from diary.domain.trends.span import Columns
from diary.domain.trends.weights import by_day, trusted_and_doubtful, weight_change
from diary.domain.units import WeightUnit, in_unit, kilograms
from diary.views.trends.cards import Card, Page, column_name
from diary.wording.trends.bowel import blood_cell, blood_says, bowel_says, forms_cell
from diary.wording.trends.plain import weight
from diary.wording.trends.plants import plants_say, week_cells
from diary.wording.trends.series import binned
from diary.wording.trends.weight import change_says, doubt_says, weighed_says

FIBRE_ARTICLE = "fibre-and-plants"
LEAST_RANGE: dict[WeightUnit, float] = {"kg": 4, "lb": 10, "st": 14}
POUND_STEPS = (1, 2, 7, 14, 28, 70, 140, 280)


def stool_card(page: Page) -> Card | None:
    """Return the card of poo, or None when none was written down."""
    by_date, complete = stools(page.told, page.span), complete_days(page.told, page.span)
    now = bowel_numbers(page.told, page.span)
    if not now.poos:
        return None
    before = bowel_numbers(page.told, page.back.before) if page.back.before else None
    heading = _("Poo form")
    words = page.words(
        heading,
        _(
            "A dot for each poo at its form, from 1, hard lumps, to 7, liquid. Blood is marked below."
        ),
    )
    is_daily = page.columns.unit == "day"
    keys = ["poo" if is_daily else "poos"]
    keys += ["blood"] if now.blood_on else []
    keys += ["period"] if page.period else []
    frame = Frame(page.columns, page.period)
    chart = stool_chart("poo", by_date, frozenset(complete), frame, words)
    keys += ["missing"] if 'class="c-missing"' in chart else []
    return Card(
        "poo",
        heading,
        bowel_says(now, before),
        chart,
        tuple(keys),
        (_("1 is hard lumps, 7 is liquid."),),
        _stool_table(page, by_date, complete),
        {"blood": blood_says(now, page.days)},
    )


def _stool_table(page: Page, by_date: dict, complete: set[date]) -> Table:
    cells: list[tuple[str, ...] | None] = []
    for span in page.columns.spans:
        inside = [stool for day in span for stool in by_date.get(day, ())]
        if inside:
            cells.append((forms_cell(inside), blood_cell(inside)))
        elif any(day in complete for day in span):
            cells.append((_("none, complete"), ""))
        else:
            cells.append(None)
    names = (column_name(page.columns), _("Forms"), _("Blood"))
    unknown = _("not recorded")
    rows = rows_of(page.columns, cells, page.days.stretch, (unknown, unknown))
    is_daily = page.columns.unit == "day"
    return Table(_("Poo forms, newest first"), names, rows, numeric=False, by_day=is_daily)


def weight_card(page: Page) -> Card | None:
    """Return the card of weight in the person's unit, or None when there is none in a year."""
    diary, weighings = page.back.diary, page.told.weighings
    change = weight_change(weighings, diary.now, diary.today)
    trusted, doubtful = trusted_and_doubtful(weighings)
    in_span = by_day(weighings, page.span)
    if not in_span and not change.doubtful and not (change.now and change.now.kg):
        return None
    unit = diary.profile.units
    asked = [
        {"text": doubt_says(weighing, unit, page.days), "id": weighing.entry_id}
        for weighing in change.doubtful
    ]
    says = [*change_says(change, unit, page.days), weighed_says(len(in_span), len(page.span))]
    extra: dict[str, object] = {"doubts": asked}
    heading = _("Weight")
    shown = [
        None if mark is None else _converted(mark, unit)
        for mark in marks(by_day(trusted, page.span), page.columns)
    ]
    if not any(shown):
        return Card("weight", heading, says, extra=extra)
    scale = _weight_scale(shown, unit)
    words = page.words(heading, _("A dot for each weight. The scale does not start at zero."))
    note = _("The scale starts at {weight}, not at zero, so that small changes show.")
    notes = [note.format(weight=scale.written[scale.axis.low]), binned(page.columns)]
    return Card(
        "weight",
        heading,
        says,
        weight_chart("weight", shown, page.frame, words, scale),
        ("weight",) if page.columns.unit == "day" else ("weight", "range"),
        tuple(filter(None, notes)),
        _weight_table(page, unit, {w.entry_id for w in doubtful}),
        extra,
    )


def _converted(mark: Mark, unit: WeightUnit) -> Mark:
    """Return a mark in the unit of the scale: stones are drawn in pounds."""
    drawn: WeightUnit = "lb" if unit == "st" else unit
    low, middle, high = (in_unit(kg, drawn) for kg in (mark.low, mark.middle, mark.high))
    return Mark(low, middle, high, mark.days)


def _weight_scale(shown: list[Mark | None], unit: WeightUnit) -> WeightScale:
    there = [mark for mark in shown if mark]
    low, high = min(mark.low for mark in there), max(mark.high for mark in there)
    steps = POUND_STEPS if unit == "st" else ()
    axis: Axis = round_axis(low, high, LEAST_RANGE[unit], steps)
    drawn: WeightUnit = "lb" if unit == "st" else unit
    return WeightScale(axis, {step: weight(kilograms(step, drawn), unit) for step in axis.steps})


def _weight_table(page: Page, unit: WeightUnit, doubtful: set[str]) -> Table:
    """List the weights of the span: each, or those of a week or a month as middle and range."""
    rows = []
    is_daily = page.columns.unit == "day"
    for weighing in sorted(page.told.weighings, reverse=True):
        asked = weighing.entry_id in doubtful
        if weighing.day in page.span and (is_daily or asked):
            text = weight(weighing.kg, unit)
            text = _("{weight} (please check)").format(weight=text) if asked else text
            rows.append((page.days.one(weighing.day), text))
    caption = _("Weight, newest first")
    if is_daily:
        return Table(caption, (_("Day"), _("Weight")), tuple(rows), by_day=True)
    trusted = [w for w in page.told.weighings if w.entry_id not in doubtful]
    cells = [
        None if mark is None else _weight_cells(mark, unit)
        for mark in marks(by_day(trusted, page.span), page.columns)
    ]
    names = (column_name(page.columns), _("Middle value"), _("Range"), _("Days weighed"))
    known = rows_of(page.columns, cells, page.days.stretch, (_("not recorded"), "", "0"))
    return Table(caption, names, (*((*row, "", "") for row in rows), *known))


def _weight_cells(mark: Mark, unit: WeightUnit) -> tuple[str, str, str]:
    low, high = weight(mark.low, unit), weight(mark.high, unit)
    span = low if low == high else _("{low} to {high}").format(low=low, high=high)
    return weight(mark.middle, unit), span, str(mark.days)


def plants_card(page: Page) -> Card | None:
    """Return the card of different plants a week, or None when no meal names any."""
    weeks = plant_weeks(page.told, page.span, page.starts)
    if not any(week.names for week in weeks):
        return None
    heading = _("Different plants a week")
    columns = Columns("week", tuple(week.week for week in weeks))
    shown: list[Mark | None] = [
        Mark(n, n, n, week.days_with_plants) if (n := len(week.names)) else None for week in weeks
    ]
    words = page.words(heading, _("A bar for each week: how many different plants its meals held."))
    axis = count_axis(max(len(week.names) for week in weeks))
    chart = bar_chart("plants", shown, Frame(columns), words, axis) if len(weeks) > 1 else ""
    known = any(tag.article == FIBRE_ARTICLE for tag in page.vocabulary.values())
    return Card(
        "plants",
        heading,
        plants_say(weeks),
        chart,
        ("plants", *(["missing"] if None in shown else [])) if chart else (),
        tuple(_plants_notes(page, weeks)),
        _plants_table(page, columns, weeks),
        {"article": f"/articles/{FIBRE_ARTICLE}/" if known else ""},
    )


def _plants_notes(page: Page, weeks: list[PlantWeek]) -> list[str]:
    notes = [_("Two spellings of one plant count once.")]
    if weeks[0].week.first > page.span.first:
        text = ngettext("The last {count} week.", "The last {count} weeks.", len(weeks))
        notes.insert(0, text.format(count=len(weeks)))
    return notes


def _plants_table(page: Page, columns: Columns, weeks: list[PlantWeek]) -> Table:
    cells = [week_cells(week) if week.names else None for week in weeks]
    names = (_("Week"), _("Plants"), _("Which"), _("Food complete on"))
    missing = (_("none written down"), "", "")
    rows = rows_of(columns, cells, page.days.stretch, missing)
    return Table(_("Different plants, newest week first"), names, rows, numeric=False)
