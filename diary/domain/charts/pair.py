"""One or two symptoms in one low chart, for paper: filled dots and a line, open squares and a dotted line."""

from collections.abc import Sequence
from itertools import pairwise

from diary.domain.charts.frame import Canvas, Frame, Words
from diary.domain.charts.lines import CROWDED, Marks
from diary.domain.charts.scales import SCORES
from diary.domain.charts.svg import PAPER, TEAL, Svg

DEPTH = 96.0
MOST = 2


def pair_chart(id: str, series: Sequence[Marks], frame: Frame, words: Words) -> Svg:
    """Draw the scores, 0 to 10, of at most ``MOST`` symptoms; a column unknown for all of them is hatched.

    ``series`` holds for each symptom as many marks as the frame has columns.
    """
    canvas = Canvas(id, frame, SCORES, DEPTH)
    canvas.plot.scale([(canvas.y(step), f"{step:g}") for step in SCORES.steps])
    columns = range(len(frame.columns))
    canvas.hatch_missing([all(marks[n] is None for marks in series) for n in columns])
    radius = 3.4 if len(frame.columns) <= CROWDED else 2.4
    for place, marks in reversed(list(enumerate(series[:MOST]))):
        _line(canvas, marks, dotted=place > 0)
        there = [(frame.middle(n), canvas.y(mark.middle)) for n, mark in enumerate(marks) if mark]
        if place:
            squares = [canvas.plot.square(x, y, radius) for x, y in there]
            canvas.plot.group("c-open", squares, fill=PAPER, stroke=TEAL, stroke_width=1.4)
        else:
            dots = [canvas.plot.dot(x, y, radius) for x, y in there]
            canvas.plot.group("c-dot", dots, fill=TEAL)
    return Svg(canvas.finish(words))


def _line(canvas: Canvas, marks: Marks, *, dotted: bool) -> None:
    at = canvas.frame.middle
    lines = []
    for n, (one, two) in enumerate(pairwise(marks)):
        if one and two:
            y1, y2 = canvas.y(one.middle), canvas.y(two.middle)
            lines.append(canvas.plot.line(at(n), y1, at(n + 1), y2))
    look: dict[str, object] = {"stroke_dasharray": "1 4"} if dotted else {}
    canvas.plot.group(
        "c-line", lines, stroke=TEAL, stroke_width=1.8, stroke_linecap="round", **look
    )
