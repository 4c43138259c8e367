"""Days in two lanes, one above the other: those with an exposure, and the others. Gaps stay open in both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from diary.domain.charts.frame import TOP, Canvas, Frame, Words
from diary.domain.charts.scales import SCORES
from diary.domain.charts.svg import PAPER, QUIET, TEAL, Svg
from diary.domain.trends.span import Columns, Span

NAME, LANE, BETWEEN = 20.0, 72.0, 16.0
"""Units: the line with the name of a lane, the lane, and the room under the first one."""
CROWDED = 60
"""Days: above it the marks are smaller."""


@dataclass(frozen=True, slots=True)
class LaneDay:
    """One day. ``score`` 0–10 and ``exposed`` are None where they are not known: then it is in no lane."""

    score: int | None
    exposed: bool | None


@dataclass(frozen=True, slots=True)
class LaneWords:
    """The names of the two lanes: with the exposure, and the others."""

    exposed: str
    others: str


def lanes_chart(
    id: str, days: Sequence[LaneDay], first: date, words: Words, names: LaneWords
) -> Svg:
    """Draw a dot for each known day at its score, in its lane; a line marks the average of each lane.

    Args:
        id: unlike that of any other chart on the page.
        days: one after another from ``first`` on; at least one.
        first: the local date of the first of them.
        words: title, description and how dates are written.
        names: what stands over each lane.
    """
    spans = (first + timedelta(days=n) for n in range(len(days)))
    frame = Frame(Columns("day", tuple(Span(day, day) for day in spans)))
    canvas = Canvas(id, frame, SCORES, 2 * (NAME + LANE) + BETWEEN)
    canvas.hatch_missing([day.score is None or day.exposed is None for day in days])
    _lane(canvas, TOP + NAME, days, names.exposed, is_exposed=True)
    _lane(canvas, canvas.bottom - LANE, days, names.others, is_exposed=False)
    return Svg(canvas.finish(words))


def _lane(
    canvas: Canvas, top: float, days: Sequence[LaneDay], name: str, *, is_exposed: bool
) -> None:
    def y(score: float) -> float:
        return top + LANE * (1 - SCORES.share(score))

    plot = canvas.plot
    plot.scale([(y(step), f"{step:g}") for step in SCORES.steps])
    halo = {"fill": QUIET, "stroke": PAPER, "stroke_width": 4, "paint_order": "stroke"}
    plot.group("c-text c-halo", [plot.word(0, top - 8, name, "start")], **halo)
    there = [
        (canvas.frame.middle(n), day.score)
        for n, day in enumerate(days)
        if day.score is not None and day.exposed is is_exposed
    ]
    if there:
        mean = y(sum(score for _x, score in there) / len(there))
        dashes = {"stroke": TEAL, "stroke_width": 1.5, "stroke_dasharray": "7 4"}
        plot.group("c-line c-mean", [plot.line(0, mean, 1, mean)], **dashes)
    radius = 3.4 if len(days) <= CROWDED else 2.6
    open_dot = {"fill": PAPER, "stroke": TEAL, "stroke_width": 1.4}
    look: dict[str, object] = {"fill": TEAL} if is_exposed else open_dot
    dots = [plot.dot(x, y(score), radius) for x, score in there]
    plot.group("c-dot" if is_exposed else "c-open", dots, **look)
