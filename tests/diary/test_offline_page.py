"""The page that writes without a connection asks what the forms ask, and warns of what the rules warn of."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from diary.domain.shapes import shape_of
from diary.entry_kinds import ENTRY_KINDS
from diary.views.offline import KINDS, blank_form

pytestmark = pytest.mark.django_db
NOT_OF_THE_PAYLOAD = {"id", "seen", "date", "time", "plants_before"}


@pytest.fixture
def page(client: Client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/offline/").content, "html.parser")


@pytest.mark.parametrize("kind", KINDS)
def test_each_question_of_a_form_is_a_field_of_its_payload(kind: str):
    asked = blank_form(ENTRY_KINDS[kind]).fields.keys() - NOT_OF_THE_PAYLOAD

    assert asked <= shape_of(kind).keys()


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_form_holds_no_clock_no_id_and_no_answer(page: BeautifulSoup, kind: str):
    form = page.select_one(f"form[data-kind={kind}]")
    texts = form.select("input[type=date], input[type=time], input[type=hidden], textarea")

    assert [field.get("value") or field.text.strip() for field in texts] == [""] * len(texts)
    assert form.select("[checked], [selected], [max]:not([type=number])") == []


def test_no_two_fields_of_the_page_share_an_id(page: BeautifulSoup):
    ids = [element["id"] for element in page.select("[id]")]

    assert sorted(ids) == sorted(set(ids))


def test_there_is_a_card_for_every_sign_the_page_may_have_to_show(page: BeautifulSoup):
    said = json.loads(page.select_one("[data-offline]")["data-offline"])["alerts"]
    found = [alert[-1] for group in said.values() for alerts in group.values() for alert in alerts]

    codes = {code for codes in found for code in codes}
    cards = {card["data-code"]: card.get_text() for card in page.select("[data-code]")}
    assert codes == cards.keys()
    assert {"RF01", "RF03", "RF04"} <= codes
    assert "999" in page.select_one("[data-urgent] .btn--call").get_text()
    assert all("{" not in text for text in cards.values())


def test_the_page_is_there_in_each_language(client: Client):
    page = BeautifulSoup(client.get("/es/offline/").content, "html.parser")

    assert page.html["lang"] == "es"
    assert page.select_one("[data-urgent] a.tap")["href"] == "/es/emergency/"
