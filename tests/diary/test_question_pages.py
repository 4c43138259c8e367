"""Which questions share a page: few pages, none too long, and no question left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.question_list import AREAS_OF, QUESTIONS, STEPS
from diary.domain.question_pages import LIST, MOST_ON_A_PAGE, left_open_by_the_list, page_after

BY_CODE = {question.code: question for question in QUESTIONS}
BASE = [question for question in QUESTIONS if not question.when]


def some(*codes):
    """Return these questions in their order."""
    return [question for question in QUESTIONS if question.code in codes]


def base_of(step):
    return [question.code for question in BASE if question.step == step]


def test_the_areas_of_the_questions_stand_together_in_the_order_of_the_steps():
    areas = [area for step in STEPS for area in AREAS_OF[step]]
    order = [areas.index(question.area) for question in QUESTIONS]
    assert order == sorted(order)
    assert areas[-1] == "mind"


def test_what_an_answer_raised_stands_on_top_of_the_next_page():
    asked = some("stool_blood_90d", "stool_blood_48h", "back_pain_90d", "lump")
    page = page_after("bleeding", asked, [LIST, "stool_blood_90d"])
    assert page == ("pain", ("stool_blood_48h", "back_pain_90d"), {"stool_blood_48h"})


def test_where_both_together_are_too_many_what_was_raised_comes_first_and_alone():
    raised = [q for q in QUESTIONS if q.when][: MOST_ON_A_PAGE - 1]
    ahead = [q for q in BASE if q.step == "general"][:2]
    shown = [code for step in STEPS[:-2] for code in base_of(step)]
    opened = [q for q in BASE if q.code in shown]
    page = page_after("bowel", [*opened, *raised, *ahead], [LIST, *shown])
    assert page.codes == tuple(q.code for q in raised)
    assert page.raised == set(page.codes)
    fewer = page_after("bowel", [*opened, *raised[1:], *ahead], [LIST, *shown])
    assert len(fewer.codes) == MOST_ON_A_PAGE
    assert fewer.step == "general"


def test_what_the_last_page_raised_has_a_page_of_its_own():
    asked = some("self_harm_thoughts", "can_stay_safe")
    page = page_after("weight", asked, [LIST, "self_harm_thoughts"])
    assert page == ("weight", ("can_stay_safe",), {"can_stay_safe"})
    assert page_after("weight", asked, [LIST, "self_harm_thoughts", "can_stay_safe"]) is None


def test_a_step_that_was_passed_over_is_asked_as_itself_and_not_as_a_follow_up():
    asked = some("stool_blood_90d", "back_pain_90d", "lump", "weight_loss")
    page = page_after("general", asked, [LIST, "lump"])
    assert page == ("weight", ("weight_loss",), frozenset())
    page = page_after("weight", asked, [LIST, "lump", "weight_loss"])
    assert page == ("bleeding", ("stool_blood_90d",), frozenset())


@given(
    st.sets(st.sampled_from([q.code for q in QUESTIONS])), st.sampled_from([*STEPS, "start", "?"])
)
def test_every_question_is_shown_once_whatever_was_seen_before(seen, step):
    shown = {LIST, *seen}
    missing = {question.code for question in QUESTIONS} - shown
    while page := page_after(step, QUESTIONS, shown):
        assert page.codes
        assert missing.issuperset(page.codes)
        assert page.raised.issubset(page.codes)
        assert (
            page.raised == set(page.codes) or len(page.codes) <= MOST_ON_A_PAGE or not page.raised
        )
        missing -= set(page.codes)
        shown |= set(page.codes)
        step = page.step
    assert missing == set()


@pytest.mark.parametrize(
    ("code", "ticked", "none", "left_open"),
    [
        ("liver_disease", (), False, True),
        ("liver_disease", ("diabetes",), False, True),
        ("liver_disease", ("liver",), False, False),
        ("liver_disease", (), True, False),
        ("pregnancy_late", ("recent_baby",), False, False),
        ("unwell", (), False, False),
    ],
)
def test_a_question_is_asked_because_of_the_list_only_where_that_left_it_open(
    code, ticked, none, left_open
):
    assert left_open_by_the_list(code, ticked, none_of_the_others=none) is left_open
