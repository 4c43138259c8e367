"""The checklist without an account: no session, no cookie, nothing stored, nothing in an address."""

import re
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diary.domain.question_list import QUESTIONS
from diary.forms.checklist import ANSWERABLE
from education.domain.red_flags.facts import fact
from tests.diary.checklist_forms import ALL_SEEN, START, questions, result, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("live_red_flags"), pytest.mark.slow]


def test_the_first_page_asks_who_then_the_emergency_signs_then_the_age(nobody):
    page = text(nobody.get(reverse("checklist")))
    who, signs, none, age = (
        page.index(words)
        for words in (
            "answering for someone else",
            "is any of this happening now",
            "None of these",
            "How old are you",
        )
    )
    assert who < signs < none < age


def test_a_ticked_sign_is_an_emergency_at_once_without_an_age(nobody):
    response = questions(nobody, signs="bleeding", none_of_signs="", age="")
    assert response.status_code == HTTPStatus.TEMPORARY_REDIRECT
    page = text(nobody.post(response["Location"], {"step": "start", "signs": "bleeding"}))
    assert "Call 999 or go to A&amp;E now" in page
    assert "You ticked: Bleeding" in page


def test_a_ticked_sign_counts_also_beside_none_of_these(nobody):
    assert "You ticked" in text(result(nobody, signs="pain", none_of_signs="on", age=""))


def test_an_emergency_answer_interrupts_and_going_on_is_possible(nobody):
    answers = {"step": "bleeding", "seen": "applies,stool_blood_90d", "q-stool_black_or_dark_red_14d": "unsure",
               "q-stool_black_or_dark_red_7d": "unsure", "q-unwell": "yes"}  # fmt: skip
    assert questions(nobody, **answers).status_code == HTTPStatus.TEMPORARY_REDIRECT
    assert questions(nobody, **answers, heard="RF04").status_code == HTTPStatus.OK


def test_under_18_shows_whom_to_call_and_never_a_tier(nobody):
    page = text(result(nobody, age="17", **{"q-lump": "yes"}))
    assert "This checklist is for adults" in page
    assert "This week" not in page
    assert "Call 999" not in page
    assert "Call 999" in text(result(nobody, age="17", signs="pain"))
    assert "This checklist is for adults" not in text(result(nobody, age="18"))


def test_the_result_says_why_whence_and_what_was_open(nobody):
    page = text(result(nobody, **{"q-stool_blood_90d": "unsure"}))
    assert "Contact your practice this week" in page
    assert "You answered not sure to “Any blood when you poo in the last 3 months" in page
    assert "Source: NICE NG12 (guideline for doctors), section 1.3" in page
    assert "Also tell them" in page
    assert "You did not answer these: treat them as open" in page
    assert page.count("This is not a diagnosis") == 1


def test_no_answers_say_not_enough_information(nobody):
    page = text(result(nobody, none_of_signs="", none_of_applies="", **{"q-unwell": ""}))
    assert "There is not enough information to say anything" in page
    assert "The emergency signs" in page


def test_only_noes_say_that_the_list_does_not_cover_everything(nobody):
    said = {f"q-{code}": "no" for code in ANSWERABLE if not fact(code).is_number}
    page = text(result(nobody, **{**said, "q-can_stay_safe": "yes"}))
    assert "it does not cover everything" in page
    assert "Your result" in page


def test_silence_about_feeling_unwell_with_bleeding_is_asked_before_the_result(nobody):
    answers = {"q-unwell": "", "q-stool_blood_90d": "yes", "q-stool_blood_48h": "yes"}
    first = text(result(nobody, **answers))
    assert "Right now, do you feel faint" in first
    assert "Your result" not in first
    again = text(result(nobody, **answers, heard="UNWELL"))
    assert "Your result" in again
    assert "if you are not sure, call 999" in again.lower()


