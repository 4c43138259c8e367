"""What a patient agrees to: asked once, asked again when it changes, taken back as easily; and from which age."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse

from diary.actions.consent import give_consent, withdraw_consent
from diary.actions.export import export_parts
from diary.domain.consent import TEXT_VERSION, agrees_to_this, is_old_enough
from diary.models import AccessEvent, Consent, Entry, PatientKey, PatientProfile, PendingErasure
from diary.models.patient import NotAgreed, read_diary
from tests.diary.factories import BEGIN, NOON, a_patient, an_entry
from tests.portal.people import signed_in as browser_of

pytestmark = pytest.mark.django_db
TEXT = Path("diary/templates/diary/partials/consent_text.html")
# The SHA-256 of each text by its number. A new meaning is a new number, and a line here.
TEXTS = {2: "d977c514e6347a9958312aebf6336e95b8a5a83e5f2a04cf66c29c94366e5890"}
WORDS = "Words that stay locked"
CHILD = {**BEGIN, "date_of_birth": "2010-01-01"}


@pytest.fixture
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def newcomer(client, at_noon):
    client.force_login(a_patient(diary=False))
    return client


def test_the_text_is_the_one_that_its_number_says():
    text = Path(__file__).parents[2] / TEXT

    assert hashlib.sha256(text.read_bytes()).hexdigest() == TEXTS[TEXT_VERSION]


def test_beginning_keeps_that_somebody_agreed_to_which_text_and_when(newcomer):
    newcomer.post(reverse("begin"), BEGIN)

    consent = Consent.objects.get()
    assert (consent.text_version, consent.given_at) == (TEXT_VERSION, NOON)
    assert consent.withdrawn_at is None
    assert AccessEvent.objects.get().what == "consent_given"
    assert newcomer.get(reverse("today")).status_code == 200


@pytest.mark.parametrize("missing", ["agree", "date_of_birth", "zone"])
def test_without_a_yes_an_age_and_a_zone_nothing_is_stored(newcomer, missing):
    answer = newcomer.post(reverse("begin"), {**BEGIN, missing: ""})

    assert answer.status_code == 422
    assert not PatientKey.objects.exists()
    assert not Consent.objects.exists()


def test_nothing_is_ticked_for_anybody(newcomer):
    page = newcomer.get(reverse("begin")).content.decode()

    assert "checked" not in page


def test_who_has_not_agreed_is_asked_before_any_page_and_goes_on_where_they_were_going(signed_in):
    Consent.objects.all().delete()
    answer = signed_in.get("/diary/timeline/")
    assert answer.url == "/diary/consent/?next=%2Fdiary%2Ftimeline%2F"
    assert "Before your diary opens" in signed_in.get(answer.url).content.decode()

    agreed = signed_in.post(reverse("consent"), {"answer": "agree", "next": "/diary/timeline/"})

    assert agreed.url == "/diary/timeline/"
    assert signed_in.get("/diary/timeline/").status_code == 200


def test_a_changed_text_is_asked_again_and_what_was_being_written_is_saved_first(signed_in):
    Consent.objects.update(text_version=TEXT_VERSION - 1)

    sent = {"date": "2026-11-22", "time": "11:50", "text": "Half written"}
    signed_in.post(reverse("add_entry", args=["note"]), sent)

    assert Entry.objects.count() == 1
    page = signed_in.get(signed_in.get(reverse("today")).url).content.decode()
    assert "has changed" in page


def test_agreeing_twice_is_agreeing_once(signed_in):
    for _ in range(2):
        signed_in.post(reverse("consent"), {"answer": "agree"})

    assert Consent.objects.count() == 1


def test_taking_it_back_locks_the_diary_and_agreeing_again_opens_it(signed_in):
    an_entry(signed_in.patient, text=WORDS)
    signed_in.post(reverse("consent"), {"answer": "take_back"})

    page = signed_in.get(signed_in.get(reverse("timeline")).url).content.decode()
    assert "You took your agreement back on 22 November 2026" in page
    assert WORDS not in page
    with pytest.raises(NotAgreed):
        read_diary(signed_in.patient, NOON)

    signed_in.post(reverse("consent"), {"answer": "agree"})
    assert WORDS in signed_in.get(reverse("timeline")).content.decode()
    assert (
        list(AccessEvent.objects.order_by("at").values_list("what", flat=True)).count(
            "consent_withdrawn"
        )
        == 1
    )


def test_what_is_sent_after_that_is_not_kept_and_shown_to_be_copied(signed_in):
    withdraw_consent(patient=signed_in.patient, now=NOON)

    answer = signed_in.post(reverse("add_entry", args=["note"]), {"text": "Words to copy"})
    sync = signed_in.get("/diary/sync")

    assert answer.status_code == 403
    assert "Words to copy" in answer.content.decode()
    assert (sync.status_code, sync.json()["error"]) == (409, "not_agreed")
    assert not Entry.objects.exists()


def test_who_took_it_back_can_still_take_everything_along_and_erase(signed_in):
    withdraw_consent(patient=signed_in.patient, now=NOON)
    browser = browser_of(signed_in.patient, reauthenticated=True)

    assert browser.get("/diary/export/").status_code == 200
    assert browser.get("/diary/export/download/").status_code == 200
    assert browser.get("/diary/erase/").status_code == 200


def test_each_yes_and_each_no_is_in_the_export(signed_in):
    withdraw_consent(patient=signed_in.patient, now=NOON)
    give_consent(patient=signed_in.patient, now=NOON + timedelta(hours=1))
    key = PatientKey.objects.get()

    text = "".join(export_parts(patient=key.patient, now=NOON))

    assert Consent.objects.count() == 2
    assert text.count('"text_version"') == 2


@pytest.mark.parametrize("answer", ["", "yes", "\x00", "take_back "])
def test_any_other_answer_changes_nothing(signed_in, answer):
    assert signed_in.post(reverse("consent"), {"answer": answer}).status_code in {400, 422}
    assert Consent.objects.get().withdrawn_at is None


def test_an_agreement_never_leads_to_another_site(signed_in):
    sent = {"answer": "agree", "next": "https://example.org/"}

    assert signed_in.post(reverse("consent"), sent).url == reverse("today")


def test_under_the_minimum_age_nothing_is_kept_and_the_account_goes(newcomer):
    answer = newcomer.post(reverse("begin"), CHILD)
    page = answer.content.decode()

    assert answer.status_code == 403
    assert "for people from 18" in page
    assert "/articles/" in page
    assert not PatientKey.objects.exists()
    assert not PatientProfile.objects.exists()
    assert PendingErasure.objects.get().what == "account"


def test_a_date_that_was_typed_wrong_is_no_dead_end(newcomer):
    newcomer.post(reverse("begin"), CHILD)
    newcomer.post(reverse("undo_erasure"))

    assert newcomer.post(reverse("begin"), BEGIN).url == reverse("today")


def test_a_clinic_sets_its_own_age(newcomer, settings):
    settings.MINIMUM_AGE = 16

    assert newcomer.post(reverse("begin"), CHILD).url == reverse("today")


def test_the_settings_take_no_date_of_birth_of_a_child(signed_in):
    sent = {"seen": "1", "zone": "Europe/London", "units": "kg", "date_of_birth": "2015-01-01"}
    answer = signed_in.post(reverse("diary_settings"), sent)

    assert answer.status_code == 422
    assert "for people from 18" in answer.content.decode()


@pytest.mark.parametrize(
    ("born", "today", "is_old"),
    [
        (date(2008, 11, 22), date(2026, 11, 22), True),
        (date(2008, 11, 23), date(2026, 11, 22), False),
        (date(2008, 2, 29), date(2026, 2, 28), False),
        (date(2008, 2, 29), date(2026, 3, 1), True),
    ],
)
def test_the_birthday_itself_counts(born, today, is_old):
    assert is_old_enough(born, today, 18) == is_old


def test_only_an_agreement_to_the_text_of_now_covers_it():
    assert [agrees_to_this(v) for v in (None, TEXT_VERSION - 1, TEXT_VERSION)] == [
        False,
        False,
        True,
    ]
