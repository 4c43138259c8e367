"""Different plants a week: what is one plant, and over how many days they were counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.trends.plants import MOST_WEEKS, different_plants, plant_key, plant_weeks
from diary.domain.trends.span import Span
from tests.diary.trends.said import complete, day_ago, meal, told, whole_day


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("apple", "Apples"), ("green beans", " Green  bean "), ("tomato", "tomatoes"), ("berry", "berries"),
        ("radish", "radishes"), ("peach", "peaches"), ("olive", "olives"), ("oat", "oats."), ("jalapeño", "jalapen\u0303o"),
        ("lentil", "ＬＥＮＴＩＬＳ"), ("manzana", "manzanas"), ("🍎", "🍎"),
    ],
)  # fmt: skip
def test_spellings_of_one_plant(one, other):
    assert plant_key(one) == plant_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("pea", "peach"), ("asparagus", "asparagu"), ("cress", "cres"), ("black beans", "green beans"), ("rice", "ricea")],
)  # fmt: skip
def test_different_plants(one, other):
    assert plant_key(one) != plant_key(other)


@given(st.text(max_size=80))
def test_a_key_of_a_key_is_itself(name):
    assert plant_key(plant_key(name)) == plant_key(name)


def test_one_spelling_of_each_is_listed_by_alphabet():
    assert different_plants(["oats", "Apple", "apples", "OATS", " . "]) == ("Apple", "OATS")


def test_a_week_counts_its_plants_over_the_days_so_far():
    week, before = plant_weeks(
        told(
            meal(0, "oats", "Apple"), meal(1, "apples"), complete(0), whole_day(1, symptoms_complete=True),
            meal(6, "rice"), meal(9, "lentils"), complete(9),
        ),
        Span(day_ago(9), day_ago(0)),
        "monday",
    )[::-1]  # fmt: skip

    assert week.names == ("Apple", "oats", "rice")
    assert (week.days_so_far, week.days_complete, week.days_with_plants) == (7, 1, 3)
    assert (before.names, before.days_complete) == (("lentils",), 1)


def test_a_week_that_began_before_the_span_is_whole():
    (week,) = plant_weeks(told(meal(6, "rice")), Span(day_ago(0), day_ago(0)), "monday")

    assert (week.week.first, week.names, week.days_so_far) == (day_ago(6), ("rice",), 7)


def test_weeks_follow_the_persons_first_day():
    weeks = plant_weeks(told(), Span(day_ago(1), day_ago(0)), "sunday")

    assert [week.week.first for week in weeks] == [day_ago(7), day_ago(0)]
    assert [week.days_so_far for week in weeks] == [7, 1]


def test_a_long_time_shows_the_newest_thirteen_weeks():
    weeks = plant_weeks(told(meal(0, "rice")), Span(day_ago(900), day_ago(0)), "monday")

    assert len(weeks) == MOST_WEEKS
    assert weeks[-1].names == ("rice",)
