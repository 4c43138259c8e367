"""Eight at once, by form and by device: nothing lost, nothing locked, no second day, no conflict that is none."""

import random
import time
from contextlib import nullcontext
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection

from diary.actions.days import complete_day, record_day
from diary.actions.entries import delete_entry, record_entry
from diary.actions.erase import erase_diary
from diary.actions.store import RecordHasChanged, RecordIsGone
from diary.actions.sync import sync_entries
from diary.domain.entries import Day
from diary.domain.sync import SentEntry
from diary.models import Entry, PatientKey
from diary.models.patient import read_diary
from tests.diary.at_once import at_once, just_before, sqlite_in_files
from tests.diary.devices import written
from tests.diary.factories import NOON, TODAY, a_patient, a_payload

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, EACH, DAY = 8, 12, timedelta(days=1)
SAID = {
    "symptoms_complete": True,
    "meals_complete": True,
    "sleep_hours": 7.5,
    "sleep_quality_0_10": 6,
    "stress_0_10": 3,
    "activity_minutes": 30,
    "fluids_cups": 5,
    "period": False,
}


@pytest.fixture(autouse=True)
def path(tmp_path):
    """Work where several can: in files on SQLite (the path), on the server of PostgreSQL (None)."""
    with sqlite_in_files(tmp_path) if connection.vendor == "sqlite" else nullcontext() as path:
        yield path


def new(kind="note", *, id=None, version=0, **said):
    return SentEntry(id or uuid4(), kind, version, a_payload(kind, **said))


def sync(patient, *entries):
    outcomes = sync_entries(diary=read_diary(patient, NOON), sent=entries)
    return [outcome.status for outcome in outcomes]


def add(patient, payload, id=None):
    """Add as a form does."""
    write = record_day if isinstance(payload, Day) else record_entry
    return write(patient=patient, id=id or uuid4(), payload=payload, now=NOON)


def standing_days(patient):
    return list(Entry.objects.owned_by(patient).kept().of_kind("day"))


