"""Symptoms by day and week, weight, temperature, profile: both sides of every number."""

import pytest

from tests.diary.checklist_people import (
    ago,
    facts,
    fired,
    measured,
    medicine,
    on_days,
    prompted,
    seen,
    stool,
    symptom,
    vomit,
)

SECOND = 1 / 86_400


@pytest.mark.parametrize(
    ("code", "tag", "days"),
    [
        ("chest_pain", "chest_pain", 1),
        ("abdominal_pain_now", "abdominal_pain", 2),
        ("abdominal_pain_90d", "abdominal_pain", 90),
        ("back_pain_90d", "back_pain", 90),
        ("upper_gut_90d", "reflux", 90),
        ("nausea_90d", "nausea", 90),
        ("constipation_90d", "constipation", 90),
        ("food_sticks_90d", "difficulty_swallowing", 90),
    ],
)
def test_a_symptom_counts_up_to_the_end_of_its_window(code, tag, days):
    assert facts(symptom(tag, days)).value(code) == "yes"
    assert facts(symptom(tag, days + SECOND)).value(code) is None


def test_severity_zero_says_it_was_not_there_and_no_severity_says_nothing_against_it():
    assert fired(symptom("chest_pain", 0.1, severity=0)) == set()
    assert "RF08" in fired(symptom("chest_pain", 0.1))


def test_a_symptom_that_lasted_counts_until_its_end():
    lasting = seen(
        "symptom",
        ago(1.5),
        tag="chest_pain",
        severity_0_10=3,
        until=ago(0.5),
        until_date=ago(0.5).date(),
    )
    assert "RF08" in fired(lasting)


def test_chest_pain_answered_no_is_asked_about_and_does_not_fire():
    pain = symptom("chest_pain", 0.1)
    assert "RF08" not in fired(pain, chest_pain="no")
    assert "RF08" in prompted(pain, chest_pain="no")
    assert "RF08" in fired(pain, chest_pain="unsure")


@pytest.mark.parametrize(
    ("code", "tag", "at_least", "of"),
    [
        ("abdominal_pain_3_days", "abdominal_pain", 3, 90),
        ("abdominal_pain_3_of_28", "abdominal_pain", 3, 28),
        ("bloating_over_12_of_30", "bloating", 13, 30),
        ("ovarian_symptom_over_12_of_30", "pelvic_pain", 13, 30),
        ("upper_gut_8_of_28", "dyspepsia", 8, 28),
        ("upper_gut_4_of_28", "upper_abdominal_pain", 4, 28),
        ("leakage", "leakage", 2, 30),
    ],
)
def test_days_are_counted_once_each_within_their_window(code, tag, at_least, of):
    enough = [*range(at_least - 1), of - 1]
    assert facts(*on_days(tag, *enough)).value(code) == "yes"
    assert facts(*on_days(tag, *enough[:-1])).value(code) is None
    assert facts(*on_days(tag, *enough[:-1], of)).value(code) is None
    assert facts(*on_days(tag, *enough[:-1], 0, 0)).value(code) is None


def test_ovarian_symptoms_count_together():
    days = [*on_days("bloating", *range(7)), *on_days("urinary_urgency", *range(7, 13))]
    about = {"has_ovaries": "yes", "age_years": 50}
    assert "RF36" in fired(*days, about=about)
    assert "RF36" not in fired(*days[:-1], about=about)
    assert "RF36" not in fired(*days, about=about | {"has_ovaries": "no"})


def test_each_week_means_three_days_in_each_of_three_weeks():
    weeks = [0, 3, 6, 7, 10, 13, 14, 17, 20]
    assert facts(*on_days("bloating", *weeks)).value("bloating_each_week") == "yes"
    for left_out in weeks:
        fewer = [day for day in weeks if day != left_out]
        assert facts(*on_days("bloating", *fewer)).value("bloating_each_week") is None
    moved = [21 if day == 20 else day for day in weeks]
    assert facts(*on_days("bloating", *moved)).value("bloating_each_week") is None


def test_two_different_symptoms_are_not_one_that_lasts():
    mixed = [*on_days("bloating", 0, 3, 7, 10, 14, 17), *on_days("nausea", 6, 13, 20)]
    assert "RF52" not in fired(*mixed)
    assert "RF52" in fired(*on_days("own:gurgling", 0, 3, 6, 7, 10, 13, 14, 17, 20))


@pytest.mark.parametrize(
    ("answer", "fires"), [("yes", False), ("unsure", True), ("no", True), (None, True)]
)
def test_only_a_plain_yes_says_that_it_was_discussed(answer, fires):
    lasting = on_days("nausea", 0, 3, 6, 7, 10, 13, 14, 17, 20)
    answers = {} if answer is None else {"already_discussed": answer}
    assert ("RF52" in fired(*lasting, **answers)) is fires


@pytest.mark.parametrize(("severity", "asks"), [(7, False), (8, True)])
def test_pain_of_eight_asks_and_never_fires_by_itself(severity, asks):
    pain = symptom("abdominal_pain", 0.5, severity=severity)
    assert ("RF05" in prompted(pain)) is asks
    assert "RF05" not in fired(pain)
    assert "RF05" not in prompted(pain, severe_sudden_pain="no")
    assert "RF05" in fired(pain, severe_sudden_pain="unsure")


