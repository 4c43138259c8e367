"""Charts of a series: a broken line of scores, weights that float, bars from zero."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diary.domain.charts.frame import Canvas, Frame, Words
from diary.domain.charts.scales import SCORES, Axis
from diary.domain.charts.svg import TEAL, WASH, Svg
from diary.domain.trends.series import Mark

DEPTH = 150.0
BAR = 0.64
"""The share of its column that a bar takes."""
CROWDED = 45
"""Columns: above it the dots are smaller."""
JOINED_DAYS = 14
"""Two weighings further apart than one window of days are not joined."""

Marks = Sequence[Mark | None]


@dataclass(frozen=True, slots=True)
class WeightScale:
    """The scale of a weight chart, in the unit of the marks, and how a number on it is written."""

    axis: Axis
    written: dict[float, str]


def score_chart(id: str, marks: Marks, frame: Frame, words: Words) -> Svg:
    """Draw scores of 0–10: a dot for each column, joined to its neighbour, the range behind it."""
    canvas = Canvas(id, frame, SCORES, DEPTH)
    canvas.shade_period()
    canvas.plot.scale([(canvas.y(step), f"{step:g}") for step in SCORES.steps])
    canvas.hatch_missing([mark is None for mark in marks])
    _ranges(canvas, marks)
    _joins(canvas, marks, pairwise(range(len(marks))), stroke_width=2)
    _dots(canvas, marks)
    return Svg(canvas.finish(words))


def weight_chart(id: str, marks: Marks, frame: Frame, words: Words, scale: WeightScale) -> Svg:
    """Draw weights: dots, with a dotted line between those at most two weeks apart. Nothing is hatched."""
    canvas = Canvas(id, frame, scale.axis, DEPTH)
    _ranges(canvas, marks)
    spans = frame.columns.spans
    there = [n for n, mark in enumerate(marks) if mark]
    joined = [
        (a, b) for a, b in pairwise(there) if (spans[b].first - spans[a].last).days <= JOINED_DAYS
    ]
    _joins(canvas, marks, joined, stroke_width=1.5, stroke_dasharray="2 4")
    canvas.plot.scale([(canvas.y(s), scale.written[s]) for s in scale.axis.steps], inside=True)
    _dots(canvas, marks)
    return Svg(canvas.finish(words))


def bar_chart(id: str, marks: Marks, frame: Frame, words: Words, axis: Axis) -> Svg:
    """Draw a bar from zero to the middle value of each column, its range as a line."""
    canvas = Canvas(id, frame, axis, DEPTH)
    canvas.plot.scale([(canvas.y(step), f"{step:g}") for step in axis.steps])
    canvas.hatch_missing([mark is None for mark in marks])
    many = len(marks)
    bars = [
        canvas.plot.box(
            (n + 0.5 - BAR / 2) / many, canvas.y(mark.middle), BAR / many, canvas.bottom - canvas.y(mark.middle)
        )
        for n, mark in enumerate(marks)
        if mark
    ]  # fmt: skip
    canvas.plot.group("c-bar", bars, fill=WASH, stroke=TEAL)
    _ranges(canvas, marks)
    return Svg(canvas.finish(words))


def _ranges(canvas: Canvas, marks: Marks) -> None:
    at = canvas.frame.middle
    lines = (
        canvas.plot.line(at(n), canvas.y(mark.low), at(n), canvas.y(mark.high))
        for n, mark in enumerate(marks)
        if mark and mark.low < mark.high
    )
    canvas.plot.group("c-range", lines, stroke=TEAL, stroke_width=2, stroke_opacity=".45")


def _joins(canvas: Canvas, marks: Marks, joined: Iterable[tuple[int, int]], **look: object) -> None:
    at = canvas.frame.middle
    lines = []  # between two columns that both have a mark: a gap stays open
    for a, b in joined:
        one, two = marks[a], marks[b]
        if one and two:
            lines.append(canvas.plot.line(at(a), canvas.y(one.middle), at(b), canvas.y(two.middle)))
    canvas.plot.group("c-line", lines, stroke=TEAL, stroke_linecap="round", **look)


def _dots(canvas: Canvas, marks: Marks) -> None:
    radius = 3.6 if len(marks) <= CROWDED else 2.6
    dots = (
        canvas.plot.dot(canvas.frame.middle(n), canvas.y(mark.middle), radius)
        for n, mark in enumerate(marks)
        if mark
    )
    canvas.plot.group("c-dot", dots, fill=TEAL)
