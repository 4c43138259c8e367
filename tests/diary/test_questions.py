"""Which questions are asked: few for most people, and never without one that could matter."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.domain.question_list import APPLIES, QUESTIONS, STEPS
from diary.domain.questions import facts_of_applies, questions_for
from diary.forms.checklist import BOUNDS
from diary.wording.questions import APPLIES_LABELS, AREA_TITLES, STEP_TITLES, question_text
from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.facts import registry
from education.domain.red_flags.rule_set import load_rules
from education.domain.red_flags.signs import WHOLE_QUESTION
from tests.diary.checklist_people import RULES, facts, prompted, quickest

NONE_APPLIES = facts_of_applies([], none_of_the_others=True)
BY_LISTS = {fact for codes in WHOLE_QUESTION.values() for fact in codes}
BY_LISTS |= {line.fact for line in APPLIES if line.fact}
NEVER_ASKED = {"phq2_score", "looser_or_more_often_weeks", "age_years", "bleeding_heavy_24h"}


def asked(settled=(), shown=(), **answers) -> list[str]:
    known = facts(**{**dict(settled), **answers})
    found = questions_for(RULES, known.values, settled=settled, shown=shown)
    return [question.code for question in found]


def test_every_question_has_a_place_words_and_bounds():
    for question in QUESTIONS:
        assert question.step in STEPS
        assert len(question_text(question.code)) > 10
        if registry()[question.code].is_number:
            assert question.code in BOUNDS
    assert set(STEPS) == set(STEP_TITLES)
    assert {q.area for q in QUESTIONS} < set(AREA_TITLES)
    assert {line.code for line in APPLIES} == set(APPLIES_LABELS)


def test_every_fact_with_a_question_is_asked_somewhere():
    with_question = {fact.code for fact in registry().values() if fact.question}
    assert with_question - {q.code for q in QUESTIONS} - BY_LISTS == NEVER_ASKED - BY_LISTS


def test_most_people_meet_about_thirty_questions_first():
    assert len(asked(settled=NONE_APPLIES, age_years=30)) <= 36
    assert len(asked(settled=NONE_APPLIES, age_years=65)) <= 42


def test_what_was_not_answered_in_the_list_shows_the_question_it_guards():
    silent = asked(age_years=30)
    denied = asked(settled=NONE_APPLIES, age_years=30)
    for line in APPLIES:
        for guarded in line.guards:
            if guarded not in {"diabetes_treatment", "loose_in_24h_3d"}:
                assert guarded in silent, guarded
                assert guarded not in denied, guarded


LIST_FACTS = [line.fact for line in APPLIES if line.fact]


def test_what_the_list_left_open_is_asked_by_itself_in_the_first_step():
    steps = {question.code: question.step for question in QUESTIONS}
    silent = asked(age_years=30, has_ovaries="yes")
    for code in LIST_FACTS:
        assert code in silent, code
        assert steps[code] == "about"
        assert len(question_text(code)) > 10


@pytest.mark.parametrize("code", LIST_FACTS)
def test_what_the_list_answered_is_not_asked_again(code):
    (line,) = (line for line in APPLIES if line.fact == code)
    assert code not in asked(settled=NONE_APPLIES)
    assert code not in asked(settled=facts_of_applies([line.code], none_of_the_others=False))
    assert NONE_APPLIES[code] == "no"
    assert facts_of_applies([line.code], none_of_the_others=True)[code] == "yes"
    assert code in asked(**{code: "unsure"})


def test_cancer_in_the_family_is_asked_of_everybody():
    code = "family_bowel_or_ovarian_cancer"
    gut = dict.fromkeys(
        ("abdominal_pain_90d", "loose_90d", "stool_blood_90d", "upper_gut_90d"), "no"
    )
    assert code in asked(settled=NONE_APPLIES, **gut, vomiting_90d="no")
    assert "RF47" in prompted(**gut, vomiting_90d="no", **{code: "yes"})
    without = load_rules([f for f in catalogue() if f.code != "RF47"])
    assert code not in [
        q.code for q in questions_for(without, facts(**gut, vomiting_90d="no").values)
    ]


def test_a_ticked_line_shows_its_questions_even_when_none_of_the_others_applies():
    settled = facts_of_applies(["clozapine", "diabetes"], none_of_the_others=True)
    assert settled["diabetes"] == "yes"
    assert {"clozapine_constipation", "diabetes_treatment"} <= set(asked(settled=settled))
    assert "bariatric" not in asked(settled=settled)


def test_follow_ups_come_only_after_what_they_follow():
    assert "old_bleeding_discussed" not in asked()
    assert "old_bleeding_discussed" in asked(stool_blood_older="unsure")
    assert "can_stay_safe" in asked(self_harm_thoughts="unsure")
    assert "can_stay_safe" not in asked(self_harm_thoughts="no")
    assert {"stool_tarry", "iron_or_bismuth_before"} <= set(asked(stool_dark_14d="yes"))
    assert "stool_blood_48h" not in asked(stool_blood_90d="no")


def test_questions_that_only_age_makes_matter_are_left_out_for_the_young():
    assert "new_ibs_symptoms_12_months" not in asked(age_years=49, has_ovaries="yes")
    assert "new_ibs_symptoms_12_months" in asked(age_years=50, has_ovaries="yes")
    assert "new_ibs_symptoms_12_months" not in asked(age_years=50, has_ovaries="no")


def test_a_question_that_may_contradict_a_no_is_asked():
    answers = {"ovarian_symptom_over_12_of_30": "no", "bloating_each_week": "yes"}
    assert "bloating_over_12_of_30" in asked(has_ovaries="yes", **answers)
    assert "bloating_over_12_of_30" not in asked(has_ovaries="no", **answers)


def test_what_the_diary_shows_is_asked_in_any_case():
    assert "nausea_90d" not in asked(age_years=20)
    assert "nausea_90d" in asked(age_years=20, shown={"nausea_90d"})


WORDS = [f.code for f in registry().values() if f.type == "yes_no_unsure" and f.question]
given_answers = st.dictionaries(
    st.sampled_from(WORDS), st.sampled_from(["yes", "no", "unsure"]), max_size=25
)


@given(given_answers, st.integers(18, 90), st.sampled_from(["yes", "no", "unsure"]))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_question_whose_condition_holds_and_is_left_out_could_not_have_fired(
    answers, age, ovaries
):
    answers |= {"age_years": age, "has_ovaries": ovaries}
    known = facts(**answers)
    put = {q.code for q in questions_for(RULES, known.values)}
    fired = {f.data.code for f in RULES.flags if RULES.truth(known.values).of_flag(f.data.code)}
    for question in QUESTIONS:
        if question.code in put or question.when or question.code in answers:
            continue
        if registry()[question.code].is_number:
            continue
        after = RULES.truth(facts(**answers, **{question.code: "yes"}).values)
        assert {f.data.code for f in RULES.flags if after.of_flag(f.data.code)} <= fired, (
            question.code
        )


def test_the_plan_is_made_quickly():
    values = facts(age_years=60).values
    assert quickest(lambda: questions_for(RULES, values)) < 0.01 * 4
