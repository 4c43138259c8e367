"""The chart of stool forms: every poo a dot at its form, blood in a row of its own."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import sqrt

from diary.domain.charts.frame import Canvas, Frame, Words
from diary.domain.charts.lines import CROWDED
from diary.domain.charts.scales import FORMS
from diary.domain.charts.svg import INK, TEAL, Svg
from diary.domain.trends.told import Stool

DEPTH, BLOOD_ROW = 168.0, 22.0
LARGEST = 7.0

ByDay = Mapping[date, Sequence[Stool]]


def stool_chart(
    id: str, stools: ByDay, complete: frozenset[date], frame: Frame, words: Words
) -> Svg:
    """Draw each poo whose form is known; in weeks and months, a larger dot for more of them.

    ``stools`` are the poos of each day with any. ``complete`` are days ticked complete: without a poo they
    stay blank, and are not hatched.
    """
    columns = frame.columns.spans
    inside = [[s for day in span for s in stools.get(day, ())] for span in columns]
    bleeds = [any(stool.shows_blood for stool in of_column) for of_column in inside]
    canvas = Canvas(id, frame, FORMS, DEPTH, BLOOD_ROW if any(bleeds) else 0)
    canvas.shade_period()
    canvas.plot.scale([(canvas.y(step), f"{step:g}") for step in FORMS.steps])
    known = [bool(of_column) for of_column in inside]
    canvas.hatch_missing(
        [
            not known[n] and not any(day in complete for day in span)
            for n, span in enumerate(columns)
        ]
    )
    canvas.plot.group("c-dot", _dots(canvas, inside), fill=TEAL)
    canvas.plot.group(
        "c-ink",
        (canvas.plot.wedge(frame.middle(n), canvas.bottom + 18) for n, bled in enumerate(bleeds) if bled),
        fill=INK,
    )  # fmt: skip
    return Svg(canvas.finish(words))


def _dots(canvas: Canvas, inside: Sequence[Sequence[Stool]]) -> list[str]:
    many = len(inside)
    is_daily = canvas.frame.columns.unit == "day"
    radius = 3.8 if many <= CROWDED else 2.6
    dots = []
    for n, of_column in enumerate(inside):
        forms = Counter(stool.form for stool in of_column if stool.form is not None)
        for form, count in sorted(forms.items()):
            y = canvas.y(form)
            if is_daily:  # side by side in the day's column
                shares = [(n + (k + 1) / (count + 1)) / many for k in range(count)]
                dots += [canvas.plot.dot(x, y, radius) for x in shares]
            else:
                size = min(LARGEST, 2 * sqrt(count))
                dots.append(canvas.plot.dot((n + 0.5) / many, y, size))
    return dots
