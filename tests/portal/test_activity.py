"""The list of what was done with an account: noted, in plain words, nobody else's, and forgotten in time."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from allauth.account import signals
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client

from diary.actions.activity import note_event
from diary.actions.erase import erase_diary
from diary.domain.activity import EVENTS, KEPT_DAYS
from diary.models import AccessEvent
from diary.wording.activity import SAID, device, said
from portal.accounts.models import User
from tests.diary.factories import NOON, a_patient, an_entry
from tests.diary.importing.walk import EXPORT, brought_in, send
from tests.portal.people import (
    LOGIN,
    SAME_ORIGIN,
    current_code,
    mailed_code,
    make_patient,
    make_staff,
    signed_in,
)

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
SIGNALS = {"added": mfa.authenticator_added, "removed": mfa.authenticator_removed}


def sign_in(email: str, user_agent: str) -> Client:
    browser = Client(headers={**SAME_ORIGIN, "user-agent": user_agent}, REMOTE_ADDR="203.0.113.77")
    browser.post(LOGIN, {"login": email})
    browser.post("/accounts/login/code/confirm/", {"code": mailed_code()})
    return browser


def noted(user) -> list[tuple[str, str]]:
    """Return what was noted after the beginning of the diary, oldest first."""
    events = AccessEvent.objects.owned_by(user).exclude(what="consent_given").order_by("at")
    return list(events.values_list("what", "device"))


def test_each_sign_in_is_noted_and_a_new_sort_of_device_is_told_apart():
    patient = make_patient()
    for user_agent in (PHONE, PHONE, LAPTOP):
        sign_in(patient.email, user_agent)

    assert noted(patient) == [
        ("signed_in", "safari iphone"),
        ("signed_in", "safari iphone"),
        ("signed_in_new_device", "firefox linux"),
    ]


def test_the_page_says_it_in_plain_words_and_no_address_of_a_network():
    patient = make_patient()
    page = sign_in(patient.email, PHONE).get("/diary/activity/").content.decode()

    assert "You signed in" in page
    assert "Safari on iPhone" in page
    assert "203.0.113" not in page
    assert "203.0.113" not in str(list(AccessEvent.objects.values()))
    assert f"{KEPT_DAYS} days" in page


def test_taking_everything_along_and_erasing_are_noted():
    patient = a_patient()
    an_entry(patient, text="Words of mine")
    browser = signed_in(patient, reauthenticated=True)
    browser.get("/diary/export/download/")
    browser.post("/diary/erase/", {"what": "diary", "when": "later"})
    browser.post("/diary/erase/undo/")
    browser.post("/diary/erase/", {"what": "diary", "when": "now", "word": "erase"})

    said_so = [what for what, _device in noted(patient)]
    assert said_so == ["exported", "erasure_asked", "erasure_undone", "diary_erased"]
    assert "Words of mine" not in str(list(AccessEvent.objects.values()))


def test_an_attempt_that_is_sent_to_show_again_who_it_is_takes_nothing_and_notes_nothing():
    patient = a_patient()
    signed_in(patient).get("/diary/export/download/")

    assert noted(patient) == []


def test_changes_of_how_one_signs_in_are_noted(rf):
    patient = make_patient()
    asked = rf.get("/")
    asked.session = {}
    for kind, added in (("totp", "app"), ("webauthn", "passkey")):
        row = Authenticator(user=patient, type=kind, data={})
        for name, signal in SIGNALS.items():
            signal.send(sender=Authenticator, request=asked, user=patient, authenticator=row)
            assert noted(patient)[-1][0] == f"{added}_{name}"
    for signal in (signals.password_set, signals.password_changed, signals.password_reset):
        signal.send(sender=User, request=asked, user=patient)
    signals.email_changed.send(sender=User, request=asked, user=patient)

    assert [what for what, _ in noted(patient)][-4:] == ["password_changed"] * 3 + ["email_changed"]


def test_signing_out_elsewhere_is_noted_once_and_only_when_there_was_something_to_end():
    patient = make_patient()
    browser = sign_in(patient.email, LAPTOP)
    browser.post("/accounts/sessions/")
    other = sign_in(patient.email, PHONE)
    browser.get("/accounts/")
    browser.post("/accounts/sessions/")

    assert other.get("/accounts/").status_code == 302
    assert [what for what, _ in noted(patient)].count("signed_out_elsewhere") == 1


def test_staff_have_no_such_list():
    staff = make_staff()
    browser = Client(headers=SAME_ORIGIN)
    browser.post(LOGIN, {"login": staff.email})
    browser.post("/accounts/login/code/confirm/", {"code": mailed_code()})
    browser.post("/accounts/2fa/authenticate/", {"code": current_code(staff)})

    assert browser.get("/accounts/").status_code == 200
    assert not AccessEvent.objects.exists()
    assert browser.get("/diary/activity/").status_code == 403


def test_nobody_sees_what_another_did():
    ann, ben = a_patient(), a_patient()
    note_event(patient=ben, what="exported", now=NOON)

    with time_machine.travel(NOON, tick=False):
        assert "downloaded" not in signed_in(ann).get("/diary/activity/").content.decode()


def test_times_are_those_of_the_persons_place():
    patient = a_patient(zone="Asia/Tokyo")
    note_event(patient=patient, what="exported", now=NOON + timedelta(hours=4))

    with time_machine.travel(NOON + timedelta(hours=5), tick=False):
        page = signed_in(patient).get("/diary/activity/").content.decode()

    assert "23 November 2026" in page
    assert "01:00" in page


def test_after_the_time_that_is_stated_nothing_is_shown_or_kept():
    patient = a_patient()
    note_event(patient=patient, what="exported", now=NOON)
    note_event(patient=patient, what="imported", now=NOON + timedelta(days=1))
    with time_machine.travel(NOON + timedelta(days=KEPT_DAYS, seconds=1), tick=False):
        page = signed_in(patient).get("/diary/activity/").content.decode()
        call_command("finish_erasures", stdout=StringIO())

    assert "downloaded" not in page
    assert noted(patient) == [("imported", "")]


def test_the_list_outlives_the_diary_and_goes_with_the_account():
    patient = a_patient()
    note_event(patient=patient, what="exported", now=NOON)
    erase_diary(patient=patient)
    assert noted(patient)
    patient.delete()

    assert not AccessEvent.objects.exists()


def test_it_is_there_while_a_diary_is_closed_or_not_begun():
    patient = a_patient()
    browser = signed_in(patient, reauthenticated=True)
    browser.post("/diary/erase/", {"what": "account", "when": "later"})

    assert "You asked us to erase" in browser.get("/diary/activity/").content.decode()
    assert signed_in(make_patient("new@example.org")).get("/diary/activity/").status_code == 200


def test_every_event_has_words_and_what_a_newer_version_wrote_is_no_error():
    assert set(SAID) == set(EVENTS)
    assert said("from-the-future")
    assert device("netscape amiga")
    with pytest.raises(ValueError, match="no event"):
        note_event(patient=a_patient(), what="my own words", now=NOON)


def test_bringing_data_in_and_taking_it_out_again_are_noted():
    patient = a_patient()
    with time_machine.travel(NOON, tick=False):
        browser = signed_in(patient)
        url = brought_in(browser, EXPORT, "weight_kg")
        send(browser, "undo", url)

    assert {what for what, _device in noted(patient)} == {"imported", "import_undone"}