@pytest.mark.parametrize(("severity", "fires"), [(3, False), (4, True)])
def test_pain_of_four_with_a_fever_is_for_today(severity, fires):
    pain = symptom("abdominal_pain", 1, severity=severity)
    assert ("RF21" in fired(pain, measured(1, temperature_c=38.0))) is fires
    assert "RF21" in fired(pain, measured(1, temperature_c=39.0))


def test_rising_pain_asks():
    low, high = (
        symptom("abdominal_pain", 1.5, severity=2),
        symptom("abdominal_pain", 0.2, severity=5),
    )
    assert "RF77" in prompted(low, high)
    assert "RF77" not in prompted(symptom("abdominal_pain", 1.5, severity=3), high)
    assert "RF77" not in prompted(
        symptom("abdominal_pain", 1.5, severity=1), symptom("abdominal_pain", 0.2, severity=4)
    )


@pytest.mark.parametrize(
    ("code", "field", "days", "value"),
    [
        ("temperature_c_48h", "temperature_c", 2, 38.2),
        ("pulse_bpm_48h", "pulse_bpm", 2, 95),
        ("fit_ug_g", "fit_ug_g", 365, 10.0),
    ],
)
def test_a_measurement_counts_up_to_the_end_of_its_window(code, field, days, value):
    assert facts(measured(days, **{field: value})).value(code) == value
    assert facts(measured(days + SECOND, **{field: value})).value(code) is None


def test_the_highest_counts_and_a_later_low_poo_test_cancels_nothing():
    assert "RF41" in fired(measured(200, fit_ug_g=12.0), measured(10, fit_ug_g=3.0))
    assert "RF41" not in fired(measured(10, fit_ug_g=9.9))


def test_an_answered_number_raises_and_never_lowers_what_was_measured():
    assert (
        facts(measured(1, temperature_c=38.5), temperature_c_48h=36.6).value("temperature_c_48h")
        == 38.5
    )
    assert (
        facts(measured(1, temperature_c=36.6), temperature_c_48h=38.5).value("temperature_c_48h")
        == 38.5
    )


def test_travel_counts_when_symptoms_came_after_the_return():
    fever = measured(0.1, temperature_c=38.0)
    loose = stool(5, stool_form=6)
    assert "RF26" in fired(loose, fever, returned=21)
    assert "RF26" not in fired(loose, fever, returned=22)
    assert "RF26" not in fired(loose, fever, returned=4)
    assert "RF26" in fired(vomit(4), fever, returned=4)


@pytest.mark.parametrize("started", [0.1, 3, 28, 400])
def test_any_steroid_and_a_fever_asks_whether_the_immune_system_is_weak(started):
    steroid, fever = medicine("steroid", started), measured(0.2, temperature_c=38.0)
    assert "RF24" in prompted(steroid, fever)
    assert "RF24" not in prompted(steroid, measured(0.2, temperature_c=37.9))
    assert "RF24" not in prompted(steroid, fever, immunosuppressed="no")
    assert "RF24" not in prompted(medicine("steroid", 60, 7.1), fever)


def test_four_weeks_of_steroids_and_being_sick_asks_and_an_answer_fires():
    steroid = medicine("steroid", 28)
    assert "RF69" in prompted(vomit(0.5), steroid)
    assert "RF69" not in fired(vomit(0.5), steroid)
    assert "RF69" not in prompted(vomit(0.5), medicine("steroid", 27.9))
    assert "RF69" in fired(vomit(0.5), steroid_dependent="unsure")


def test_pale_poo_asks_about_yellow_eyes():
    assert "RF20" in prompted(stool(14, colour="pale"))
    assert "RF20" not in prompted(stool(14 + SECOND, colour="pale"))


def test_family_history_alone_asks_and_with_any_gut_symptom_fires():
    assert "RF47" in prompted(family_bowel_or_ovarian_cancer="unsure")
    assert "RF47" not in fired(family_bowel_or_ovarian_cancer="unsure")
    for shown in (symptom("bloating", 300), stool(300, stool_form=2), stool(80, blood="on_paper")):
        assert "RF47" in fired(shown, family_bowel_or_ovarian_cancer="unsure")
    assert "RF47" in fired(family_bowel_or_ovarian_cancer="yes", loose_90d="unsure")
    assert "RF47" not in fired(stool(3, stool_form=4), family_bowel_or_ovarian_cancer="yes")


def test_nausea_and_vomiting_days_add_up():
    upper = on_days("reflux", 1, 5, 9, 13)
    sick = [*on_days("nausea", 2, 4), vomit(6), vomit(8)]
    assert "RF86" in fired(*upper, *sick, about={"age_years": 55})
    assert "RF86" not in fired(*upper, *sick[:-1], about={"age_years": 55})
    assert "RF86" not in fired(*upper, *sick, about={"age_years": 54})
