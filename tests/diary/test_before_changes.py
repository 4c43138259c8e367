"""A change can be taken back: the version before returns as a new one, unless somebody wrote since."""

import io
import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diary.actions.changes import UNDO_FOR, NothingToTakeBack, what_was_before
from diary.actions.entries import record_entry
from diary.domain.before import Before
from diary.domain.entries import PAYLOADS
from diary.domain.payload import PayloadDoesNotFit
from diary.entry_kinds import ENTRY_KINDS
from diary.models import Entry, EntryBefore
from diary.models.patient import read_diary
from diary.vault import open_entries
from diary.views.past import setting_for
from diary.views.undo_edit import _as_sent
from tests.diary.factories import NOON, a_patient, a_payload, an_entry

pytestmark = pytest.mark.django_db
WHEN = {"date": "2026-11-22", "time": "11:00"}
FIRST, SECOND = "Sample words", "Other words"


def edit(browser, entry, seen=1, **said):
    return browser.post(reverse("edit_entry", args=[entry.id]), {**WHEN, "seen": seen, **said})


def undo(browser, entry, seen=2, **options):
    return browser.post(reverse("undo_edit", args=[entry.id]), {"seen": seen}, **options)


def texts(patient):
    rows = Entry.objects.owned_by(patient).kept()
    return [(e.payload.text, e.version) for e in open_entries(patient, rows)]


@pytest.fixture
def note(signed_in):
    """A note that says ``FIRST``."""
    return an_entry(signed_in.patient, text=FIRST)


def test_undo_brings_the_version_before_back_as_a_new_one(signed_in, note):
    page = signed_in.get(edit(signed_in, note, text=SECOND).url)
    assert (page.context["changed"].id, page.context["changed"].version) == (note.id, 2)
    assert reverse("undo_edit", args=[note.id]) in page.content.decode()

    answer = undo(signed_in, note)

    assert texts(signed_in.patient) == [(FIRST, 3)]
    assert answer.url == f"/diary/?saved=1&changed={note.id}"


def test_an_undo_can_be_undone(signed_in, note):
    edit(signed_in, note, text=SECOND)
    page = signed_in.get(undo(signed_in, note).url)

    undo(signed_in, note, seen=page.context["changed"].version)

    assert texts(signed_in.patient) == [(SECOND, 4)]


