"""What a device wrote while it was away comes in: each entry once, none held up by another."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diary.actions.sync import Outcome
from diary.domain.sync import SentEntry, judge
from diary.models import Entry
from tests.diary.devices import Device, an_item, state, written
from tests.diary.factories import NOON, a_patient, a_payload

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
ONE_OF_EACH = [
    "symptom", "bowel_movement", "vomiting", "meal", "medicine", "dose", "measurement", "day", "note",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def device(patient):
    return Device(patient)


def changed(item, version, **said):
    return {**item, "version": version, "payload": {**item["payload"], **said}}


def put_away(item, version):
    return {"id": item["id"], "kind": item["kind"], "version": version, "deleted": True}


def test_one_of_each_kind_is_stored_as_it_was_said(device):
    items = [an_item(kind) for kind in ONE_OF_EACH]

    results = device.send(*items)

    assert [(r["id"], r["status"], r["version"]) for r in results] == [
        (item["id"], "stored", 1) for item in items
    ]
    there = written(device.patient)
    assert [json.loads(there[UUID(item["id"])].seal_bytes()) for item in items] == [
        item["payload"] for item in items
    ]


def test_a_week_old_batch_sent_five_times_changes_nothing(device):
    items = [an_item(kind) for kind in ONE_OF_EACH]
    device.send(*items)
    before = state(device.patient)

    with time_machine.travel(NOON + WEEK, tick=False):
        for _ in range(5):
            assert device.statuses(*items) == ["same"] * len(items)

    assert state(device.patient) == before


def test_a_batch_sent_again_after_somebody_changed_and_deleted_its_entries_changes_nothing(device):
    edited, deleted, cleared = an_item(text="mine"), an_item(), an_item("day", sleep_hours=7.0)
    device.send(edited, deleted, cleared)
    emptied = {**cleared, "version": 1}
    emptied["payload"] = {k: v for k, v in cleared["payload"].items() if k != "sleep_hours"}
    device.send(changed(edited, 1, text="newer"), put_away(deleted, 1), emptied)
    before = state(device.patient)

    results = device.send(edited, deleted, cleared)

    assert [r["status"] for r in results] == ["conflict", "same", "conflict"]
    assert results[0]["payload"]["text"] == "newer"
    assert results[1]["deleted"] is True
    assert state(device.patient) == before


def test_a_change_of_the_version_seen_is_stored_and_of_an_older_one_is_a_conflict(device):
    item = an_item(text="first")
    device.send(item)

    assert device.send(changed(item, 1, text="second"))[0]["version"] == 2
    assert device.statuses(changed(item, 1, text="second")) == ["same"]  # the answer was lost
    (late,) = device.send(changed(item, 1, text="third"))

    assert (late["status"], late["version"], late["payload"]["text"]) == ("conflict", 2, "second")
    assert device.statuses(changed(item, late["version"], text="third")) == ["stored"]
    assert [p.text for p in written(device.patient).values()] == ["third"]


def test_a_deletion_is_stored_once_and_brought_back_from_its_version(device):
    item = an_item()
    device.send(item)

    (gone,) = device.send(put_away(item, 1))
    assert (gone["status"], gone["version"], gone["deleted"]) == ("stored", 2, True)
    assert device.statuses(put_away(item, 1), put_away(item, 2)) == ["same", "same"]
    assert not written(device.patient)
    assert device.statuses(changed(item, 2)) == ["stored"]
    assert len(written(device.patient)) == 1


def test_what_was_changed_elsewhere_is_not_deleted_by_somebody_who_did_not_see_it(device):
    item = an_item()
    device.send(item, changed(item, 1, text="newer"))

    assert device.statuses(put_away(item, 1)) == ["conflict"]
    assert len(written(device.patient)) == 1


def test_an_entry_written_and_deleted_before_the_first_answer_came_is_deleted(device):
    arrived, never_sent = an_item(), an_item()
    device.send(arrived)

    results = device.send({**arrived, "deleted": True}, {**never_sent, "deleted": True})

    assert [(r["status"], r["deleted"]) for r in results] == [("stored", True)] * 2
    assert not written(device.patient)


def test_a_change_of_an_entry_that_is_not_there_can_be_sent_again_as_new(device):
    item = an_item()

    (result,) = device.send(changed(item, 3))

    assert (result["status"], result["version"], result["payload"]) == ("conflict", 0, None)
    assert device.statuses(changed(item, result["version"])) == ["stored"]


def test_ids_that_come_twice_in_a_batch_are_taken_one_after_the_other(device):
    item = an_item(text="one")

    statuses = device.statuses(
        item, item, changed(item, 1, text="two"), changed(item, 2, text="three"), item
    )

    assert statuses == ["stored", "same", "stored", "stored", "conflict"]
    assert [p.text for p in written(device.patient).values()] == ["three"]


def test_the_same_id_in_another_diary_is_this_diary_s_own_row(device):
    other = Device(a_patient())
    item = an_item(text="theirs")
    other.send(item)
    before = state(other.patient)

    assert device.statuses(changed(item, 0, text="mine")) == ["stored"]
    assert device.statuses(changed(item, 1, text="mine again")) == ["stored"]
    assert device.statuses(put_away(item, 2)) == ["stored"]
    assert state(other.patient) == before


def test_half_a_batch_that_cannot_be_read_holds_up_no_other_half(device):
    good = [an_item() for _ in range(5)]
    bad = [{**an_item(), "kind": "canary"}, an_item() | {"payload": None}, 7, None, {"id": "x"}]

    statuses = device.statuses(*[item for pair in zip(bad, good, strict=True) for item in pair])

    assert statuses == ["invalid", "stored"] * 5
    assert set(written(device.patient)) == {UUID(item["id"]) for item in good}


def test_an_id_of_another_kind_is_refused(device):
    item = an_item()
    device.send(item)

    (result,) = device.send(an_item("meal", id=UUID(item["id"])))

    assert (result["status"], list(result["errors"])) == ("invalid", ["kind"])


def test_an_entry_that_does_not_open_is_never_overwritten_and_can_be_put_away(device):
    item = an_item()
    device.send(item)
    Entry.objects.update(sealed=b"\x01broken")

    results = device.send(item, changed(item, 1, text="new"))
    assert [(r["status"], r["payload"]) for r in results] == [("conflict", None)] * 2
    assert device.statuses(put_away(item, 1)) == ["stored"]
    assert Entry.objects.get().deleted_at


def test_two_hundred_entries_cost_a_handful_of_queries(device):
    items = [an_item(text=str(n)) for n in range(150)]
    items += [an_item("symptom", severity_0_10=n % 11) for n in range(49)] + [an_item("day")]
    counts = {}
    device.send(
        an_item()
    )  # the first request notes the session, and reads the rules of this process
    for name, batch in {
        "new": items,
        "again": items,
        "changed": [changed(item, 1, zone="Europe/Paris") for item in items],
    }.items():
        with CaptureQueriesContext(connection) as queries:
            statuses = device.statuses(*batch)
        assert set(statuses) == {"same" if name == "again" else "stored"}
        counts[name] = len(queries)

    # Ten, and one that asks whether the clinic's rules changed: in a test always, else every five seconds.
    assert max(counts.values()) <= 10 + 1, counts
    assert counts["again"] <= 9


def test_nothing_of_what_was_sent_is_shown_by_what_handles_it():
    sent = SentEntry(uuid4(), "note", 0, a_payload("note", text="canary"))
    judged = judge(sent, None, NOON)

    assert "canary" not in f"{sent!r}{judged!r}{Outcome('stored', said=judged.payload)!r}"
