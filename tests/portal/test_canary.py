"""A planted text and address: after erasing, neither is anywhere that the portal keeps anything."""

import base64
import logging
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from diary.actions.ledger import ledger_path
from diary.actions.sharing.opening import open_share
from diary.models import PatientKey, PatientProfile
from diary.models.base import SealedRecord
from tests.diary.at_once import sqlite_in_files
from tests.diary.factories import BEGIN
from tests.diary.sharing.shares import a_link, asking, token_of
from tests.portal.people import ACCOUNT_NOW, make_patient, signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WORDS = "canary words of somebody"
ADDRESS = "canary@example.org"
ASKED = "Something you keep with us is going to be erased"


@pytest.fixture
def kept(tmp_path, settings, caplog):
    """Return a function that tells in which places one of some pieces is found."""
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "var" / "media"
    settings.MEDIA_ROOT.mkdir(parents=True)
    caplog.set_level(logging.DEBUG)
    data = tmp_path / "data"
    data.mkdir()
    with sqlite_in_files(data):
        connection.cursor().execute("PRAGMA secure_delete = OFF")
        yield lambda pieces: places(pieces, [data, settings.VAR_DIR], caplog.text)


def places(pieces: list[bytes], folders: list[Path], log: str) -> set[str]:
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    held = {path.name: path.read_bytes() for path in files}
    held["sessions"] = repr([session.get_decoded() for session in Session.objects.all()]).encode()
    held["cache"] = repr(getattr(cache, "_cache", {})).encode()
    held["log"] = log.encode()
    return {name for name, content in held.items() if any(piece in content for piece in pieces)}


def traces() -> list[bytes]:
    """Return what a thief would look for: words, address, key and sealed rows, as they are and as text."""
    sealed = [
        bytes(row.sealed) for model in SealedRecord.__subclasses__() for row in model.objects.all()
    ]
    pieces = [WORDS.encode(), ADDRESS.encode(), bytes(PatientKey.objects.get().wrapped), *sealed]
    return [*pieces, *(base64.b64encode(piece)[:-4] for piece in pieces)]


def share(patient) -> None:
    """Have a link of this name, opened by somebody of this name."""
    token = token_of(a_link(patient, label=WORDS))
    open_share(token=token, asking=asking(recipient=WORDS), now=timezone.now())


def live_and_leave(browser) -> None:
    """Use what leaves traces: pages, a wrong form, a search, a share, an export, a change of mind."""
    browser.post("/diary/begin/", BEGIN)
    browser.post("/diary/add/note/", {"date": "2026-11-22", "time": "11:50", "text": WORDS})
    browser.post("/diary/add/note/", {"date": "never", "text": WORDS})
    browser.post("/diary/search/", {"q": WORDS})
    visit = browser.post("/visits/new/", {"with_whom": WORDS, "zone": "Europe/London"}).url
    browser.post(f"{visit}goals/", {"goal_1": WORDS, "name": WORDS, "seen": "1"})
    browser.post(f"{visit}story/", {"story": WORDS, "seen": "2"})
    browser.post(f"{visit}questions/", {"own": WORDS, "own_words": "1"})
    browser.post(
        f"{visit}agreed/", {"agreed": WORDS, "follow_1_own": WORDS, "follow_1_until": "never"}
    )
    browser.post("/diary/add/medicine/", {"name": WORDS, "zone": "Europe/London"})
    suspect = {"compared": f"medicine:own:{WORDS}", "compare": "on"}
    assert browser.post("/diary/patterns/choose/", suspect).url == "/diary/patterns/"
    share(PatientKey.objects.get().patient)
    b"".join(browser.get("/diary/export/download/").streaming_content)
    browser.post("/diary/erase/", {"what": "account", "when": "later"})
    browser.post("/diary/erase/undo/")


def test_after_erasing_the_account_nothing_of_it_is_found_anywhere(kept):
    browser = signed_in(make_patient(ADDRESS), reauthenticated=True)
    live_and_leave(browser)
    pieces = traces()
    assert kept([WORDS.encode()]) == set()  # nor was it ever in clear
    assert kept(pieces) >= {"db.sqlite3"} or kept(pieces) >= {"db.sqlite3-wal"}

    browser.post("/diary/erase/", {**ACCOUNT_NOW, "word": "ERASE"})

    assert kept(pieces) == set()
    assert [sent.subject for sent in mail.outbox] == [ASKED]
    assert WORDS not in mail.outbox[0].body
    assert ledger_path().stat().st_size > 0


def test_after_erasing_the_diary_alone_its_key_and_rows_are_found_nowhere(kept):
    browser = signed_in(make_patient(ADDRESS), reauthenticated=True)
    live_and_leave(browser)
    pieces = [piece for piece in traces() if ADDRESS.encode() not in piece]
    pieces = [piece for piece in pieces if base64.b64encode(ADDRESS.encode())[:-4] not in piece]

    browser.post("/diary/erase/", {"what": "diary", "when": "now", "word": "ERASE"})

    assert kept(pieces) == set()
    assert not PatientProfile.objects.exists()
