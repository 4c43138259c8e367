"""Joining answers with the diary: a diary only adds."""

import pytest

from diary.domain.answers import EXCUSES, more_concerning
from education.domain.red_flags.facts import UnknownFact, ValueDoesNotFit, registry
from tests.diary.checklist_people import facts, findings, fired, stool, symptom


@pytest.mark.parametrize("answer", ["no", "unsure"])
def test_an_answer_never_lowers_what_the_diary_shows(answer):
    blood = stool(3, blood="on_paper")
    assert facts(blood, stool_blood_90d=answer).value("stool_blood_90d") == "yes"
    assert "RF43" in fired(blood, stool_blood_90d=answer)


def test_what_was_said_is_kept_beside_what_the_diary_shows():
    known = facts(stool(3, blood="on_paper"), stool_blood_90d="no")
    assert known.answered["stool_blood_90d"] == "no"
    assert known.evidence["stool_blood_90d"]


@pytest.mark.parametrize(
    ("known", "answer", "expected"),
    [("yes", "no", "yes"), ("unsure", "yes", "yes"), ("unsure", "no", "unsure"), ("no", "unsure", "unsure"),
     ("maybe", "no", "maybe"), ("maybe", "yes", "yes"), ("yes", "unsure", "yes")],
)  # fmt: skip
def test_of_two_words_the_more_concerning_stands(known, answer, expected):
    assert more_concerning("pregnant", known, answer) == expected


@pytest.mark.parametrize("code", sorted(EXCUSES))
def test_of_two_sources_the_one_that_does_not_excuse_stands(code):
    other = "unknown" if code == "diabetes_treatment" else "unsure"
    assert more_concerning(code, EXCUSES[code], other) == other
    assert more_concerning(code, other, EXCUSES[code]) == other


def test_the_profile_says_who_somebody_is_until_they_say_otherwise():
    assert "RF24" in fired(about={"immunosuppressed": "yes"}, temperature_c_48h=38.0)
    assert "RF24" in fired(
        about={"immunosuppressed": "no"}, immunosuppressed="unsure", temperature_c_48h=38.0
    )


@pytest.mark.parametrize("answers", [{"nothing": "yes"}, {"chest_pain": "perhaps"}, {"chest_pain": 3},
                                     {"vomits_24h": "three"}, {"vomits_24h": float("nan")}, {"chest_pain": True}])  # fmt: skip
def test_an_unknown_answer_is_refused(answers):
    with pytest.raises((UnknownFact, ValueDoesNotFit)):
        facts(**answers)


def test_self_harm_is_an_emergency_until_safety_is_answered_yes():
    thoughts = {"self_harm_thoughts": "unsure"}
    assert fired(**thoughts) == {"RF13"}
    for said in ("no", "unsure"):
        assert fired(**thoughts, can_stay_safe=said) == {"RF13"}
    assert fired(**thoughts, can_stay_safe="yes") == {"RF74"}


def test_yes_unsure_no_and_silence_differ_for_every_question():
    for code, fact in registry().items():
        if fact.type != "yes_no_unsure" or not fact.question:
            continue
        assert fired(**{code: "no"}) <= fired()
        assert code in findings(**{code: "unsure"}).unsure
        assert code in findings().not_answered
        assert code not in findings(**{code: "no"}).not_answered


@pytest.mark.parametrize(
    ("code", "flag"),
    [
        ("bleeding_heavy_24h", "RF03"), ("severe_sudden_pain", "RF05"), ("cannot_pass_stool_or_wind", "RF06"),
        ("collapse_or_confusion", "RF07"), ("chest_pain", "RF08"), ("cannot_swallow_saliva", "RF10"),
        ("vomited_green_24h", "RF14"), ("aaa", "RF56"), ("testicle_pain", "RF60"), ("hernia_stuck", "RF61"),
        ("dka", "RF62"), ("swallowed_danger", "RF63"), ("anaphylaxis", "RF64"), ("cannot_pee", "RF70"),
        ("cauda_equina", "RF71"), ("vomiting_head", "RF72"), ("alcohol_withdrawal", "RF73"),
        ("stool_black_or_dark_red_14d", "RF15"), ("bloody_diarrhoea_7d", "RF16"), ("vomiting_over_48h", "RF17"),
        ("cannot_keep_fluids_down", "RF17"), ("dehydrated", "RF19"), ("yellow_skin_or_eyes", "RF20"),
        ("pregnancy_late", "RF76"), ("worsening_pain", "RF77"), ("anal_abscess", "RF78"),
        ("clozapine_constipation", "RF81"), ("bariatric", "RF83"), ("starvation", "RF84"),
        ("bleeding_heavy_1_14d", "RF87"), ("iron_deficiency_anaemia", "RF31"), ("lump", "RF32"),
        ("food_sticks_90d", "RF33"), ("appetite_loss", "RF40"), ("swollen_tummy", "RF68"),
        ("weight_loss", "RF42"), ("stool_blood_90d", "RF43"), ("woken_2_sleeps_30d", "RF44"),
        ("bowel_habit_changed_3_weeks", "RF45"), ("loose_half_of_28", "RF46"), ("coeliac_risk", "RF48"),
        ("bloating_over_12_of_30", "RF51"), ("bloating_each_week", "RF51"), ("same_symptom_each_week", "RF52"),
        ("leakage", "RF85"),
    ],
)  # fmt: skip
def test_one_question_alone_fires_on_yes_and_on_not_sure_only(code, flag):
    assert flag in fired(**{code: "yes"})
    assert flag in fired(**{code: "unsure"})
    assert flag not in fired(**{code: "no"})


