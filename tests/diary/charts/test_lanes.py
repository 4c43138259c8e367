"""Days in two lanes: each known day once, in its lane at its score, and what is not known in neither."""

from datetime import date

import pytest

from diary.domain.charts.frame import Words
from diary.domain.charts.lanes import LANE, LaneDay, LaneWords, lanes_chart
from diary.wording.trends.plain import chart_date
from tests.diary.charts.drawn import marks_of, parsed, words_of

WORDS = Words("Bloating <after> onion", "Each day is a dot.", chart_date)
NAMES = LaneWords("Days after “onion & leek”", "Other days")


def drawn(*days):
    said = [LaneDay(score, exposed) for score, exposed in days]
    return lanes_chart("p1", said, date(2026, 8, 1), WORDS, NAMES)


def heights(svg, name):
    return [float(dot.get("cy")) for dot in marks_of(svg, name)]


def test_every_known_day_is_in_one_lane_and_the_others_are_hatched():
    svg = drawn((3, True), (None, True), (0, False), (10, False), (4, None))

    assert len(marks_of(svg, "c-dot")) == 1
    assert len(marks_of(svg, "c-open")) == 2
    assert len(marks_of(svg, "c-missing")) == 2


def test_ten_is_at_the_top_of_its_lane_and_zero_on_its_bottom():
    (top, bottom), (one,) = (heights(drawn((10, True), (0, True), (0, False)), n) for n in ("c-dot", "c-open"))  # fmt: skip

    assert bottom - top == LANE
    assert one > bottom + LANE


def test_each_lane_has_the_line_of_its_average_and_an_empty_one_has_none():
    svg = drawn((2, True), (4, True), (None, False))

    (line,) = marks_of(svg, "c-mean")
    assert float(line.get("y1")) == pytest.approx(sum(heights(svg, "c-dot")) / 2, abs=0.1)


def test_the_lanes_are_named_and_no_word_breaks_the_drawing():
    words = words_of(drawn((2, True), (4, False)))

    assert {"Days after “onion & leek”", "Other days"} <= set(words)
    assert parsed(drawn((2, True)))[0].text == "Bloating <after> onion"
    assert "style=" not in drawn((2, True))


def test_half_a_year_takes_few_bytes():
    svg = drawn(*[(n % 11, n % 3 == 0) for n in range(182)])

    assert len(svg) < 20_000
