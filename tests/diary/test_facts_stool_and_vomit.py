"""Loose poo, waking and being sick: both sides of every number."""

from datetime import timedelta

import pytest

from tests.diary.checklist_people import (
    facts,
    fired,
    loose_on,
    medicine,
    prompted,
    stool,
    vomit,
)

SECOND = 1 / 86_400


def test_form_six_is_loose_and_form_five_is_not():
    assert facts(stool(0, stool_form=6)).value("loose_now") == "yes"
    assert facts(stool(0, stool_form=5)).value("loose_now") is None
    assert facts(stool(0, stool_form=None)).value("loose_now") is None


@pytest.mark.parametrize(("code", "days"), [("loose_now", 2), ("loose_90d", 90)])
def test_loose_poo_counts_up_to_the_end_of_its_window(code, days):
    assert facts(stool(days, stool_form=7)).value(code) == "yes"
    assert facts(stool(days + SECOND, stool_form=7)).value(code) is None


@pytest.mark.parametrize(("oldest", "length"), [(6, 7), (7, 8), (26, 27), (27, 28)])
def test_the_length_of_a_run_counts_both_ends(oldest, length):
    assert facts(*loose_on(*range(oldest + 1))).value("new_diarrhoea_days") == length


@pytest.mark.parametrize(("oldest", "fires"), [(6, False), (7, True), (26, True), (27, False)])
def test_new_diarrhoea_is_for_today_from_8_to_27_days(oldest, fires):
    assert ("RF18" in fired(*loose_on(*range(oldest + 1)))) is fires


def test_a_run_may_miss_one_day_at_a_time_and_no_more():
    assert facts(*loose_on(0, 2, 4, 6, 8)).value("new_diarrhoea_days") == 9
    assert facts(*loose_on(0, 3, 4, 5)).value("new_diarrhoea_days") == 1


def test_a_run_that_ended_three_days_ago_is_over():
    assert facts(*loose_on(2, 3, 4)).value("new_diarrhoea_days") == 3
    assert facts(*loose_on(3, 4, 5)).value("new_diarrhoea_days") is None


@pytest.mark.parametrize(
    ("usual", "fires"), [("yes", False), ("unsure", True), ("no", True), (None, True)]
)
def test_only_a_plain_yes_makes_loose_poo_usual(usual, fires):
    answers = {} if usual is None else {"usually_loose": usual}
    assert ("RF18" in fired(*loose_on(*range(9)), **answers)) is fires


def test_a_long_answer_never_lowers_a_run_that_the_diary_shows():
    assert "RF18" in fired(*loose_on(*range(9)), new_diarrhoea_days=60)


def test_three_loose_in_24_hours_with_the_newest_at_most_seven_days_ago():
    def three(newest: float, spread_hours: float):
        return [stool(newest, hours=spread_hours * part / 2, stool_form=6) for part in range(3)]

    antibiotic = medicine("antibiotic", 10)
    assert "RF23" in fired(*three(7, 24), antibiotic)
    assert "RF23" not in fired(*three(7, 24.1), antibiotic)
    assert "RF23" not in fired(*three(7 + SECOND, 4), antibiotic)
    assert "RF23" not in fired(*three(1, 4)[:2], antibiotic)


@pytest.mark.parametrize(("stopped", "fires"), [(84, True), (84 + SECOND, False)])
def test_antibiotics_count_for_84_days_after_they_stopped(stopped, fires):
    loose = [stool(hours=n, stool_form=6) for n in range(3)]
    assert ("RF23" in fired(*loose, medicine("antibiotic", 100, stopped))) is fires


def test_half_of_28_days_needs_fourteen_and_two_in_each_week():
    even = [0, 1, 2, 3, 7, 8, 9, 14, 15, 16, 21, 22, 23, 24]
    assert "RF46" in fired(*loose_on(*even))
    assert "RF46" not in fired(*loose_on(*even[:-1]))
    assert "RF46" not in fired(*loose_on(*range(14), 14, 15, 21))
    assert "RF46" not in fired(*loose_on(*even[:-1], 28))


def test_fever_with_loose_poo_needs_three_of_the_last_four_days():
    assert "RF21" in fired(*loose_on(0, 1, 3), temperature_c_48h=38.0)
    assert "RF21" not in fired(*loose_on(0, 1, 4), temperature_c_48h=38.0)
    assert "RF21" not in fired(*loose_on(0, 1, 3), temperature_c_48h=37.9)
    assert "RF21" in fired(*loose_on(0), temperature_c_48h=39.0)
    assert "RF21" not in fired(*loose_on(0), temperature_c_48h=38.9)