def test_thoughts_of_self_harm_come_with_crisis_numbers(nobody):
    for answers in (
        {"q-self_harm_thoughts": "yes"},
        {"q-self_harm_thoughts": "unsure", "q-can_stay_safe": "yes"},
    ):
        page = text(result(nobody, **answers))
        assert "Samaritans 116 123" in page
        assert "You matter" in page


def test_numbers_take_a_comma_and_refuse_other_units(nobody):
    step = {"step": "general", "seen": ALL_SEEN, "none_of_applies": "on", "go": "next"}
    wrong = text(questions(nobody, **step, **{"q-temperature_c_48h": "100.4"}))
    assert "That is 38 °C" in wrong
    right = text(result(nobody, applies="cancer_treatment", **{"q-temperature_c_48h": "37,5"}))
    assert "24-hour cancer line" in right


def test_nothing_is_set_kept_or_stored(nobody):
    with CaptureQueriesContext(connection) as queries:
        questions(nobody)
        response = result(nobody, **{"q-lump": "yes"})
    assert [
        query["sql"] for query in queries if not query["sql"].lstrip("(").startswith("SELECT")
    ] == []
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


def test_everything_answered_travels_on_in_hidden_fields(nobody):
    page = questions(
        nobody, **{"q-lump": "unsure", "applies": ["diabetes", "liver"], "seen": "applies,unwell"}
    )
    html = page.content.decode()
    for field in (
        'name="q-lump" value="unsure"', 'name="applies" value="liver"', 'name="age" value="52"',
        'name="none_of_signs" value="on"',
    ):  # fmt: skip
        assert field in html


def test_every_step_can_be_opened_and_every_question_shown_once(nobody):
    for step in {question.step for question in QUESTIONS}:
        html = questions(
            nobody, go=f"step:{step}", seen=ALL_SEEN, none_of_applies="on"
        ).content.decode()
        names = re.findall(r'<input type="radio" name="(q-[a-z0-9_]+)" value="yes"', html)
        assert len(names) == len(set(names))
        assert names


LEFT_OPEN = "was left open, so we ask about each line"
ANSWERED = "because of what you answered"


def test_a_list_that_was_skipped_is_named_as_the_reason_and_no_answer_is(nobody):
    page = text(questions(nobody, step="about", seen="applies,unwell,has_ovaries"))
    assert LEFT_OPEN in page
    assert ANSWERED not in page
    assert "liver disease or cirrhosis?" in page


def test_each_reason_stands_over_the_questions_it_is_about(nobody):
    told = {"seen": "applies,unwell,has_ovaries,stool_blood_90d", "q-stool_blood_90d": "yes"}
    page = text(questions(nobody, step="bleeding", applies="liver", **told))
    assert page.count(LEFT_OPEN) == page.count(ANSWERED) == 1
    list_, answer = page.index(LEFT_OPEN), page.index(ANSWERED)
    assert (
        list_
        < page.index("Do you have diabetes")
        < answer
        < page.index("Any blood when you poo in the last 2 days")
    )
    assert "liver disease or cirrhosis?" not in page


def test_a_list_that_was_answered_is_no_reason(nobody):
    told = {"none_of_applies": "on", "seen": "applies,unwell,has_ovaries,stool_blood_90d"}
    page = text(questions(nobody, step="bleeding", **told, **{"q-stool_blood_90d": "yes"}))
    assert LEFT_OPEN not in page
    assert ANSWERED in page


def test_answering_to_the_end_without_a_word_reaches_the_result(nobody):
    data: dict = dict(START)
    for _ in range(15):
        response = nobody.post(reverse("checklist_questions"), data)
        if response.status_code == HTTPStatus.TEMPORARY_REDIRECT:
            break
        fields = re.findall(
            r'<input type="hidden" name="([^"]+)" value="([^"]*)">', response.content.decode()
        )
        data = {"go": "next"}
        for name, value in fields:
            data.setdefault(name, []).append(value) if name in {
                "signs",
                "applies",
            } else data.update({name: value})
    assert response.status_code == HTTPStatus.TEMPORARY_REDIRECT
    assert "Your result" in text(nobody.post(response["Location"], data))
