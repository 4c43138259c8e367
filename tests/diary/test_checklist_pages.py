"""The checklist without an account: no session, no cookie, nothing stored, nothing in an address."""

import re
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diary.domain.question_list import QUESTIONS
from diary.forms.checklist import ANSWERABLE
from diary.snapshots.red_flags import forget_red_flags
from education.domain.red_flags.facts import fact
from tests.diary.live_red_flags import put_live

SAME_ORIGIN = {"sec-fetch-site": "same-origin"}
START = {"step": "start", "who": "me", "none_of_signs": "on", "age": "52", "go": "next"}
ALL_SEEN = ",".join(["applies", *sorted(ANSWERABLE)])
DONE = START | {"none_of_applies": "on", "seen": ALL_SEEN, "go": "result", "q-unwell": "no"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _live(db):
    forget_red_flags()
    put_live()
    yield
    forget_red_flags()


@pytest.fixture
def nobody() -> Client:
    return Client(headers=SAME_ORIGIN)


def questions(nobody, **data):
    return nobody.post(reverse("checklist_questions"), {**START, **data})


def result(nobody, **data):
    return nobody.post(reverse("checklist_result"), {**DONE, **data})


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace(
        "&#x27;", "’"
    )


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


@pytest.mark.parametrize("age", ["", "abc", "-3", "999", "4.5", "1e9", "٣٣", "²"])
def test_a_wrong_age_is_asked_again(nobody, age):
    response = questions(nobody, age=age)
    assert response.status_code == HTTPStatus.OK
    assert "whole years" in text(response)


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
    assert "Source: NICE NG12 1.3" in page
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


@pytest.mark.parametrize("bad", ["banana", "\ud800", "1e999", "x" * 5000, "<script>", "NaN"])
def test_a_bad_answer_counts_as_not_sure_or_is_asked_again(nobody, bad):
    bad = bad.encode("utf-8", "replace").decode()
    assert "Contact your practice this week" in text(result(nobody, **{"q-lump": bad}))
    for code in ("temperature_c_48h", "vomits_24h", "fit_ug_g"):
        response = questions(
            nobody, **{f"q-{code}": bad, "q-vomiting_24h": "yes"}, step="general", seen=ALL_SEEN
        )
        assert response.status_code in {HTTPStatus.OK, HTTPStatus.TEMPORARY_REDIRECT}
        assert b"<script>" not in response.content.replace(b'<script type="module"', b"")


@pytest.mark.parametrize(
    "data",
    [{}, {"go": "step:nothing"}, {"step": "x"}, {"signs": "nothing"}, {"applies": ["x"] * 50}, {"seen": "," * 999},
     {"go": "x" * 9999}, {"heard": "<>"}, {"who": "us"}, {"q-nothing": "yes"}, {"q-age_years": "7"}],
)  # fmt: skip
def test_any_body_gets_a_page(nobody, data):
    for name in ("checklist_questions", "checklist_result"):
        for body in (data, {**DONE, **data}):
            response = nobody.post(reverse(name), body)
            assert response.status_code in {HTTPStatus.OK, HTTPStatus.TEMPORARY_REDIRECT}


def test_a_body_that_is_no_form_gets_the_first_page(nobody):
    for kind, body in (
        ("application/json", "{"),
        ("text/plain", "x"),
        ("multipart/form-data", "x"),
    ):
        response = nobody.post(reverse("checklist_questions"), body, content_type=kind)
        assert response.status_code in {HTTPStatus.OK, HTTPStatus.BAD_REQUEST}


def test_an_address_alone_leads_to_the_first_page_and_carries_no_answer(nobody):
    for name in ("checklist_questions", "checklist_result"):
        response = nobody.get(reverse(name), {"q-lump": "yes"})
        assert response.status_code == HTTPStatus.FOUND
        assert response["Location"] == reverse("checklist")
        assert nobody.put(reverse(name)).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_nothing_is_set_kept_or_stored(nobody):
    with CaptureQueriesContext(connection) as queries:
        questions(nobody)
        response = result(nobody, **{"q-lump": "yes"})
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


def test_a_nul_byte_is_refused_or_counts_as_not_sure(nobody):
    response = result(nobody, **{"q-lump": "\x00"})
    assert response.status_code == HTTPStatus.BAD_REQUEST or "this week" in text(response)


def test_another_site_cannot_send_answers():
    other = Client(headers={"sec-fetch-site": "cross-site"})
    assert other.post(reverse("checklist_result"), DONE).status_code == HTTPStatus.FORBIDDEN


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


@override_settings(DEBUG=False)
@pytest.mark.parametrize("missing", ["RF01", "RF87"])
def test_the_checklist_is_closed_until_every_emergency_and_same_day_flag_is_signed(nobody, missing):
    from education.models import RedFlag

    RedFlag.objects.filter(code=missing).delete()
    forget_red_flags()
    response = nobody.get(reverse("checklist"))
    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert reverse("emergency") in response.content.decode()


def test_a_missing_soon_flag_does_not_close_it(nobody):
    from education.models import RedFlag

    RedFlag.objects.filter(code="RF48").delete()
    forget_red_flags()
    assert nobody.get(reverse("checklist")).status_code == HTTPStatus.OK


def test_a_live_rule_that_cannot_be_read_closes_it_and_breaks_nothing(nobody):
    from education.models import RedFlag

    RedFlag.objects.filter(code="RF41").update(rule="nonsense >=")
    forget_red_flags()
    assert nobody.get(reverse("checklist")).status_code == HTTPStatus.SERVICE_UNAVAILABLE
