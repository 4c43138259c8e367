"""The cards of the page: each a heading, sentences, a chart, its key, and the same data as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from diary.domain.charts.frame import MOST_COURSES, Frame, Words, courses_shown
from diary.domain.charts.lines import Marks, bar_chart, score_chart
from diary.domain.charts.scales import count_axis
from diary.domain.charts.svg import Svg
from diary.domain.charts.tables import Table, rows_of
from diary.domain.trends import series
from diary.domain.trends.series import Mark, marks, numbers
from diary.domain.trends.span import Columns, Span, columns_of
from diary.snapshots.vocabulary import vocabulary
from diary.views.trends.reading import LookingBack
from diary.wording.trends.plain import Days, chart_date, number, whole_stretch
from diary.wording.trends.series import Compared, binned, sleep_says, stress_says, symptom_says

LEAST_SHOWN, MOST_MORE = 3, 12
"""Symptoms on the page when none is tracked; and under "more"."""


@dataclass(frozen=True)
class Card:
    """One chart with its words. ``id`` is of the page, never of what the chart is about."""

    id: str
    heading: str
    says: list[str]
    chart: Svg | str = ""
    keys: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    table: Table | None = None
    extra: dict[str, object] = field(default_factory=dict)


class Page:
    """What all cards of one page share."""

    def __init__(self, back: LookingBack) -> None:
        self.back, self.told, self.span = back, back.told, back.span
        self.starts = back.diary.profile.week_starts
        self.days = Days(back.diary.today)
        self.columns = columns_of(back.span, self.starts)
        period = frozenset(day for day, said in self.told.days.items() if said.period)
        self.period = frozenset(day for day in period if day in self.span)
        self.courses = courses_shown(self.told.courses, self.span)
        self.vocabulary = vocabulary()
        self.frame = Frame(self.columns)
        self.full_frame = Frame(self.columns, self.period, self.courses)

    def words(self, heading: str, description: str) -> Words:
        title = f"{heading}, {whole_stretch(self.span)}"
        table = _("The numbers are in the table after it.")
        return Words(title, f"{description} {table}", chart_date)

    def compared(
        self, read: Callable[[Span], series.Values], *, zero: bool = False
    ) -> tuple[Compared, Marks]:
        """Count a series over the span and the one before it, and return what each column shows."""
        before, values = self.back.before, read(self.span)
        now = numbers(values, self.span, zero_is_present=zero)
        then = before and numbers(read(before), before, zero_is_present=zero)
        return Compared(now, then), marks(values, self.columns)

    def table(self, caption: str, value: str, cells: Sequence[Sequence[str] | None]) -> Table:
        """Return the table of a series; ``value`` names its column."""
        first, unknown = column_name(self.columns), _("not recorded")
        if self.columns.unit == "day":
            names: tuple[str, ...] = (first, value)
        else:
            names = (first, _("Middle value"), _("Range"), _("Days recorded"))
        empty = [unknown, *([""] * (len(names) - 3)), *(["0"] if len(names) > 2 else [])]
        rows = rows_of(self.columns, cells, self.days.stretch, empty)
        return Table(caption, names, rows, by_day=self.columns.unit == "day")

    def cells(self, shown: Sequence[Mark | None]) -> list[list[str] | None]:
        """Write what each column shows."""
        is_daily = self.columns.unit == "day"
        return [
            None
            if mark is None
            else [number(mark.middle)]
            if is_daily
            else [number(mark.middle), range_of(mark), str(mark.days)]
            for mark in shown
        ]


def column_name(columns: Columns) -> str:
    return {"day": _("Day"), "week": _("Week"), "month": _("Month")}[columns.unit]


def range_of(mark: Mark) -> str:
    if mark.low == mark.high:
        return number(mark.low)
    return _("{low} to {high}").format(low=number(mark.low), high=number(mark.high))


def symptom_cards(page: Page) -> tuple[list[Card], list[Card], int]:
    """Return the cards of tracked symptoms, of the others that were noted, and how many are left out."""
    noted = series.symptoms_in(page.told, page.span)
    tracked = page.back.diary.profile.tracked or tuple(noted)[:LEAST_SHOWN]
    others = [symptom for symptom in noted if symptom not in tracked]
    cards = [symptom_card(page, f"s{n}", symptom) for n, symptom in enumerate(tracked, 1)]
    more = [symptom_card(page, f"m{n}", one) for n, one in enumerate(others[:MOST_MORE], 1)]
    return cards, more, max(0, len(others) - MOST_MORE)


def symptom_card(page: Page, id: str, symptom: str) -> Card:
    """Return the card of one symptom, with the medicines under its axis."""
    name = page.told.own_label(symptom) or page.vocabulary.label(symptom)
    said, shown = page.compared(lambda span: series.severity(page.told, symptom, span))
    if not said.now.recorded:
        return Card(id, name, symptom_says(said, page.days))
    words = page.words(
        name, _("Worst score of each day, from 0 to 10. Days without a record are gaps.")
    )
    cells = page.cells(shown)
    if page.columns.unit == "day":
        for n, span in enumerate(page.columns.spans):
            day = page.told.days.get(span.first)
            if cells[n] and day and symptom not in day.scores:
                cells[n] = [_("0, complete")]
    return Card(
        id,
        name,
        symptom_says(said, page.days),
        score_chart(id, shown, page.full_frame, words),
        _keys(page, "score", shown, full=True),
        tuple(
            filter(None, [_("A day marked complete without it counts as 0."), binned(page.columns)])
        ),
        page.table(
            _("{name}: worst score of the day, newest first").format(name=name), _("Score"), cells
        ),
    )


def sleep_card(page: Page) -> Card | None:
    """Return the card of hours slept, or None when nothing was written down."""
    said, shown = page.compared(lambda span: series.sleep(page.told, span), zero=True)
    if not said.now.recorded:
        return None
    heading = _("Sleep")
    words = page.words(heading, _("A bar for the hours slept in the night before each day."))
    axis = count_axis(max(8.0, said.now.high or 0))
    table = page.table(
        _("Hours of sleep in the night before, newest first"), _("Hours"), page.cells(shown)
    )
    chart = bar_chart("sleep", shown, page.frame, words, axis)
    notes = tuple(filter(None, [binned(page.columns)]))
    return Card(
        "sleep",
        heading,
        sleep_says(said, page.days),
        chart,
        _keys(page, "bar", shown),
        notes,
        table,
    )


def stress_card(page: Page) -> Card | None:
    """Return the card of stress, or None when nothing was written down."""
    said, shown = page.compared(lambda span: series.stress(page.told, span), zero=True)
    if not said.now.recorded:
        return None
    heading = _("Stress")
    words = page.words(heading, _("How stressed you were each day, from 0 to 10."))
    table = page.table(_("Stress of the day, newest first"), _("Stress"), page.cells(shown))
    chart = score_chart("stress", shown, page.frame, words)
    notes = tuple(filter(None, [binned(page.columns)]))
    return Card(
        "stress",
        heading,
        stress_says(said, page.days),
        chart,
        _keys(page, "score", shown),
        notes,
        table,
    )


def medicines_table(page: Page) -> Table | None:
    """Return the courses that touch the span, newest first."""
    if not page.courses:
        return None
    rows = []
    for course in reversed(page.courses):
        first = page.days.one(course.first) if course.start_known else _("start not recorded")
        last = page.days.one(course.last) if course.last else _("still taken")
        rows.append((course.name, first, last, course.dose or _("not recorded")))
    names = (_("Medicine"), _("From"), _("To"), _("Dose"))
    return Table(_("Newest first"), names, tuple(rows), numeric=False)


def courses_left_out(page: Page) -> int:
    """Return how many courses the charts have no room for."""
    return max(0, len(page.courses) - MOST_COURSES)


def _keys(
    page: Page, mark: str, shown: Sequence[Mark | None], *, full: bool = False
) -> tuple[str, ...]:
    keys = [mark]
    if page.columns.unit != "day":
        keys.append("range")
    if full and page.courses:
        keys.append("medicine")
    if full and page.period:
        keys.append("period")
    if None in shown:
        keys.append("missing")
    return tuple(keys)
