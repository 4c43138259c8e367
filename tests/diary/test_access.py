"""Who may open diary pages, and how a diary begins."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from diary.models.patient import read_diary
from tests.diary.factories import BEGIN, NOON, a_patient

pytestmark = pytest.mark.django_db
PAGES = ("today", "timeline", "track", "diary_settings")


def profile_of(patient):
    return read_diary(patient, NOON).profile


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_asked_to_sign_in_and_brought_back(client, page):
    answer = client.get(reverse(page))

    assert answer.status_code == 302
    assert f"next={reverse(page)}" in answer.url


@pytest.mark.parametrize("page", [*PAGES, "begin"])
def test_staff_have_no_diary(client, page):
    client.force_login(get_user_model().objects.create_user("w@example.org", kind="staff"))

    assert client.get(reverse(page)).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_a_patient_without_a_diary_is_asked_to_begin(client, page):
    client.force_login(a_patient(diary=False))

    answer = client.get(reverse(page))

    assert answer.url.startswith(reverse("begin"))


def test_beginning_asks_the_time_zone_and_goes_on(client):
    patient = a_patient(diary=False)
    client.force_login(patient)
    shown = client.get(reverse("begin")).context["form"]

    answer = client.post(
        reverse("begin"), {**BEGIN, "zone": "Asia/Tokyo", "next": "/diary/timeline/"}
    )

    assert shown["zone"].value() == "Europe/London"
    assert answer.url == "/diary/timeline/"
    assert profile_of(patient).zone == "Asia/Tokyo"


def test_a_diary_that_was_begun_is_not_begun_again(signed_in):
    page = signed_in.get(reverse("begin"))
    going = signed_in.get(reverse("begin"), {"next": "/diary/timeline/"})
    same = signed_in.post(reverse("begin"), {**BEGIN, "next": "/diary/timeline/"})

    assert page.url == reverse("diary_settings")
    assert going.url == same.url == "/diary/timeline/"


def test_another_zone_for_a_diary_that_was_begun_is_not_dropped_without_a_word(signed_in):
    answer = signed_in.post(reverse("begin"), {**BEGIN, "zone": "Asia/Tokyo"}, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("diary_settings")
    assert "You can change your time zone here." in answer.content.decode()
    assert profile_of(signed_in.patient).zone == "Europe/London"


@pytest.mark.parametrize("going", ["https://example.org/", "//example.org", "javascript:x"])
def test_beginning_never_leads_to_another_site(client, going):
    client.force_login(a_patient(diary=False))

    answer = client.post(reverse("begin"), {**BEGIN, "next": going})

    assert answer.url == reverse("today")


@pytest.mark.parametrize("zone", ["", "Nowhere/City", "../x", "Z" * 9000])
def test_beginning_refuses_a_zone_that_is_none(client, zone):
    patient = a_patient(diary=False)
    client.force_login(patient)

    assert client.post(reverse("begin"), {**BEGIN, "zone": zone}).status_code == 422
    assert read_diary(patient, NOON) is None


def test_a_diary_whose_key_does_not_open_says_so(signed_in, settings):
    settings.DIARY_KEYS = (bytes(range(7, 39)),)

    answer = signed_in.get(reverse("today"))

    assert answer.status_code == 503
    assert "cannot be opened just now" in answer.content.decode()


@pytest.mark.parametrize(
    "going",
    ["//[", "http://[", "/\\[", "///[", "//", "/%00", "\x00", "/\t/[", "https://example.org/", "/" * 9000,
     "javascript:alert(1)", "/\r\nX: y", "//[::1", "[", "//example.org:x/"],
)  # fmt: skip
def test_wherever_the_address_wants_to_go_on_to_a_diary_begins_here(client, going):
    client.force_login(a_patient(diary=False))

    page = client.get(reverse("begin"), {"next": going})
    answer = client.post(reverse("begin"), {**BEGIN, "next": going})

    assert (page.status_code, answer.status_code) in {(200, 302), (400, 400)}
    assert answer.status_code == 400 or answer.url.startswith("/")
