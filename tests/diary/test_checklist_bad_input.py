"""The checklist sent what no page of ours sends: a page all the same, and nothing counted as no."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from tests.diary.checklist_forms import ALL_SEEN, DONE, questions, result, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("live_red_flags"), pytest.mark.slow]


@pytest.mark.parametrize("age", ["", "abc", "-3", "999", "4.5", "1e9", "٣٣", "²"])
def test_a_wrong_age_is_asked_again(nobody, age):
    response = questions(nobody, age=age)
    assert response.status_code == HTTPStatus.OK
    assert "whole years" in text(response)


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


def test_a_nul_byte_is_refused_or_counts_as_not_sure(nobody):
    response = result(nobody, **{"q-lump": "\x00"})
    assert response.status_code == HTTPStatus.BAD_REQUEST or "this week" in text(response)


def test_another_site_cannot_send_answers():
    other = Client(headers={"sec-fetch-site": "cross-site"})
    assert other.post(reverse("checklist_result"), DONE).status_code == HTTPStatus.FORBIDDEN
