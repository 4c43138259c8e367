"""On which days an exposure was there, was surely not, and when nobody can say; and what came before what."""

import random
from datetime import timedelta

import numpy as np
import pytest

from diary.domain.patterns.exposed import exposed
from tests.diary.factories import TODAY, a_payload
from tests.diary.patterns.diaries import (
    ONION,
    complete,
    course,
    day,
    dose,
    meal,
    recorded,
    symptom,
    table,
    values,
    whole_day,
)

NSAID = "medicine:nsaid"
GEL = "medicine:own:knee gel"


def column(key, *entries):
    return values(table(*entries, compared=(key,)).exposures[key])


def same_day(key, *entries):
    return values(table(*entries, compared=(key,)).before_onset["bloating", key])


def test_a_food_is_there_or_away_only_on_days_whose_meals_were_ticked_complete():
    said = [meal(4), complete(3), meal(2, 9, "dairy"), complete(1), meal(1)]

    assert column(ONION, *said) == [None, 0, None, 1]


def test_too_unwell_to_tick_meals_does_not_put_foods_on_bad_days():
    made, entries = random.Random(5), []  # noqa: S311 - not a secret
    for ago in range(1, 601):
        score = made.randrange(9)
        entries.append(symptom(ago, score))
        if made.random() < (0.4 if score > 4 else 0.95):
            entries.append(complete(ago))
        if made.random() < 0.4:
            entries.append(meal(ago))
    found = table(*entries)
    scores, eaten = found.outcomes["bloating"], found.exposures[ONION]

    assert abs(scores[eaten == 1].mean() - scores[eaten == 0].mean()) < 0.4  # carelessly: 0.9


def test_a_course_without_doses_is_taken_on_all_of_its_days():
    taken = course(started_on=day(5), stopped_on=day(3))

    assert column(NSAID, taken, *(symptom(n, 1) for n in range(1, 7))) == [0, 1, 1, 1, 0, 0]


def test_a_course_with_doses_is_known_by_them():
    taken = (course(started_on=day(5)), 1)
    doses = [dose(5), dose(4, skipped=True), dose(2, skipped=True), dose(2, hour=20)]

    assert column(NSAID, taken, *doses, symptom(6, 1), symptom(1, 1)) == [0, 1, 0, None, 1, None]


def test_a_course_with_no_known_start_says_nothing_of_its_days():
    taken = course(stopped_on=day(3))

    assert column(NSAID, taken, *(symptom(n, 1) for n in range(1, 6))) == [None, None, None, 0, 0]


def test_a_dose_of_a_medicine_that_is_gone_is_known_by_its_name():
    said = [
        dose(3, 5, medicine_name="Knee  Gel"),
        dose(2, 5, medicine_name="Knee gel", skipped=True),
    ]

    assert column(GEL, *said, symptom(1, 1)) == [1, 0, None]


def test_nobody_who_never_logged_something_is_without_it():
    for key in (ONION, NSAID, GEL, "habit:stress", "habit:active", "habit:period"):
        assert column(key, symptom(2, 1), symptom(1, 1)) == [None, None]


@pytest.mark.parametrize(
    ("key", "field", "said", "found"),
    [
        ("habit:stress", "stress_0_10", [2, 5, None, 5, 8], [0, 0, None, 0, 1]),
        ("habit:short_sleep", "sleep_hours", [6.0, 7.0, None, 7.0, 8.0], [1, 0, None, 0, 0]),
        ("habit:active", "activity_minutes", [0, 30, None, 30, 60], [0, 0, None, 0, 1]),
        ("habit:period", "period", [True, False, None, False, True], [1, 0, None, 0, 1]),
    ],
)
def test_a_habit_is_told_against_what_is_usual_for_the_person(key, field, said, found):
    days = [whole_day(5 - n, **{field: value}) for n, value in enumerate(said)]

    assert column(key, *days) == found