@pytest.mark.parametrize(("hours", "fires"), [(11.99, False), (12, True)])
def test_two_wakings_less_than_12_hours_apart_are_one_sleep(hours, fires):
    woken = [stool(4, woke_from_sleep=True), stool(4, hours=hours, woke_from_sleep=True)]
    assert ("RF44" in fired(*woken)) is fires


def test_waking_counts_for_thirty_days():
    assert "RF44" in fired(stool(30, woke_from_sleep=True), stool(1, woke_from_sleep=True))
    assert "RF44" not in fired(
        stool(30 + SECOND, woke_from_sleep=True), stool(1, woke_from_sleep=True)
    )


@pytest.mark.parametrize(
    ("code", "content", "days"),
    [
        ("vomited_blood_24h", "blood", 1),
        ("vomited_blood_14d", "coffee_grounds", 14),
        ("vomited_green_24h", "green", 1),
        ("vomiting_24h", "food", 1),
        ("vomiting_90d", "liquid", 90),
    ],
)
def test_being_sick_counts_up_to_the_end_of_its_window(code, content, days):
    assert facts(vomit(days, content=content)).value(code) == "yes"
    assert facts(vomit(days + SECOND, content=content)).value(code) is None


def test_blood_when_sick_is_an_emergency_unless_it_stopped_and_the_person_says_well():
    recent = vomit(5, content="blood")
    assert "RF01" in fired(recent)
    assert "RF01" in fired(recent, unwell="unsure")
    assert fired(recent, unwell="no") == {"RF02"}
    assert "RF01" in fired(vomit(0.5, content="blood"), unwell="no")


def test_a_run_of_being_sick_counts_elapsed_hours_with_gaps_under_a_day():
    assert "RF17" in fired(*[vomit(hours=h) for h in (0, 20, 40, 48.1)])
    assert "RF17" not in fired(*[vomit(hours=h) for h in (0, 20, 40, 48)])
    assert "RF17" not in fired(*[vomit(hours=h) for h in (0, 24, 47, 60)])
    assert "RF17" not in fired(*[vomit(hours=h) for h in (24.1, 40, 60, 80)])


def test_an_entry_counts_as_many_times_as_it_says():
    assert facts(vomit(0.5, times=3), vomit(0.6)).value("vomits_24h") == 4


@pytest.mark.parametrize(("times", "fires"), [(4, False), (5, True)])
def test_five_times_a_day_in_pregnancy_is_for_today(times, fires):
    sick = [vomit(hours=2 * n) for n in range(times)]
    assert ("RF25" in fired(*sick, about={"pregnant": "maybe"}, unwell="no")) is fires


def test_an_empty_diary_counts_nothing_as_zero():
    assert facts().values == {}


MILD = {
    "diabetes_treatment": "no_insulin_no_sglt2",
    "cannot_keep_fluids_down": "no",
    "unwell": "no",
}


def test_diabetes_and_being_sick_is_an_emergency_but_for_one_plain_case():
    known = {"about": {"diabetes": "yes"}}
    assert "RF82" in fired(vomit(0.2), **known, **MILD)
    assert "RF12" not in fired(vomit(0.2), **known, **MILD)


@pytest.mark.parametrize(
    "changed",
    [
        {"diabetes_treatment": "unknown"},
        {"diabetes_treatment": "insulin"},
        {"cannot_keep_fluids_down": "unsure"},
        {"unwell": "unsure"},
        {"vomits_24h": 2},
    ],
)
def test_diabetes_and_being_sick_is_an_emergency_with_any_doubt(changed):
    assert "RF12" in fired(vomit(0.2), about={"diabetes": "unsure"}, **(MILD | changed))


def test_diabetes_and_being_sick_is_an_emergency_when_one_thing_was_not_answered():
    for left_out in MILD:
        answers = {code: value for code, value in MILD.items() if code != left_out}
        assert "RF12" in fired(vomit(0.2), about={"diabetes": "yes"}, **answers)


def test_a_day_of_being_sick_in_pregnancy_asks():
    sick = [vomit(hours=h) for h in (0, 12, 24)]
    assert "RF25" in prompted(*sick, about={"pregnant": "yes"})
    assert "RF25" not in prompted(*sick[:2], about={"pregnant": "yes"})


def test_clocks_going_back_do_not_add_an_hour():
    # 25 October 2026 has 25 hours in London: 48 elapsed hours end an hour later by the clock.
    before = vomit(27)
    after = vomit(28)
    assert before.at - after.at == timedelta(hours=24)
