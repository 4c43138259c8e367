"""When eating gets narrow: which facts a diary and its checklists show, and which they do not."""

from datetime import timedelta

import pytest

from diary.domain.patterns.eating import eating_facts, left_out
from diary.domain.patterns.restriction import guard
from tests.diary.factories import NOON, a_payload
from tests.diary.patterns.diaries import day, meal, recorded

FOODS = ("dairy", "gluten", "onion_garlic", "coffee_tea")


def eaten(*stretches):
    """Write a meal on twenty days of each stretch of four weeks, the newest first."""
    meals = []
    for place, tags in enumerate(stretches):
        meals += [meal(1 + place * 28 + n, 13, *tags) for n in range(20)]
    return meals


def test_foods_that_are_no_longer_eaten_are_counted_and_the_list_grows():
    said = recorded(*eaten(("rice",), ("rice", "dairy", "gluten"), ("rice", *FOODS)))

    assert left_out(said, day(1)) == (2, 4)
    assert guard(eating_facts(said, (), NOON)).reasons == ("more_foods_left_out",)


def test_a_food_that_came_back_is_not_left_out():
    said = recorded(*eaten(("rice", "dairy"), ("rice",), ("rice", "dairy")))

    assert left_out(said, day(1)) == (1, 0)
    assert not guard(eating_facts(said, (), NOON)).pauses


def test_weeks_without_meals_written_down_say_nothing_of_what_was_eaten():
    few = [meal(n, 13, "rice") for n in range(1, 10)]

    assert left_out(recorded(*few, *eaten((), FOODS, FOODS)[20:]), day(1))[1] is None
    assert left_out(recorded(), day(1)) == (None, None)
    assert not guard(eating_facts(recorded(), (), NOON)).pauses


def test_what_two_checklists_say_counts_before_what_the_diary_shows():
    said = recorded(*eaten(FOODS, FOODS, FOODS))
    facts = eating_facts(said, ({"food_groups_cut": 3.0}, {"food_groups_cut": 1.0}), NOON)

    assert (facts.foods_left_out_before, facts.foods_left_out_now) == (1, 3)
    assert guard(facts).reasons == ("more_foods_left_out",)
    assert eating_facts(said, ({"food_groups_cut": 3.0},), NOON).foods_left_out_now == 0


@pytest.mark.parametrize(("kg", "pauses"), [(66.4, True), (69.0, False)])
def test_weight_lost_pauses(kg, pauses):
    weights = [
        a_payload(
            "measurement", pulse_bpm=None, measured_at=NOON - timedelta(days=ago), weight_value=value,
            weight_unit="kg", weight_kg=value,
        )
        for ago, value in ((120, 70.0), (60, 68.0), (2, kg))
    ]  # fmt: skip

    assert guard(eating_facts(recorded(*weights), (), NOON)).pauses is pauses


@pytest.mark.parametrize(("answer", "pauses"), [("yes", True), ("no", False), ("unsure", False)])
def test_eating_almost_nothing_pauses_by_the_newest_checklist(answer, pauses):
    newest, older = {"starvation": answer}, {"starvation": "yes"}

    assert guard(eating_facts(recorded(), (newest, older), NOON)).pauses is pauses
