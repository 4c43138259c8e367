"""Erasing with seven days to think it over: closed at once, undone, finished, never half."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from diary.actions.erasure import TooLateToUndo, ask_for_erasure, undo_erasure
from diary.models import (
    AccessEvent,
    Entry,
    PatientKey,
    PatientProfile,
    PendingErasure,
)
from diary.models.patient import DiaryIsClosed, read_diary
from portal.accounts.erasing import finish_due_erasures
from portal.accounts.models import User
from tests.diary.at_once import just_before
from tests.diary.factories import NOON, a_patient, an_entry
from tests.portal.people import LOGIN, mailed_code, make_patient, signed_in

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=7)
DIARY = {"what": "diary", "when": "later"}
WORDS = "Words that must not be shown"


@pytest.fixture
def patient():
    """Return a patient with one entry, at noon."""
    with time_machine.travel(NOON, tick=False):
        patient = a_patient()
        an_entry(patient, text=WORDS)
        yield patient


@pytest.fixture
def browser(patient):
    return signed_in(patient, reauthenticated=True)


def shown_on_every_page(browser) -> str:
    pages = ("/diary/", "/diary/timeline/", "/diary/settings/", "/diary/export/", "/diary/begin/")
    answers = [browser.get(page) for page in pages]
    assert {answer.status_code for answer in answers} == {410}
    return " ".join(answer.content.decode() for answer in answers)


def test_once_asked_for_the_browser_is_told_to_forget_what_waits(browser):
    assert '"storage"' in browser.post("/diary/erase/", DIARY).headers["Clear-Site-Data"]


def test_once_asked_for_no_page_shows_the_diary_and_nothing_is_gone(browser, patient):
    browser.post("/diary/erase/", DIARY)

    text = shown_on_every_page(browser)
    assert WORDS not in text
    assert "29 November 2026" in text
    assert "Keep my diary" in text
    assert Entry.objects.owned_by(patient).count() == 1
    with pytest.raises(DiaryIsClosed):
        read_diary(patient, NOON)


def test_neither_the_download_nor_a_device_that_comes_back_gets_anything(browser):
    browser.post("/diary/erase/", DIARY)

    assert browser.get("/diary/export/download/").status_code == 410
    sync = browser.get("/diary/sync")
    assert (sync.status_code, sync.json()["error"]) == (409, "closed")


def test_words_that_arrive_when_it_is_closed_are_not_kept_and_shown_to_be_copied(browser, patient):
    browser.post("/diary/erase/", DIARY)

    answer = browser.post("/diary/add/note/", {"text": "Half a page of words"})

    assert answer.status_code == 410
    assert "Half a page of words" in answer.content.decode()
    assert Entry.objects.owned_by(patient).count() == 1


def test_within_seven_days_it_is_undone_by_one_button(browser, patient):
    browser.post("/diary/erase/", DIARY)
    with time_machine.travel(LATER - timedelta(minutes=1), tick=False):
        browser = signed_in(patient)
        browser.post("/diary/erase/undo/")

        assert WORDS in browser.get("/diary/2026-11-22/").content.decode()
    assert not PendingErasure.objects.exists()


def test_after_seven_days_there_is_nothing_to_undo(browser, patient):
    browser.post("/diary/erase/", DIARY)
    with time_machine.travel(LATER, tick=False):
        browser = signed_in(patient)
        assert "Keep my diary" not in browser.get("/diary/").content.decode()
        browser.post("/diary/erase/undo/")

    assert not PatientKey.objects.exists()
    assert User.objects.filter(pk=patient.pk).exists()


def test_nothing_is_finished_a_moment_too_early(patient):
    ask_for_erasure(patient=patient, what="account", now=NOON)

    finish_due_erasures(now=LATER - timedelta(seconds=1))

    assert Entry.objects.owned_by(patient).exists()


@pytest.mark.parametrize("what", ["diary", "account"])
def test_the_command_erases_what_is_due_and_leaves_others_alone(patient, what):
    other = a_patient()
    an_entry(other)
    ask_for_erasure(patient=patient, what=what, now=NOON)
    said = StringIO()

    with time_machine.travel(LATER, tick=False):
        call_command("finish_erasures", stdout=said)
        call_command("finish_erasures", stdout=StringIO())

    assert "1 accounts" in said.getvalue() if what == "account" else "1 diaries" in said.getvalue()
    assert User.objects.filter(pk=patient.pk).exists() == (what == "diary")
    assert list(PatientKey.objects.values_list("pk", flat=True)) == [other.pk]
    assert not PatientProfile.objects.owned_by(patient).exists()
    assert Entry.objects.get().patient_id == other.pk


def test_asking_again_changes_what_and_never_puts_it_off(patient):
    ask_for_erasure(patient=patient, what="diary", now=NOON)
    ask_for_erasure(patient=patient, what="account", now=NOON + timedelta(days=3))

    pending = PendingErasure.objects.get()
    assert (pending.what, pending.due_at) == ("account", LATER)


def test_undoing_in_the_moment_of_finishing_is_too_late_or_in_time_and_never_half(patient):
    ask_for_erasure(patient=patient, what="diary", now=NOON)
    early = LATER - timedelta(seconds=1)
    with just_before("SELECT", lambda: undo_erasure(patient=patient, now=early)):
        finish_due_erasures(now=LATER)
    assert Entry.objects.owned_by(patient).exists()

    ask_for_erasure(patient=patient, what="diary", now=NOON)
    finish_due_erasures(now=LATER)
    with pytest.raises(TooLateToUndo):
        undo_erasure(patient=patient, now=early)


def test_signing_in_after_the_time_finishes_it_and_an_account_that_is_gone_signs_nobody_in(client):
    patient = make_patient("leaving@example.org")
    long_ago = timezone.now() - timedelta(days=8)
    ask_for_erasure(patient=patient, what="account", now=long_ago)
    client.defaults["HTTP_SEC_FETCH_SITE"] = "same-origin"
    client.post(LOGIN, {"login": patient.email})
    answer = client.post("/accounts/login/code/confirm/", {"code": mailed_code()})

    assert answer["Location"] == "/erased/"
    assert not User.objects.exists()
    assert client.get("/accounts/")["Location"].startswith(LOGIN)


def test_the_diary_alone_goes_at_once_and_the_account_stays(browser, patient):
    sent = {"what": "diary", "when": "now", "word": "erase"}
    answer = browser.post("/diary/erase/", sent)

    assert answer["Location"] == "/accounts/"
    assert not PatientKey.objects.exists()
    assert browser.get("/accounts/").status_code == 200
    assert browser.get("/diary/")["Location"].startswith("/diary/begin/")
    assert "diary_erased" in AccessEvent.objects.values_list("what", flat=True)


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"what": "diary"},
        {"when": "later"},
        {"what": "everything", "when": "now", "word": "ERASE"},
        {"what": "diary", "when": "now"},
        {"what": "diary", "when": "now", "word": "yes"},
        {"what": "\x00", "when": "later"},
    ],
)
def test_an_answer_that_is_missing_or_wrong_erases_nothing_and_says_so(browser, sent):
    answer = browser.post("/diary/erase/", sent)

    assert answer.status_code in {400, 422}
    assert Entry.objects.exists()
    assert not PendingErasure.objects.exists()


def test_without_a_diary_only_the_account_is_offered(client):
    browser = signed_in(make_patient("new@example.org"), reauthenticated=True)
    page = browser.get("/diary/erase/").content.decode()

    assert 'value="account"' in page
    assert 'value="diary"' not in page
    assert browser.post("/diary/erase/", DIARY).status_code == 422


def test_undo_is_no_link_and_undoing_nothing_changes_nothing(browser):
    assert browser.get("/diary/erase/undo/").status_code == 405
    assert browser.post("/diary/erase/undo/").status_code == 302
    assert Entry.objects.exists()


def test_the_commands_of_operators_leave_a_closed_diary_alone(patient, tmp_path):
    ask_for_erasure(patient=patient, what="diary", now=NOON)

    with pytest.raises(CommandError, match="asked to be forgotten"):
        call_command("export_diary", patient.email, tmp_path / "out.zip")


def test_the_page_says_how_long_copies_of_keys_live(browser):
    page = browser.get("/diary/erase/").content.decode()

    assert "at most 30 days" in page
