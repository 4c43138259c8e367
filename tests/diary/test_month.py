"""What a calendar says of each day: the worst, the counts, and never that silence is well-being."""

from datetime import date, timedelta

import pytest

from diary.domain.month import summarise, weeks_of
from tests.diary.factories import NOON, TODAY, a_payload

MONTH = (date(2026, 11, 1), date(2026, 11, 30))


def said(*payloads, tracked=("bloating", "wind")):
    """Return what these payloads say of their days."""
    return summarise([(p.local_day(), p) for p in payloads], *MONTH, tracked)


def symptom(score, **fields):
    return a_payload("symptom", severity_0_10=score, **fields)


@pytest.mark.parametrize(
    ("starts", "first"),
    [
        ("monday", date(2026, 10, 26)),
        ("sunday", date(2026, 11, 1)),
        ("saturday", date(2026, 10, 31)),
    ],
)
def test_a_month_begins_with_the_week_of_its_first_day(starts, first):
    weeks = weeks_of(2026, 11, starts)

    assert weeks[0][0] == first
    assert all(len(week) == 7 for week in weeks)
    assert {day for week in weeks for day in week} >= {date(2026, 11, n) for n in range(1, 31)}


def test_a_leap_day_is_a_day():
    assert date(2028, 2, 29) in weeks_of(2028, 2, "monday")[4]


def test_a_day_without_entries_is_unknown_and_a_complete_one_is_not():
    days = said(a_payload("day", symptoms_complete=True, meals_complete=True))

    assert days[TODAY].is_complete_without_symptoms
    assert not days[TODAY].is_unknown
    assert days[TODAY - timedelta(days=1)].is_unknown
    assert not days[TODAY - timedelta(days=1)].is_complete_without_symptoms


def test_the_worst_is_the_highest_score_of_what_is_tracked():
    day = said(symptom(2), symptom(6, tag="wind"), symptom(9, tag="heartburn"), symptom(4))[TODAY]

    assert (day.worst, day.scored) == ((6, "wind"), 4)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("symptom", {"severity_0_10": 1}),
        ("symptom", {"severity_0_10": 3, "tag": None, "own_label": "Own word"}),
        ("bowel_movement", {"blood": "on_paper"}),
        ("vomiting", {}),
    ],
)
def test_a_complete_day_with_any_of_these_is_not_called_free_of_symptoms(kind, fields):
    day = said(
        a_payload("day", symptoms_complete=True, meals_complete=True), a_payload(kind, **fields)
    )[TODAY]

    assert day.is_complete
    assert not day.is_complete_without_symptoms


def test_scores_of_zero_are_recorded_and_no_symptom():
    day = said(a_payload("day", symptoms_complete=True, meals_complete=True), symptom(0))[TODAY]

    assert day.worst == (0, "bloating")
    assert day.is_complete_without_symptoms


def test_half_a_tick_is_not_complete():
    assert not said(a_payload("day", symptoms_complete=True))[TODAY].is_complete


@pytest.mark.parametrize(
    ("answers", "most"),
    [(["none", None], None), (["on_paper", "none"], "on_paper"), (["a_lot", "mixed"], "a_lot")],
)
def test_the_most_blood_that_was_said_counts(answers, most):
    day = said(*(a_payload("bowel_movement", blood=answer) for answer in answers))[TODAY]

    assert (day.blood, day.movements) == (most, 2)


def test_blood_in_vomit_is_told_apart():
    day = said(a_payload("vomiting", content="coffee_grounds"), a_payload("vomiting"))[TODAY]

    assert (day.blood_in_vomit, day.times_sick, day.blood) == (True, 2, None)


def test_a_course_shows_on_the_days_it_began_and_ended_wherever_its_own_day_is():
    began = date(2026, 9, 1)
    days = said(a_payload("medicine", name="Tablet", started_on=began, stopped_on=TODAY))

    assert (days[TODAY].started, days[TODAY].stopped) == ([], ["Tablet"])
    assert not days[TODAY].is_unknown


def test_a_day_with_one_entry_written_later_is_marked():
    late = a_payload("note", written_at=NOON - timedelta(days=3))
    days = said(late, a_payload("note"))

    assert days[TODAY - timedelta(days=3)].is_late
    assert not days[TODAY].is_late
