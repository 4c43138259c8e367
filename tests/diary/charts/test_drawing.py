"""Charts: a mark for every recorded day, a gap for every other, nothing that breaks out of the drawing."""

import re
import time
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.charts.frame import LONGEST_NAME, MOST_COURSES, Words, courses_shown
from diary.domain.charts.lines import WeightScale, bar_chart, score_chart, weight_chart
from diary.domain.charts.scales import SCORES, count_axis, round_axis
from diary.domain.charts.stools import stool_chart
from diary.domain.charts.svg import Svg, escape
from diary.domain.trends.told import Course, Stool
from tests.diary.charts.drawn import (
    LAST,
    SVG,
    WORDS,
    frame,
    mark,
    marks_of,
    parsed,
    words_of,
)
from tests.diary.factories import NOON

scores = st.lists(st.none() | st.integers(0, 10).map(mark), min_size=1, max_size=92)
NASTY = (
    "<script>alert(1)</script>", "\"' onload=x", "]]><svg/onload=1>", "&amp;", "\u202eمرحبا\u202c", "🤢" * 30,
    "a\x00b\x0bc", "\ud800", "x" * 500, "--><!--", "",
)  # fmt: skip


def chart(values, **more):
    return score_chart("s1", values, frame(len(values), **more), WORDS)


@given(scores)
def test_every_recorded_day_is_a_dot_and_every_other_is_hatched(values):
    svg = chart(values)
    hatched = sum(float(box.get("width").rstrip("%")) for box in marks_of(svg, "c-missing"))

    assert len(marks_of(svg, "c-dot")) == sum(v is not None for v in values)
    assert hatched == pytest.approx(100 * values.count(None) / len(values), abs=0.5)


@given(scores)
def test_a_line_joins_neighbours_only(values):
    joined = sum(a is not None and b is not None for a, b in pairwise(values))

    assert len(marks_of(chart(values), "c-line")) == joined


def test_zero_stands_on_the_bottom_and_ten_at_the_top():
    low, high = marks_of(chart([mark(0), mark(10)]), "c-dot")

    assert float(low.get("cy")) - float(high.get("cy")) == 150


def test_a_column_of_several_days_shows_its_range():
    values = [mark(4, 1, 9), mark(3), *([None] * 12)]
    (line,) = marks_of(score_chart("s1", values, frame(93), WORDS), "c-range")

    assert float(line.get("y1")) > float(line.get("y2"))


@pytest.mark.parametrize("text", NASTY)
def test_no_word_breaks_the_drawing(text):
    course = Course(LAST, text, None, start_known=True, dose=None)
    words = Words(text, text, lambda day, form: text)
    svg = score_chart("s1", [mark(4), None], frame(2, courses=(course,)), words)

    root = parsed(svg)
    known = {
        "svg",
        "title",
        "desc",
        "g",
        "line",
        "rect",
        "circle",
        "text",
        "defs",
        "pattern",
        "path",
    }
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= known
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]


@given(st.text(max_size=60))
def test_a_title_is_read_back_as_it_was_written(text):
    title = parsed(score_chart("s1", [mark(4)], frame(1), Words(text, "", WORDS.date)))[0]
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]", "", text)

    assert (title.text or "") == kept


def test_nothing_in_a_chart_is_style_or_script_of_its_own():
    svg = chart([mark(4), None, mark(2)])

    assert not re.search(r"<style|style=|<script|href|\son\w+=", svg)


def test_a_chart_has_a_name_a_description_and_colours_that_print():
    svg = chart([mark(4), None])
    root = parsed(svg)

    assert (root.get("role"), root[0].text, root[1].text) == ("img", "Sample title", "Sample description")  # fmt: skip
    assert root.get("aria-labelledby") == root[0].get("id")
    assert root.get("aria-describedby") == root[1].get("id")
    for group in root.iter(f"{SVG}g"):
        assert group.get("fill") or group.get("stroke"), group.get("class")


def test_a_chart_of_a_fixed_width_has_no_percent():
    svg = chart([mark(4), None, mark(2)], width=400, period=frozenset({LAST}))

    assert "%" not in svg
    assert 'viewBox="-34 0 400' in svg


def test_a_template_puts_a_chart_in_as_it_is():
    assert Svg("<svg/>").__html__() == "<svg/>"
    assert escape("<&\"'\x00") == "&lt;&amp;&quot;&#x27;"


def test_a_period_is_shaded_day_by_day_also_in_weeks():
    days = frozenset(LAST - timedelta(days=n) for n in (0, 1, 10))
    boxes = marks_of(score_chart("s1", [None] * 14, frame(93, period=days), WORDS), "c-period")

    assert len(boxes) == 2
    assert marks_of(chart([mark(1)]), "c-period") == []


