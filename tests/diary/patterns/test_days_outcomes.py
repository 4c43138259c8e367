"""What of a diary is an outcome: missing is missing, 0 is only what was said to be 0."""

import random
from datetime import UTC, date, datetime, timedelta

from diary.domain.patterns.days import MOST_DAYS, MOST_SYMPTOMS, outcome, symptoms_compared
from tests.diary.factories import TODAY, a_payload
from tests.diary.patterns.diaries import (
    ONION,
    complete,
    course,
    day,
    meal,
    recorded,
    symptom,
    table,
    values,
    whole_day,
)


def bloating(*entries, **more):
    return values(table(*entries, **more).outcomes["bloating"])


def test_a_day_is_its_worst_score_and_a_day_without_one_is_missing():
    assert bloating(symptom(4, 2), symptom(4, 6), symptom(4, 3), symptom(1, 5)) == [
        6,
        None,
        None,
        5,
    ]


def test_nothing_is_zero_only_where_that_was_said():
    said = [symptom(4, 0), complete(3), whole_day(2, meals_complete=True), symptom(1, 4)]

    assert bloating(*said) == [0, 0, None, 4]


def test_a_day_ticked_complete_keeps_its_score():
    assert bloating(complete(2), symptom(2, 7), symptom(1, 1)) == [7, 1]


def test_a_lasting_symptom_counts_on_each_of_its_days():
    until = {"ended_at": datetime(2026, 11, 21, 9, tzinfo=UTC)}

    assert bloating(symptom(4, 5, **until), symptom(2, 7)) == [5, 5, 7, 5]


def test_today_counts_only_once_it_is_ticked_complete():
    assert bloating(symptom(1, 3), symptom(0, 8, hour=9)) == [3]
    assert bloating(symptom(1, 3), symptom(0, 8, hour=9), complete(0)) == [3, 8]


def test_days_to_come_are_left_out():
    assert bloating(symptom(1, 3), complete(-3)) == [3]


def test_a_diary_of_nothing_is_one_row_without_a_value():
    empty = table()

    assert (empty.first, empty.length) == (day(1), 1)
    assert values(empty.outcomes["bloating"]) == [None]
    assert values(empty.exposures[ONION]) == [None]
    assert empty.covariates == {}


def test_a_diary_begins_with_its_first_day_and_not_with_a_medicine_of_long_ago():
    assert table(course(started_on=date(2019, 1, 1)), symptom(2, 1)).length == 2


def test_what_is_older_than_five_years_is_left_out():
    ancient = whole_day(20_000, symptoms_complete=True)

    assert table(ancient, symptom(1, 1)).length == MOST_DAYS


def test_each_entry_counts_on_the_day_it_was_where_it_was_written():
    # 20:00 in New York is the next day in London, where the diary is at home.
    away = symptom(3, 6, hour=20, zone="America/New_York")
    home = symptom(2, 2, hour=0)

    assert bloating(away, home, symptom(1, 1)) == [6, 2, 1]


def test_an_hour_that_comes_twice_and_one_that_never_comes_stay_on_their_day():
    back = a_payload(
        "symptom", severity_0_10=5, started_at=datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    )
    before = a_payload(
        "symptom", severity_0_10=2, started_at=datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    )  # half past midnight of the 25th in London

    found = table(back, before, today=date(2026, 10, 26))

    assert (found.first, values(found.outcomes["bloating"])) == (date(2026, 10, 25), [5])


def test_the_same_day_twice_is_one_row_and_the_order_makes_no_difference():
    entries = [symptom(n, n % 7) for n in range(1, 30)] * 2
    entries += [meal(n, 12) for n in range(1, 30, 3)] + [
        complete(n, stress_0_10=n % 5) for n in range(1, 30)
    ]
    shuffled = random.Random(7).sample(entries, len(entries))  # noqa: S311 - not a secret

    one, two = (table(*order, compared=(ONION, "habit:stress")) for order in (entries, shuffled))

    assert one.length == 29
    for name in ("outcomes", "exposures", "before_onset", "covariates"):
        mine, theirs = getattr(one, name), getattr(two, name)
        assert mine.keys() == theirs.keys()
        assert all(values(mine[key]) == values(theirs[key]) for key in mine)


def test_tracked_symptoms_come_first_then_those_of_most_days_and_no_more_than_eight():
    own = [symptom(n, 3, tag=None, own_label="Foggy  Head") for n in range(1, 8)]
    often = [symptom(n, 3, tag="wind") for n in range(1, 10)]
    seldom = [symptom(n, 3, tag="tiredness") for n in range(1, 5)]
    never = [symptom(n, 0, tag="reflux") for n in range(1, 20)]
    said, days = recorded(*own, *often, *seldom, *never), [day(n) for n in range(1, 20)]

    assert symptoms_compared(said, ("nausea",), days) == ("nausea", "wind", "own:foggy head")
    many = tuple(f"tag{n}" for n in range(12))
    assert symptoms_compared(said, many, days) == many[:MOST_SYMPTOMS]


def test_stress_sleep_and_cycle_are_told_only_when_they_were_logged():
    found = table(whole_day(2, stress_0_10=0, sleep_hours=7.5), whole_day(1, stress_0_10=4))

    assert {name: values(column) for name, column in found.covariates.items()} == {
        "stress": [0, 4],
        "sleep": [7.5, None],
    }


def test_a_symptom_nobody_wrote_about_is_missing_on_every_day():
    days = [TODAY - timedelta(days=n) for n in range(3)]

    assert values(outcome(recorded(symptom(1, 4)), "nausea", days)) == [None, None, None]
