"""Visits for the tests of their pages: begun as a patient does, read back by the patient's key."""

from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse

from diary.actions.visits import begin_visit
from diary.domain.visits.visit import VisitPayload
from diary.models import Visit
from tests.diary.factories import LONDON, NOON


def a_visit(patient: Any, *, id: UUID | None = None, **said: Any) -> UUID:
    """Keep a visit of a patient's; return its id."""
    payload = VisitPayload.build(**{"zone": LONDON, "recorded_at": NOON, **said})
    return begin_visit(patient=patient, id=id or uuid4(), payload=payload, now=NOON).id


def said(patient: Any, id: UUID) -> VisitPayload:
    """Read one visit as it stands."""
    row = Visit.objects.owned_by(patient).get(id=id)
    row.patient = patient
    return row.read()


def address(page: str, id: UUID) -> str:
    return reverse(page, args=[id])


def sent_from(browser: Any, page: str, id: UUID, **answers: Any) -> Any:
    """Send a part of a visit as its page would, with these answers; the others stay as shown."""
    form = browser.get(address(page, id)).context["form"]
    shown = {f.html_name: f.value() for f in form if f.value() not in (None, "")}
    return browser.post(address(page, id), {**shown, **answers})
