"""Whatever is sent to the diary: a clear page with the right status, never a crash."""

import pytest
from django.urls import reverse

from diary.domain.entries import PAYLOADS
from diary.entry_kinds import ENTRY_KINDS
from diary.forms.base import Setting
from diary.models import Entry
from tests.diary.factories import LONDON, NOON, an_entry

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FORMS = list(ENTRY_KINDS)
WHEN = {"date": "2026-11-22", "time": "11:50"}
NASTY = [
    "\x00", "a\x00b", "\ud800", "😀", "\u202etxt", "<script>alert(1)</script>", "{{ 7|add:7 }}",
    "9" * 5000, "-1", "1e400", "nan", "inf", "0x1F", "1_0", "٣", "'; --", " ", "on", "None",
]  # fmt: skip
CLEAR = {200, 302, 400, 404, 409, 422}


@pytest.mark.parametrize("kind", FORMS)
def test_no_value_in_any_field_breaks_a_form(kind):
    setting = Setting(now=NOON, zone=LONDON)
    form = ENTRY_KINDS[kind].form

    for value in NASTY:
        for name in form.base_fields:
            assert form({**WHEN, name: value}, setting=setting).is_valid() in {True, False}


@pytest.mark.parametrize("value", [value for value in NASTY if value != "\ud800"])
def test_any_value_in_every_field_gets_a_clear_answer(signed_in, value):
    for kind in FORMS:
        url = reverse("add_entry", args=[kind])
        names = ENTRY_KINDS[kind].form.base_fields
        assert signed_in.post(url, dict.fromkeys(names, value)).status_code in CLEAR


@pytest.mark.parametrize("body", [b"\xff\xfe", b"%00", b"a=%ED%A0%80", b"=&=&", b"date=%GG"])
@pytest.mark.parametrize("page", ["today", "track", "diary_settings"])
def test_any_body_gets_a_clear_answer(signed_in, page, body):
    answer = signed_in.generic(
        "POST", reverse(page), body, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code in CLEAR


@pytest.mark.parametrize("value", ["24:00", "12:60", "x", ""])
def test_a_time_that_cannot_be_is_refused_at_its_field(signed_in, value):
    sent = {"date": "2026-11-22", "time": value, "text": "Words"}
    answer = signed_in.post(reverse("add_entry", args=["note"]), sent)

    assert answer.context["form"].errors["time"]


def test_an_hour_that_the_clocks_left_out_is_asked_again(signed_in):
    sent = {"date": "2026-03-29", "time": "01:30", "text": "Words"}
    answer = signed_in.post(reverse("add_entry", args=["note"]), sent)

    assert "clocks went forward" in answer.content.decode()


@pytest.mark.parametrize("text", ["😀" * 2000, "مرحبا\u202e", "a\r\nb", "<b>bold</b>"])
def test_words_of_any_script_are_kept_and_shown_as_words(signed_in, text):
    signed_in.post(reverse("add_entry", args=["note"]), {**WHEN, "text": text})

    page = signed_in.get(reverse("timeline")).content.decode()

    assert Entry.objects.count() == 1
    assert "<b>bold" not in page


@pytest.mark.parametrize("address", [
    "/diary/entries/x/", "/diary/entries/00000000-0000-0000-0000-00000000000g/",
    "/diary/add/nothing/", "/diary/add/VOMITING/", "/diary/add/%00/", "/diary/2026-11-22.css",
    f"/diary/add/{'x' * 3000}/", "/diary/x.css", "/diary/2026-1-1/",
])  # fmt: skip
def test_an_address_that_is_none_is_not_found(signed_in, address):
    assert signed_in.get(address).status_code in {400, 404}


@pytest.mark.parametrize("day", ["x", "2026-02-30", "9999-12-31", "2030-01-01", "0001-01-01"])
@pytest.mark.parametrize("kind", FORMS)
def test_a_form_for_a_day_that_cannot_be_is_still_a_form(signed_in, kind, day):
    assert signed_in.get(reverse("add_entry", args=[kind]), {"day": day}).status_code == 200


@pytest.mark.parametrize("deleted", ["x", "1", "00000000-0000-0000-0000-000000000001"])
def test_an_undo_of_nothing_is_not_offered(signed_in, deleted):
    page = signed_in.get(reverse("today"), {"deleted": deleted})

    assert "Undo" not in page.content.decode()


@pytest.mark.parametrize("kind", PAYLOADS)
def test_every_kind_has_a_line_a_page_and_no_crash(signed_in, kind):
    entry = an_entry(signed_in.patient, kind)

    for url in (reverse("today"), reverse("timeline"), reverse("edit_entry", args=[entry.id])):
        assert signed_in.get(url).status_code == 200


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize("page", ["today", "timeline", "track", "begin", "diary_settings"])
def test_other_methods_are_refused(signed_in, page, method):
    assert getattr(signed_in, method)(reverse(page)).status_code == 405


def test_deleting_by_a_link_is_refused(signed_in):
    entry = an_entry(signed_in.patient)

    assert signed_in.get(reverse("delete_entry", args=[entry.id])).status_code == 405
    assert Entry.objects.owned_by(signed_in.patient).kept().count() == 1