def test_a_habit_that_never_varies_is_never_there():
    assert column("habit:stress", *(whole_day(n, stress_0_10=10) for n in range(1, 4))) == [0, 0, 0]


# Onsets at 15:00 on most days: the hour that counts is 15:00.
def test_on_the_same_day_only_what_came_before_the_symptom_counts():
    said = [symptom(5, 4), symptom(4, 4), symptom(3, 4), complete(2), complete(1)]
    meals = [meal(5, 9), complete(5), meal(4, 18), complete(4), meal(2, 9)]

    assert same_day(ONION, *said, *meals) == [1, 0, None, 1, 0]


def test_eaten_after_the_hour_and_perhaps_before_is_unknown():
    assert same_day(ONION, symptom(2, 4), meal(2, 18), symptom(1, 4)) == [None, None]
    assert same_day(ONION, symptom(2, 4), meal(2, 9), symptom(1, 4)) == [None, None]


def test_a_day_that_began_with_the_symptom_is_left_out_with_the_food_and_without():
    usual = [symptom(n, 4) for n in range(5, 9)] + [complete(n) for n in range(1, 9)]
    early = [symptom(4, 6, hour=7), meal(4, 9), symptom(3, 6, hour=7)]
    overnight = symptom(2, 8, hour=22, ended_at=a_payload("note").written_at - timedelta(hours=20))

    found = same_day(ONION, *usual, *early, overnight)

    assert found[4:6] == [None, None]
    assert found[6:] == [0, None]


def test_the_worst_of_a_day_says_when_it_began():
    said = [complete(n) for n in range(1, 5)] + [symptom(n, 4) for n in (4, 3, 2)]
    twice = [symptom(1, 2, hour=8), symptom(1, 7, hour=15), meal(1, 12)]

    assert same_day(ONION, *said, *twice)[-1] == 1


def test_two_zones_in_a_day_go_by_the_instant():
    # Lunch at 14:00 in New York, on the same local day as a symptom that began at 15:00 in London: it was first.
    said = [
        symptom(3, 4),
        symptom(2, 4),
        symptom(1, 4),
        meal(1, 14, zone="America/New_York"),
        complete(1),
    ]

    assert same_day(ONION, *said)[-1] is None


def test_what_nobody_can_say_the_hour_of_has_no_same_day():
    days = [
        whole_day(n, stress_0_10=n, activity_minutes=n, sleep_hours=float(n)) for n in (1, 2, 3)
    ]
    found = table(*days, compared=("habit:stress", "habit:active", "habit:short_sleep"))

    assert set(found.before_onset) == {("bloating", "habit:short_sleep")}


def test_the_day_a_course_began_may_have_begun_after_the_symptom():
    said = [complete(n) for n in range(1, 5)]

    assert same_day(NSAID, course(started_on=day(3)), *said) == [0, None, 1, 1]


def test_what_is_eaten_at_random_hours_does_not_look_good_for_somebody():
    """More of a day has passed without a symptom than before one: counted carelessly, any food would seem to help."""
    made, entries = random.Random(11), []  # noqa: S311 - not a secret
    for ago in range(1, 1501):
        entries.append(complete(ago))
        if made.random() < 0.5:
            entries.append(symptom(ago, 4, hour=made.randrange(8, 22)))
        if made.random() < 0.4:
            entries.append(meal(ago, made.randrange(7, 21)))
    found = table(*entries)
    scores, counted = found.outcomes["bloating"], found.before_onset["bloating", ONION]
    known = ~np.isnan(counted)

    difference = scores[known & (counted == 1)].mean() - scores[known & (counted == 0)].mean()

    assert abs(difference) < 0.35  # "exposed only if it came first" makes this -0.9


def test_an_exposure_is_asked_for_by_its_days():
    said = exposed(ONION, recorded(meal(2), complete(1)), [day(2), day(1), TODAY])

    assert (list(said.on), said.off) == ([day(2)], frozenset({day(1)}))
