"""Sentences about numbers: counts first, missing days always, never why."""

from datetime import date

import pytest

from diary.domain.trends.bowel import bowel_numbers
from diary.domain.trends.plants import plant_weeks
from diary.domain.trends.series import Numbers
from diary.domain.trends.span import Span
from diary.domain.trends.weights import weight_change
from diary.wording.trends.bowel import blood_says, bowel_says, forms_cell
from diary.wording.trends.plain import Days, number, weight, weight_difference, whole_stretch
from diary.wording.trends.plants import plants_say
from diary.wording.trends.series import Compared, sleep_says, stress_says, symptom_says
from diary.wording.trends.weight import change_says, doubt_says
from tests.diary.factories import NOON, TODAY
from tests.diary.trends.said import complete, day_ago, meal, poo, told, weighed

DAYS = Days(TODAY)
WEEK = Span(day_ago(6), day_ago(0))
SOME = Numbers(30, 25, 18, 2, 5, 8, date(2026, 11, 12), date(2026, 11, 1))
BEFORE = Numbers(30, 20, 12, 1, 4, 6, date(2026, 10, 2), date(2026, 10, 1))


@pytest.mark.parametrize(
    ("said", "sentences"),
    [
        (
            Compared(SOME, BEFORE),
            [
                "Noted on 18 of 25 recorded days.",
                "On those days the middle score was 5, from 2 to 8; the worst on 12 November.",
                "5 of 30 days are missing.",
                "In the 30 days before: on 12 of 20 recorded, middle score 4, 10 missing.",
            ],
        ),
        (Compared(Numbers(7, 7, 0)), ["Noted on 0 of 7 recorded days.", "No day is missing."]),
        (
            Compared(Numbers(7, 0, 0), Numbers(7, 0, 0)),
            ["Nothing is recorded for these days.", "7 of 7 days are missing."],
        ),
        (
            Compared(Numbers(7, 6, 1, 3, 3, 3, TODAY, TODAY), Numbers(7, 0, 0)),
            [
                "Noted on 1 of 6 recorded days.",
                "The score was 3 of 10, on 22 November.",
                "1 of 7 days is missing.",
                "In the 7 days before, nothing is recorded.",
            ],
        ),
    ],
)
def test_a_symptom_in_sentences(said, sentences):
    assert symptom_says(said, DAYS) == sentences


def test_sleep_and_stress_in_sentences():
    assert sleep_says(Compared(SOME), DAYS) == [
        "Written down for 25 of 30 nights.",
        "Middle value 5 hours, from 2 to 8; the shortest before 1 November.",
        "5 of 30 days are missing.",
    ]
    assert stress_says(Compared(SOME, BEFORE), DAYS)[3] == (
        "In the 30 days before: middle value 4, 10 missing."
    )


def test_poo_in_sentences():
    some = told(poo(1, 4), poo(1.1, 6), poo(2, 4, blood="on_paper"), complete(5))

    assert bowel_says(bowel_numbers(some, WEEK), bowel_numbers(told(), WEEK)) == [
        "3 poos, on 2 of 7 days.",
        "1 to 2 on such a day, middle value 1.5.",
        "Most often form 4: 2 of 3. Firmest 4, loosest 6.",
        "4 of 7 days are missing. 1 day you marked complete has no poo.",
        "In the 7 days before, nothing is recorded.",
    ]
    assert blood_says(bowel_numbers(some, WEEK), DAYS) == ["You noted blood on 1 day: 20 November."]


def test_many_days_of_blood_are_counted_after_the_newest():
    often = bowel_numbers(
        told(*(poo(n, blood="mixed") for n in range(9))), Span(day_ago(9), day_ago(0))
    )

    assert blood_says(often, DAYS)[0].endswith("17 November and 3 earlier days.")


def test_forms_of_many_poos_are_counted():
    stools = told(*(poo(n / 100, 4 if n % 2 else None) for n in range(8))).days[TODAY].stools

    assert forms_cell(stools) == "form not recorded × 4, 4 × 4"


@pytest.mark.parametrize(
    ("kg", "unit", "text"),
    [(70.6, "kg", "70.6 kg"), (70.0, "kg", "70 kg"), (70.6, "lb", "155.6 lb"), (70.6, "st", "11 st 2 lb"), (88.9, "st", "14 st 0 lb")],
)  # fmt: skip
def test_a_weight_in_the_persons_unit(kg, unit, text):
    assert weight(kg, unit) == text


@pytest.mark.parametrize(
    ("kg", "unit", "text"),
    [
        (-1.0, "kg", "1 kg less"), (2.25, "kg", "2.2 kg more"), (0.04, "kg", "no difference"), (-1.0, "lb", "2.2 lb less"),
        (-1.0, "st", "2 lb less"), (-7.0, "st", "1 st 1 lb less"), (0.2, "st", "no difference"), (0.23, "st", "1 lb more"),
    ],
)  # fmt: skip
def test_a_difference_of_weight_in_the_persons_unit(kg, unit, text):
    assert weight_difference(kg, unit) == text


def test_weight_in_sentences_says_what_is_missing():
    some = told(weighed(183, 72.0), weighed(1, 70.0), weighed(3, 71.0)).weighings

    assert change_says(weight_change(some, NOON, TODAY), "kg", DAYS) == [
        "Now 70.5 kg.",
        "That is the middle of 2 weighings in the last 14 days.",
        "Against 6 months ago: 1.5 kg less (then 72 kg, middle of 1, 16 to 29 May).",
        "No weight is written down around 12 months ago (15 to 28 November 2025).",
    ]


def test_without_a_weight_now_nothing_is_compared():
    some = told(weighed(183, 72.0)).weighings

    assert "nothing to compare" in change_says(weight_change(some, NOON, TODAY), "kg", DAYS)[0]


def test_a_doubtful_weight_is_a_question():
    (weighing,) = told(weighed(3, 180.8)).weighings

    assert doubt_says(weighing, "kg", DAYS) == (
        "Is 180.8 kg on 19 November right? It may be in another unit."
    )


def test_plants_in_sentences_say_over_how_many_days():
    weeks = plant_weeks(
        told(meal(0, "oats", "rice"), complete(0), meal(9, "rice")), Span(day_ago(20), TODAY)
    )

    assert plants_say(weeks) == [
        "This week so far: 2 different plants.",
        "Food was marked complete on 1 of 7 days, so there may be more.",
        "In 1 earlier week: 1.",
        "1 week has none written down.",
    ]


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 11, 16), date(2026, 11, 16), "16 November"),
        (date(2026, 11, 16), date(2026, 11, 17), "16 to 17 November"),
        (date(2026, 10, 16), date(2026, 11, 17), "16 October to 17 November"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 December 2025 to 2 January"),
        (date(2025, 3, 1), date(2025, 3, 2), "1 to 2 March 2025"),
    ],
)
def test_a_stretch_of_days(first, last, text):
    assert DAYS.stretch(Span(first, last)) == text


def test_the_period_itself_always_has_its_year():
    assert whole_stretch(Span(date(2026, 10, 24), TODAY)) == "24 October to 22 November 2026"


@pytest.mark.parametrize(("value", "text"), [(3.0, "3"), (3.5, "3.5"), (3.25, "3.2"), (0, "0")])
def test_a_number_has_at_most_one_decimal(value, text):
    assert number(value) == text
