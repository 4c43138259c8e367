"""A device that wrote while it was away, and sends what it wrote."""

import json
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.test import Client

from diary.models import Entry
from diary.vault import open_entries
from tests.diary.factories import a_payload
from tests.portal.people import SAME_ORIGIN

SYNC = "/diary/sync"


def an_item(kind: str = "note", *, id: UUID | None = None, **fields: Any) -> dict[str, Any]:
    """Return one new entry as a device sends it."""
    said = json.loads(a_payload(kind, **fields).seal_bytes())
    return {"id": str(id or uuid4()), "kind": kind, "version": 0, "payload": said}


class Device:
    """A browser in which a patient is signed in, and which knows whose diary it holds."""

    def __init__(self, patient: Any, *, browser: Client | None = None) -> None:
        self.patient = patient
        self.browser = browser or Client(headers=SAME_ORIGIN)
        self.browser.force_login(patient)
        self.owner = patient.diary_key.vault.owner_mark()

    def post(self, body: Any, **more: Any) -> HttpResponse:
        """Send a body as it is, or as JSON."""
        sent = body if isinstance(body, bytes | str) else json.dumps(body)
        headers = {"X-Diary-Owner": self.owner, **more.pop("headers", {})}
        more.setdefault("content_type", "application/json")
        return self.browser.post(SYNC, sent, headers=headers, **more)

    def send(self, *items: Any) -> list[dict[str, Any]]:
        """Send entries, and return what became of each."""
        answer = self.post({"entries": list(items)})
        assert answer.status_code == 200, answer.content
        return answer.json()["results"]

    def statuses(self, *items: Any) -> list[str]:
        return [result["status"] for result in self.send(*items)]


def written(patient: Any, *, kept: bool = True) -> dict[UUID, Any]:
    """Return what the patient's diary says, by id."""
    rows = Entry.objects.owned_by(patient)
    opened = open_entries(patient, rows.kept() if kept else rows)
    assert not opened.unreadable
    return {entry.id: entry.payload for entry in opened}


def state(patient: Any) -> list[tuple[Any, ...]]:
    """Return every row of the patient's as it lies in the database."""
    rows = Entry.objects.owned_by(patient).order_by("id")
    return [tuple(row) for row in rows.values_list("id", "version", "deleted_at", "sealed")]