@pytest.mark.parametrize(
    ("flag", "facts_that_fire"),
    [
        ("RF09", {"pregnant": "maybe", "shoulder_tip_pain": "unsure"}),
        ("RF24", {"immunosuppressed": "yes", "temperature_c_48h": 38.0}),
        ("RF49", {"family_ibd": "unsure", "loose_half_of_28": "yes"}),
        ("RF50", {"upper_gut_8_of_28": "yes", "takes_nsaid_now": "unsure"}),
        ("RF58", {"yellow_skin_or_eyes": "yes", "unwell": "unsure"}),
        ("RF59", {"cancer_treatment_6_weeks": "yes", "temperature_c_48h": 37.5}),
        ("RF65", {"procedure_14_days": "unsure", "severe_sudden_pain": "unsure"}),
        ("RF66", {"procedure_14_days": "yes", "temperature_c_48h": 37.5}),
        ("RF67", {"liver_disease": "unsure", "stool_black_or_dark_red_14d": "yes"}),
        ("RF69", {"steroid_dependent": "unsure", "unwell": "yes"}),
        ("RF75", {"pregnant": "yes", "vaginal_bleeding": "unsure"}),
        ("RF80", {"malaria_area_12_months": "unsure", "temperature_c_48h": 38.0}),
    ],
)
def test_a_flag_of_two_facts_needs_both(flag, facts_that_fire):
    assert flag in fired(**facts_that_fire)
    for left_out in facts_that_fire:
        rest = {code: value for code, value in facts_that_fire.items() if code != left_out}
        assert flag not in fired(**rest)


@pytest.mark.parametrize(
    ("flag", "age", "answers"),
    [
        ("RF29", 40, {"weight_loss": "yes", "abdominal_pain_3_days": "yes"}),
        ("RF30", 60, {"looser_or_more_often_weeks": 3}),
        ("RF34", 55, {"weight_loss": "yes", "upper_gut_90d": "yes"}),
        ("RF35", 60, {"weight_loss": "yes", "new_diabetes": "unsure"}),
        ("RF37", 50, {"has_ovaries": "yes", "new_ibs_symptoms_12_months": "yes"}),
        ("RF39", 50, {"abdominal_pain_each_week": "yes"}),
        ("RF50", 55, {"upper_gut_8_of_28": "yes"}),
    ],
)
def test_an_age_counts_from_its_birthday_on(flag, age, answers):
    assert flag in fired(about={"age_years": age}, **answers)
    assert flag not in fired(about={"age_years": age - 1}, **answers)


@pytest.mark.parametrize(
    ("flag", "code", "fires", "not_yet", "beside"),
    [
        ("RF24", "temperature_c_48h", 38.0, 37.9, {"immunosuppressed": "yes"}),
        ("RF24", "vomits_24h", 2, 1, {"immunosuppressed": "yes"}),
        ("RF25", "vomits_24h", 5, 4, {"pregnant": "yes", "unwell": "no"}),
        ("RF26", "new_diarrhoea_days", 8, 7, {"gut_symptom_since_travel": "yes"}),
        ("RF41", "fit_ug_g", 10, 9.9, {}),
        ("RF45", "looser_or_more_often_weeks", 3, 2, {}),
        ("RF53", "food_groups_cut", 2, 1, {}),
        ("RF54", "phq2_score", 3, 2, {}),
        ("RF58", "temperature_c_48h", 38.0, 37.9, {"yellow_skin_or_eyes": "yes"}),
        ("RF59", "temperature_c_48h", 37.5, 37.4, {"cancer_treatment_6_weeks": "yes"}),
        (
            "RF65",
            "temperature_c_48h",
            38.0,
            37.9,
            {"procedure_14_days": "yes", "abdominal_pain_now": "yes"},
        ),
        ("RF66", "temperature_c_48h", 37.5, 37.4, {"procedure_14_days": "yes"}),
        ("RF67", "temperature_c_48h", 38.0, 37.9, {"liver_disease": "yes"}),
        ("RF79", "loose_in_24h_3d", 6, 5, {"known_ibd": "yes"}),
        ("RF80", "temperature_c_48h", 38.0, 37.9, {"malaria_area_12_months": "yes"}),
        ("RF82", "vomits_24h", 2, 1, {"sick_day_medicine": "yes"}),
        ("RF11", "bloody_stools_24h", 6, 5, {"unwell": "yes"}),
        ("RF11", "temperature_c_48h", 37.9, 37.8, {"bloody_stools_24h": 6, "unwell": "no"}),
        ("RF11", "pulse_bpm_48h", 91, 90, {"bloody_stools_24h": 6, "unwell": "no"}),
    ],
)
def test_a_number_fires_from_its_threshold_on(flag, code, fires, not_yet, beside):
    assert flag in fired(**{code: fires}, **beside)
    assert flag not in fired(**{code: not_yet}, **beside)


def test_bleeding_under_fifty_with_pain_is_urgent_and_at_fifty_is_another_flag():
    answers = {"stool_blood_90d": "yes", "abdominal_pain_3_days": "yes"}
    assert "RF28" in fired(about={"age_years": 49}, **answers)
    assert "RF28" not in fired(about={"age_years": 50}, **answers)


def test_a_symptom_in_the_diary_is_not_needed_when_it_is_answered():
    assert fired(food_sticks_90d="yes") == fired(symptom("difficulty_swallowing", 3))


def test_new_diarrhoea_is_there_now_also_when_only_its_days_were_told():
    assert "RF21" in fired(temperature_c_48h=39.0, new_diarrhoea_days=1)
    assert "RF21" not in fired(temperature_c_48h=38.9, new_diarrhoea_days=2)
    assert "RF21" not in fired(temperature_c_48h=39.0, new_diarrhoea_days=0)