@pytest.mark.parametrize("people", [1, 8])
def test_eight_writers_by_form_and_by_device_lose_nothing_and_wait_for_nobody_in_vain(path, people):
    patients = [a_patient() for _ in range(people)]
    before = time.monotonic()

    def job(number):
        owner = patients[number % people]
        texts = [f"{number} {n}" for n in range(EACH)]
        if number % 2:
            return lambda: [add(owner, a_payload("note", text=text)).version for text in texts]
        halves = texts[: EACH // 2], texts[EACH // 2 :]
        return lambda: [sync(owner, *(new(text=text) for text in half)) for half in halves]

    done = at_once([job(number) for number in range(WRITERS)], path)

    assert done[0::2] == [[["stored"] * (EACH // 2)] * 2] * 4
    assert done[1::2] == [[1] * EACH] * 4
    said = [payload.text for patient in patients for payload in written(patient).values()]
    assert sorted(said) == sorted(f"{w} {n}" for w in range(WRITERS) for n in range(EACH))
    assert time.monotonic() - before < 30


@pytest.mark.parametrize("version", [0, 1])
def test_what_eight_send_at_once_in_other_orders_is_stored_once_and_nobody_waits_for_ever(
    path, version
):
    patient = a_patient()
    first = [new(text=str(n), id=UUID(int=n)) for n in range(40)]
    if version:
        sync(patient, *first)
    batch = [new(text=f"newer {n}", id=UUID(int=n), version=version) for n in range(40)]
    days = [new("day", id=UUID(int=50 + n), local_date=TODAY - n * DAY) for n in range(20)]

    def job(number):
        order = random.Random(number).sample([*batch, *days], 60)  # noqa: S311 - any order will do
        return lambda: dict(zip([entry.id for entry in order], sync(patient, *order), strict=True))

    done = at_once([job(number) for number in range(WRITERS)], path)

    for entry in [*batch, *days]:
        statuses = [answers[entry.id] for answers in done]
        assert (statuses.count("stored"), set(statuses)) == (1, {"stored", "same"})
    assert len(written(patient)) == 60


def test_eight_who_say_different_things_of_one_day_make_one_day_that_says_them_all(path):
    patient = a_patient()

    def job(number):
        name, value = list(SAID.items())[number]
        if number % 2:
            return lambda: add(patient, a_payload("day", **{name: value})).kind
        return lambda: sync(patient, new("day", **{name: value}))

    done = at_once([job(number) for number in range(WRITERS)], path)

    assert done[0::2] == [["stored"]] * 4
    assert done[1::2] == ["day"] * 4
    (row,) = standing_days(patient)
    said = written(patient)[row.id]
    assert {name: getattr(said, name) for name in SAID} == SAID


def test_of_eight_who_contradict_each_other_one_stands_and_seven_are_told(path):
    patient = a_patient()

    def job(number):
        payload = a_payload("day", fluids_cups=number)
        if number % 2:
            return lambda: add(patient, payload).version
        return lambda: sync(patient, SentEntry(uuid4(), "day", 0, payload))[0]

    done = at_once([job(number) for number in range(WRITERS)], path)

    conflicts = [r for r in done if r == "conflict" or isinstance(r, RecordHasChanged)]
    assert len(conflicts) == WRITERS - 1
    (row,) = standing_days(patient)
    winner = next(n for n, r in enumerate(done) if r in ("stored", 1))
    assert written(patient)[row.id].fluids_cups == winner


def test_eight_changes_of_one_version_by_form_and_by_device_are_one_change(path):
    patient, id = a_patient(), UUID(int=5)
    add(patient, a_payload("note", text="first"), id)

    def job(number):
        payload = a_payload("note", text=f"from {number}")
        if number % 2:
            return lambda: record_entry(patient=patient, id=id, payload=payload, now=NOON, seen=1)
        return lambda: sync(patient, SentEntry(id, "note", 1, payload))[0]

    done = at_once([job(number) for number in range(WRITERS)], path)

    told = [r for r in done if r == "conflict" or isinstance(r, RecordHasChanged)]
    assert len(told) == WRITERS - 1
    (winner,) = (n for n, r in enumerate(done) if r == "stored" or isinstance(r, Entry))
    assert [payload.text for payload in written(patient).values()] == [f"from {winner}"]


def test_a_day_that_is_completed_while_a_device_sends_it_keeps_both(path):
    patient = a_patient()
    add(patient, a_payload("day", stress_0_10=4))
    day = a_payload("day")

    done = at_once(
        [
            lambda: sync(patient, new("day", sleep_hours=8.0)),
            lambda: (
                complete_day(patient=patient, id=uuid4(), day=day, is_complete=True, now=NOON).kind
            ),
        ],
        path,
    )

    assert done == [["stored"], "day"]
    (row,) = standing_days(patient)
    said = written(patient)[row.id]
    assert (said.stress_0_10, said.sleep_hours, said.meals_complete) == (4, 8.0, True)


def test_a_change_that_somebody_else_made_first_is_judged_again(path):
    patient = a_patient()
    entries = [new(text=f"first {n}") for n in range(3)]
    sync(patient, *entries)
    newer = a_payload("note", text="newer")
    ids = [entry.id for entry in entries]

    def elsewhere():
        record_entry(patient=patient, id=ids[1], payload=newer, now=NOON, seen=1)

    with just_before('UPDATE "diary_entry"', elsewhere):
        statuses = sync(patient, *(new(id=id, version=1, text="mine") for id in ids))

    assert statuses == ["stored", "conflict", "stored"]
    assert [written(patient)[id].text for id in ids] == ["mine", "newer", "mine"]


def test_a_new_entry_that_arrives_twice_at_the_same_moment_is_the_same(path):
    patient, entries = a_patient(), [new(text=str(n)) for n in range(3)]

    with just_before('INSERT INTO "diary_entry"', lambda: sync(patient, entries[1])):
        statuses = sync(patient, *entries)

    assert statuses == ["stored", "same", "stored"]


def test_a_day_that_somebody_else_wrote_first_is_added_to(path):
    patient = a_patient()
    mine = new("day", sleep_hours=8.0)

    with just_before(
        'INSERT INTO "diary_entry"', lambda: add(patient, a_payload("day", stress_0_10=2))
    ):
        assert sync(patient, mine) == ["stored"]

    (row,) = standing_days(patient)
    said = written(patient)[row.id]
    assert (said.stress_0_10, said.sleep_hours) == (2, 8.0)
    assert sync(patient, mine) == ["same"]


def test_a_deleted_day_is_not_brought_back_beside_the_one_that_stands(path):
    patient = a_patient()
    row = add(patient, a_payload("day", stress_0_10=2))
    delete_entry(entry=row, now=NOON)

    assert sync(patient, new("day", sleep_hours=8.0)) == ["stored"]
    assert sync(patient, SentEntry(row.id, "day", 2, a_payload("day", stress_0_10=2))) == [
        "conflict"
    ]
    assert [day.local_date for day in standing_days(patient)] == [TODAY]


def test_what_is_sent_while_the_diary_is_erased_is_refused_and_leaves_nothing(path):
    patient = a_patient()
    diary = read_diary(patient, NOON)
    changed = new(text="before")
    sync_entries(diary=diary, sent=[changed])
    again = SentEntry(changed.id, "note", 1, a_payload("note", text="after"))

    erased = just_before('INSERT INTO "diary_entry"', lambda: erase_diary(patient=patient))
    with erased, pytest.raises(RecordIsGone):
        sync_entries(diary=diary, sent=[again, new("day"), new()])

    assert not Entry.objects.exists()
    assert not PatientKey.objects.exists()