def course(first: int, last: int | None, name: str = "Sample tablet") -> Course:
    day = LAST - timedelta(days=first)
    end = None if last is None else LAST - timedelta(days=last)
    return Course(day, name, end, start_known=True, dose=None)


def test_a_course_is_a_bar_from_its_first_day_to_the_end_of_its_last():
    (bar,) = marks_of(chart([mark(1)] * 10, courses=(course(4, 2),)), "c-bar")

    assert (bar.get("x"), bar.get("width")) == ("50.00%", "30.00%")


def test_a_course_that_goes_on_reaches_the_end_and_one_from_before_the_start():
    (bar,) = marks_of(chart([mark(1)] * 10, courses=(course(900, None),)), "c-bar")

    assert (bar.get("x"), bar.get("width")) == ("0.00%", "100.00%")


def test_courses_that_do_not_touch_the_days_are_left_out():
    here = [course(4, 2), course(40, 9), course(0, None)]
    span = frame(10).span

    assert courses_shown([*here, course(40, 10), course(-1, None)], span) == tuple(sorted(here))


def test_there_is_room_for_the_newest_courses_and_for_the_start_of_a_long_name():
    many = tuple(course(9 - n, 0, f"{n} {'long name ' * 8}") for n in range(6))
    svg = chart([mark(1)] * 10, courses=many)
    names = [word for word in words_of(svg) if "long" in word]

    assert len(names) == MOST_COURSES
    assert names[0].startswith("2 ")
    assert max(map(len, names)) <= LONGEST_NAME


def test_weights_further_apart_than_two_weeks_are_not_joined():
    values = [None] * 40
    values[0], values[14], values[30] = mark(70), mark(71), mark(70)
    axis = round_axis(70, 71, 4)
    scale = WeightScale(axis, {step: f"{step:g} kg" for step in axis.steps})
    svg = weight_chart("w", values, frame(40), WORDS, scale)

    assert len(marks_of(svg, "c-line")) == 1
    assert marks_of(svg, "c-missing") == []
    assert "68 kg" in words_of(svg)


def test_a_bar_is_as_high_as_its_value():
    bars = marks_of(
        bar_chart("b", [mark(4), None, mark(8)], frame(3), WORDS, count_axis(8)), "c-bar"
    )

    assert [float(bar.get("height")) for bar in bars] == [75, 150]


def stool(form: int | None, blood: str | None = None) -> Stool:
    return Stool(NOON, form, blood, None)


def test_each_poo_is_a_dot_side_by_side_and_blood_has_its_own_row():
    by_day = {
        LAST: [stool(4), stool(4), stool(6, "on_paper")],
        LAST - timedelta(days=2): [stool(None)],
    }
    complete = frozenset({LAST - timedelta(days=1)})
    svg = stool_chart("p", by_day, complete, frame(4), WORDS)

    assert len({(dot.get("cx"), dot.get("cy")) for dot in marks_of(svg, "c-dot")}) == 3
    assert len(marks_of(svg, "c-ink")) == 1
    (hatched,) = marks_of(svg, "c-missing")
    assert (hatched.get("x"), hatched.get("width")) == ("0.00%", "25.00%")


def test_in_weeks_more_poos_of_a_form_are_a_larger_dot():
    by_day = {LAST - timedelta(days=n): [stool(4)] for n in range(4)} | {LAST: [stool(6)]}
    dots = marks_of(stool_chart("p", by_day, frozenset(), frame(93), WORDS), "c-dot")
    size = {dot.get("cy"): float(dot.get("r")) for dot in dots}

    assert len(size) == 2
    assert max(size.values()) > min(size.values())


def test_a_chart_of_ninety_days_takes_a_millisecond(capsys):
    values = [None if n % 9 == 0 else mark(n % 11) for n in range(90)]
    by_day = {LAST - timedelta(days=n): [stool(1 + n % 7)] * (n % 3) for n in range(90)}
    around = frame(90, courses=(course(80, 60), course(20, None)), period=frozenset({LAST}))
    drawings = {
        "scores": lambda: score_chart("s", values, around, WORDS),
        "bars": lambda: bar_chart("b", values, around, WORDS, SCORES),
        "stool forms": lambda: stool_chart("p", by_day, frozenset(), around, WORDS),
    }
    best = {name: min(_milliseconds(draw) for _ in range(20)) for name, draw in drawings.items()}
    with capsys.disabled():
        print("\n90 days:", ", ".join(f"{name} {ms:.2f} ms" for name, ms in best.items()))  # noqa: T201

    assert max(best.values()) < 5, "five times what we hold ourselves to: the machine may be busy"


def _milliseconds(draw) -> float:
    start = time.perf_counter()
    draw()
    return (time.perf_counter() - start) * 1000
