"""Shares for tests."""

import json
import random
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from diary.actions.sharing.making import FileToShare, Wish, make_share
from diary.actions.sharing.opening import open_share
from diary.domain.sharing.asking import Asking
from diary.domain.sharing.attached import pdf_as_document
from diary.domain.sharing.link import HealthLink
from diary.domain.sharing.passcode import normalised
from diary.models import Share, ShareFile, ShareOpening
from diary.models.patient import read_diary
from tests.diary.factories import NOON

PASSCODE = "4829 1063"
BUNDLE = b'{"resourceType": "Bundle", "type": "document", "id": "sample words"}'
PDF = b"%PDF-1.7 sample words" + random.Random(5).randbytes(3000)  # noqa: S311 - it must not shrink
DOCUMENT = json.dumps(
    pdf_as_document(
        PDF, title="Sample pack", language="en", made_at=datetime(2026, 1, 2, tzinfo=UTC)
    )
).encode()
FILES = (
    FileToShare("application/fhir+json", BUNDLE),
    FileToShare("application/fhir+json", DOCUMENT),
)
VISIT = UUID(int=9)
SITE = "http://testserver"
LATER = NOON + timedelta(minutes=5)


def a_link(patient, *, now=None, passcode=PASSCODE, days=7, site=SITE, **wish) -> HealthLink:
    """Make a share of a patient's and return its link."""
    said = {"id": uuid4(), "visit_id": VISIT, "label": "Sample label", **wish}
    return make_share(
        diary=read_diary(patient, now or timezone.now()),
        wish=Wish(passcode=passcode, days=days, **said),
        files=FILES,
        address=lambda token: f"{site}/s/{token}/",
    )


def token_of(link: HealthLink) -> str:
    return link.url.rstrip("/").rsplit("/", 1)[1]


def an_opened_share(patient, *, now) -> None:
    """Make a share that somebody has opened once."""
    open_share(token=token_of(a_link(patient, now=now)), asking=asking(), now=now)


def asking(passcode=PASSCODE, recipient="Dr Sample", most=None) -> Asking:
    """Return a request as it is read."""
    return Asking(recipient, normalised(passcode), most)


def tries_left() -> int:
    return Share.objects.get().tries_left


def everything_kept() -> str:
    """Return every column of every row about shares, bytes as hex."""
    models = (Share, ShareFile, ShareOpening)
    rows = [row for model in models for row in model.objects.values_list()]
    return " ".join(
        bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)
        for row in rows
        for value in row
    )


def opened(link, **asked):
    """Open a share five minutes after it was made."""
    return open_share(
        token=token_of(link), asking=asking(**asked), now=LATER, user_agent="Firefox on Windows"
    )


def diary_of(patient):
    return read_diary(patient, LATER)


def openings(patient):
    """Return who asked, what came of it, and on which device."""
    diary_of(patient)
    rows = list(ShareOpening.objects.owned_by(patient).order_by("created_at"))
    for row in rows:
        row.patient = patient
    return [(row.read().recipient, row.read().outcome, row.read().device) for row in rows]
