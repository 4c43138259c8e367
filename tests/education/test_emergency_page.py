"""The emergency page: from disk, without a database, with this region's numbers."""

from http import HTTPStatus

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from django.urls import reverse

from education.domain.red_flags.catalogue import catalogue
from education.emergency_page import (
    emergency_page,
    packaged_page,
    published_file,
    write_emergency_page,
)
from education.models import RedFlag
from education.region_check import require_known_region
from tests.diary.live_red_flags import put_live

SHIPPED = {
    flag.code: flag.sign for flag in catalogue() if flag.tier == "emergency" and flag.code != "RF13"
}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    packaged_page.cache_clear()
    yield
    packaged_page.cache_clear()


def html() -> str:
    return emergency_page().decode()


def test_the_packaged_page_needs_no_database_and_holds_every_sign(client):
    response = client.get(reverse("emergency"))
    assert response.status_code == HTTPStatus.OK
    assert not response.cookies
    page = response.content.decode()
    for flag in catalogue():
        if flag.tier == "emergency" and flag.code != "RF13":
            assert flag.sign.replace("’", "’") in page, flag.code


def test_it_calls_in_one_tap_and_names_the_crisis_lines():
    assert 'href="tel:999"' in html()
    assert 'href="tel:116123"' in html()
    assert 'href="/checklist/"' in html()


def test_it_only_answers_to_reading():
    assert (
        Client(headers={"sec-fetch-site": "same-origin"}).post(reverse("emergency")).status_code
        == HTTPStatus.METHOD_NOT_ALLOWED
    )
    assert Client().head(reverse("emergency")).status_code == HTTPStatus.OK


def test_it_needs_no_script_or_inline_style():
    page = html()
    assert "<style" not in page
    assert " style=" not in page
    assert page.count("<script") == page.count('<script type="module" src=')


@pytest.mark.django_db
def test_publishing_writes_the_live_signs():
    put_live(RF14={"sign": "Sample sign of the clinic"})
    write_emergency_page()
    assert "Sample sign of the clinic" in published_file().read_text()
    assert "Sample sign of the clinic" in html()


def shown() -> set[str]:
    write_emergency_page()
    return {code for code, sign in SHIPPED.items() if sign in published_file().read_text()}


@pytest.mark.django_db
def test_with_one_sign_live_every_shipped_sign_is_still_shown():
    others = [flag.code for flag in catalogue() if flag.code != "RF60"]
    put_live(*others, RF60={"sign": "Sample sign of the clinic"})
    assert shown() == SHIPPED.keys() - {"RF60"}
    assert "Sample sign of the clinic" in html()


@pytest.mark.django_db
def test_a_draft_that_nobody_signed_takes_no_sign_away():
    put_live(RF14={"version": 0, "sign": "Not signed", "tier": "soon"})
    RedFlag.objects.filter(code="RF14").update(live=False)
    assert shown() == SHIPPED.keys()
    assert "Not signed" not in html()


@pytest.mark.django_db
@pytest.mark.parametrize("decided", [{"live": False}, {"tier": "same_day"}])
def test_a_sign_goes_when_it_was_live_and_the_clinic_decided_against_it(decided):
    put_live()
    RedFlag.objects.filter(code="RF14").update(**decided)
    assert shown() == SHIPPED.keys() - {"RF14"}


@pytest.mark.django_db
def test_a_live_sign_without_words_keeps_the_shipped_ones():
    put_live(RF14={"sign": ""})
    assert shown() == SHIPPED.keys()


@pytest.mark.django_db
def test_a_sign_that_the_clinic_added_is_shown_too():
    put_live(RF43={"tier": "emergency", "sign": "Sample sign of the clinic"})
    assert shown() == SHIPPED.keys()
    assert "Sample sign of the clinic" in html()


@pytest.mark.django_db
def test_with_nothing_live_the_shipped_signs_are_written():
    write_emergency_page()
    assert "coffee-ground" in published_file().read_text()
    names = {path.name for path in published_file().parent.iterdir()}
    assert names == {"emergency-en.html", "emergency-es.html"}


@pytest.mark.django_db
def test_a_page_of_another_region_is_never_shown():
    write_emergency_page()
    packaged_page.cache_clear()
    with override_settings(REGION="AU"):
        page = html()
        assert 'href="tel:000"' in page
        assert "999" not in page
        packaged_page.cache_clear()


@pytest.mark.django_db
def test_it_names_style_sheets_without_the_hash_of_a_release():
    write_emergency_page()
    assert "/css/tokens.css" in published_file().read_text()


@pytest.mark.parametrize("code", ["", "XX", "gb-eng"])
def test_an_unknown_region_stops_the_start(code):
    with override_settings(REGION=code), pytest.raises(ImproperlyConfigured, match="REGION"):
        require_known_region()