def test_undo_tapped_twice_is_one_undo(signed_in, note):
    edit(signed_in, note, text=SECOND)

    answers = [undo(signed_in, note) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert texts(signed_in.patient) == [(FIRST, 3)]


def test_a_change_since_is_shown_beside_what_was_to_come_back(signed_in, note):
    edit(signed_in, note, text=SECOND)
    record_entry(
        patient=signed_in.patient,
        id=note.id,
        payload=a_payload("note", text="Third words"),
        now=NOON,
        seen=2,
    )

    answer = undo(signed_in, note)

    assert answer.status_code == 409
    assert texts(signed_in.patient) == [("Third words", 3)]
    assert "Third words" in answer.content.decode()
    assert FIRST in answer.content.decode()
    signed_in.post(answer.context["send_to"], dict(answer.context["hidden"]))
    assert texts(signed_in.patient) == [(FIRST, 4)]


def test_what_was_deleted_since_stays_deleted(signed_in, note):
    edit(signed_in, note, text=SECOND)
    signed_in.post(reverse("delete_entry", args=[note.id]))

    answer = undo(signed_in, note)

    assert answer.status_code == 409
    assert "was deleted after" in answer.content.decode()
    assert texts(signed_in.patient) == []


def test_a_change_of_the_day_takes_the_entry_back_to_its_day(signed_in, note):
    answer = edit(signed_in, note, text=FIRST, date="2026-11-20")
    assert answer.url.startswith("/diary/2026-11-20/")
    page = signed_in.get(answer.url)
    assert page.context["changed"]

    assert undo(signed_in, note).url.startswith("/diary/?")

    assert Entry.objects.get(id=note.id).local_date.day == 22


def test_saving_what_was_there_offers_nothing_to_undo(signed_in, note):
    page = signed_in.get(edit(signed_in, note, text=FIRST, date="2026-11-22", time="12:00").url)

    assert page.context["changed"] is None
    assert not EntryBefore.objects.exists()


def test_a_medicine_is_changed_and_undone_on_its_own_page(signed_in):
    course = an_entry(signed_in.patient, "medicine", dose="20 mg")
    page = signed_in.get(edit(signed_in, course, name="Sample tablet", dose="40 mg").url)
    assert page.request["PATH_INFO"] == reverse("medicines")
    assert reverse("undo_edit", args=[course.id]) in page.content.decode()

    page = undo(signed_in, course, follow=True)

    assert "20 mg" in page.content.decode()


def test_a_day_that_was_merged_with_anothers_answers_is_not_undone_blindly(signed_in):
    day = an_entry(signed_in.patient, "day", sleep_hours=7.0)
    was = a_payload("day", sleep_hours=7.0).seal_bytes().decode()
    theirs = a_payload("day", sleep_hours=7.0, fluids_cups=4)
    record_entry(patient=signed_in.patient, id=day.id, payload=theirs, now=NOON, seen=1)

    sent = {"was": was, "sleep_hours": "6"}
    answer = edit(signed_in, day, **sent)
    undo(signed_in, day, seen=3)

    (entry,) = open_entries(signed_in.patient, Entry.objects.all())
    assert answer.status_code == 302
    assert (entry.payload.sleep_hours, entry.payload.fluids_cups) == (7.0, 4)


def test_restoring_an_emergency_answers_with_its_card(signed_in, live_red_flags):
    entry = an_entry(signed_in.patient, "bowel_movement", blood="a_lot")
    edit(signed_in, entry, stool_form="4")

    assert undo(signed_in, entry).context["cards"]


def test_after_a_day_it_is_too_late_and_the_words_are_gone(signed_in, note):
    edit(signed_in, note, text=SECOND)
    with time_machine.travel(NOON + UNDO_FOR + timedelta(seconds=1), tick=False):
        signed_in.force_login(signed_in.patient)
        page = signed_in.get(reverse("today"), {"changed": str(note.id)})
        answer = undo(signed_in, note, follow=True)
        call_command("finish_erasures", stdout=io.StringIO())

    assert page.context["changed"] is None
    assert "cannot be taken back any more" in answer.content.decode()
    assert texts(signed_in.patient) == [(SECOND, 2)]
    assert not EntryBefore.objects.exists()


@pytest.mark.parametrize("seen", ["", "0", "-1", "x", "1.5", "9" * 500, "1", "3"])
def test_an_undo_of_no_change_changes_nothing(signed_in, note, seen):
    edit(signed_in, note, text=SECOND)

    assert undo(signed_in, note, seen=seen).status_code == 302

    assert texts(signed_in.patient) == [(SECOND, 2)]


def test_nobody_takes_back_what_is_anothers(signed_in):
    other = a_patient()
    theirs = an_entry(other, text=FIRST)

    assert undo(signed_in, theirs).status_code == 404
    assert signed_in.get("/diary/", {"changed": str(theirs.id)}).context["changed"] is None
    assert undo(signed_in, Entry(id=uuid4())).status_code == 404


def test_what_was_before_is_sealed_and_in_no_address_and_no_session(signed_in, note):
    with CaptureQueriesContext(connection) as queries:
        answer = edit(signed_in, note, text=SECOND)

    kept = EntryBefore.objects.get()
    kept.patient = signed_in.patient
    assert kept.read().entry().text == FIRST
    assert FIRST.encode() not in bytes(kept.sealed)
    assert FIRST not in answer.url + json.dumps(dict(signed_in.session.items()))
    assert not any(FIRST in query["sql"] for query in queries)


def test_what_does_not_open_is_not_brought_back(signed_in, note):
    edit(signed_in, note, text=SECOND)
    EntryBefore.objects.update(sealed=b"\x01broken")

    with pytest.raises(NothingToTakeBack):
        what_was_before(patient=signed_in.patient, id=note.id, replaced_by=2, now=NOON)
    assert undo(signed_in, note).status_code == 302
    assert texts(signed_in.patient) == [(SECOND, 2)]


@pytest.mark.parametrize("kind", PAYLOADS)
def test_the_form_of_every_kind_can_be_filled_from_what_was_before(signed_in, kind):
    entry = an_entry(signed_in.patient, kind, **({"what": "Sample"} if kind == "meal" else {}))
    (opened,) = open_entries(signed_in.patient, [entry])
    setting = setting_for(read_diary(signed_in.patient, NOON), kind, opened.local_date)
    form = ENTRY_KINDS[kind].form

    sent = form(_as_sent(form, setting, opened), setting=setting, entry=opened)

    assert sent.is_valid() or kind == "dose", sent.errors  # the medicine of this dose is made up


def test_a_version_before_knows_its_kind_and_refuses_what_fits_none():
    before = Before.of(a_payload("note", text=FIRST), 2)

    assert before.entry() == a_payload("note", text=FIRST)
    assert FIRST not in repr(before)
    with pytest.raises(PayloadDoesNotFit):
        Before.of(a_payload("note"), 1)
    with pytest.raises((PayloadDoesNotFit, KeyError)):
        Before.build(of_kind="none", said="{}", replaced_by=2).entry()


def test_each_change_has_its_own_version_before():
    ids = {EntryBefore.id_of(UUID(int=n), version) for n in (1, 2) for version in (2, 3)}

    assert len(ids) == 4
