"""What every chart over time has around it: columns, dates, days without a record, courses under the axis."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from diary.domain.charts.scales import Axis, DateForm, date_ticks
from diary.domain.charts.svg import EDGE, QUIET, TEAL, WASH, Plot, shorten
from diary.domain.trends.span import Columns, Span
from diary.domain.trends.told import Course

TOP, DATES, COURSE = 14.0, 30.0, 34.0
"""Units: over the scale, under it for the dates, and for each course with its name."""
MOST_COURSES = 4
LONGEST_NAME = 20
NEAR_END = 0.95

SayDate = Callable[[date, DateForm], str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one chart: its title, what the drawing is, and how dates are written on it."""

    title: str
    description: str
    date: SayDate


@dataclass(frozen=True, slots=True)
class Frame:
    """What charts of one page share.

    Args:
        columns: the columns, oldest first.
        period: the days of a period that were logged; they are shaded.
        courses: medicines to draw under the axis.
        width: units, or None to fill the place.
    """

    columns: Columns
    period: frozenset[date] = frozenset()
    courses: tuple[Course, ...] = field(default=())
    width: float | None = None

    @property
    def span(self) -> Span:
        """Return all the days shown."""
        return Span(self.columns.spans[0].first, self.columns.spans[-1].last)

    def middle(self, column: int) -> float:
        """Return where the middle of a column lies, as a share of the width."""
        return (column + 0.5) / len(self.columns)

    def share(self, day: date, *, end: bool = False) -> float:
        """Return where a day begins (or ends), as a share of the width."""
        return self.columns.share(day, end=end)


def courses_shown(courses: Iterable[Course], span: Span) -> tuple[Course, ...]:
    """Return the courses that touch ``span``, the one that started last at the end."""
    return tuple(
        sorted(
            c for c in courses if c.first <= span.last and (c.last is None or c.last >= span.first)
        )
    )


class Canvas:
    """A plot with a scale of ``depth`` units, its dates, gaps and courses; marks come between."""

    def __init__(self, id: str, frame: Frame, axis: Axis, depth: float, below: float = 0) -> None:
        self.frame, self.axis = frame, axis
        self.top, self.bottom = TOP, TOP + depth
        self.floor = self.bottom + 8 + below
        self.drawn_courses = frame.courses[-MOST_COURSES:]
        height = self.floor + DATES + COURSE * len(self.drawn_courses)
        self.plot = Plot(id, height, frame.width)

    def y(self, value: float) -> float:
        """Return the height of a value."""
        return self.bottom - (self.bottom - self.top) * self.axis.share(value)

    def shade_period(self) -> None:
        """Shade the days of a logged period."""
        if not self.frame.period:
            return
        days = list(self.frame.span)
        share = self.frame.share
        runs = _runs([day in self.frame.period for day in days])
        ends = [(share(days[a]), share(days[b - 1], end=True)) for a, b in runs]
        height = self.bottom - self.top
        boxes = (self.plot.box(x1, self.top, x2 - x1, height) for x1, x2 in ends)
        self.plot.group("c-period", boxes, fill=WASH)

    def hatch_missing(self, missing: Sequence[bool]) -> None:
        """Hatch the columns of which nothing is known."""
        many = len(missing)
        runs = [(a / many, b / many) for a, b in _runs(missing)]
        self.plot.hatch(runs, self.top, self.bottom)

    def finish(self, words: Words) -> str:
        """Add dates and courses, and return the chart."""
        self._dates(words.date)
        self._courses()
        return self.plot.drawn(words.title, words.description)

    def _dates(self, say: SayDate) -> None:
        plot, floor = self.plot, self.floor
        plot.group("c-axis", [plot.line(0, floor, 1, floor)], stroke=EDGE)
        for name, always in (("c-few", True), ("c-more", False)):
            ticks = [t for t in date_ticks(self.frame.columns) if t.always is always]
            lines = [plot.line(t.share, floor, t.share, floor + 5) for t in ticks]
            plot.group(f"c-axis {name}", lines, stroke=EDGE)
            texts = [
                plot.word(t.share, floor + 20, say(t.day, t.form), _anchor(t.share)) for t in ticks
            ]
            plot.group(f"c-text {name}", texts, fill=QUIET)

    def _courses(self) -> None:
        plot, y = self.plot, self.floor + DATES
        bars, names = [], []
        for course in self.drawn_courses:
            start = self.frame.share(course.first)
            end = self.frame.share(course.last, end=True) if course.last else 1.0
            bars.append(plot.box(start, y + 20, max(end - start, 0.005), 8))
            at, anchor = (start, "start") if start + end < 1.2 else (end, "end")
            names.append(plot.word(at, y + 14, shorten(course.name, LONGEST_NAME), anchor))
            y += COURSE
        plot.group("c-text", names, fill=QUIET)
        plot.group("c-bar", bars, fill=WASH, stroke=TEAL)


def _anchor(share: float) -> str:
    """Return how a date lies to its mark: there is room beside the start, and little after the end."""
    return "end" if share > NEAR_END else "middle"


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the runs of True as (first, one past the last)."""
    runs: list[tuple[int, int]] = []
    for n, flag in enumerate(flags):
        if flag and runs and runs[-1][1] == n:
            runs[-1] = (runs[-1][0], n + 1)
        elif flag:
            runs.append((n, n + 1))
    return runs
