"""The ledger of erasures: what a backup that is restored has to forget again. It names nobody.

Each line is a keyed digest of what was erased: a diary by its patient's number and the moment it was begun,
an account by its number and the moment it was made, since a number alone may be given again after a
restore. Rows are in the database; the same lines are in a file beside it, which a restored database does
not take back.
"""

import hmac
import logging
import os
import re
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models.functions import Now

from diary.models import Erased, PatientKey, PatientProfile

logger = logging.getLogger(__name__)
FILE = "erasures.ledger"
LABEL = b"portal erasure ledger\x1f"
DIGEST = re.compile(r"[0-9a-f]{64}")
AT_A_TIME = 500
Marks = set[str]


def marks_of_diary(patient: Any) -> Marks:
    """Return what tells this patient's present diary from any other, earlier or later."""
    begun = set(PatientKey.objects.owned_by(patient).values_list("created_at", flat=True))
    begun |= set(PatientProfile.objects.owned_by(patient).values_list("created_at", flat=True))
    return {_mark("diary", patient.pk, at) for at in begun}


def mark_of_account(user: Any) -> str:
    """Return what tells this account from any other, also one that got its number later."""
    return _mark("account", user.pk, user.date_joined)


def remember(marks: Iterable[str]) -> None:
    """Add to the ledger, in this transaction and, before it ends, to the file.

    A line too many does no harm: it is looked at only after a restore. A file that cannot be written
    keeps nobody from being forgotten; ``complete_file`` adds what is missing.
    """
    digests = sorted({_digest(mark, settings.DIARY_KEYS[0]) for mark in marks})
    rows = [Erased(digest=digest, erased_at=Now()) for digest in digests]
    Erased.objects.bulk_create(rows, ignore_conflicts=True)
    try:
        _append(digests)
    except OSError as error:
        logger.error("The ledger of erasures could not be written: %s", error.strerror)


def is_in(marks: Iterable[str], known: set[str]) -> bool:
    """Say whether any of these is among ``known`` digests, under any key of the ring."""
    return any(_digest(mark, key) in known for mark in marks for key in settings.DIARY_KEYS)


def read_ledger(*files: Path) -> set[str]:
    """Return every digest of the database, of its own file, and of these files."""
    known = set(Erased.objects.values_list("digest", flat=True))
    for path in {ledger_path(), *files}:
        known |= _lines(path)
    return known


def complete_ledger(*, known: set[str]) -> None:
    """Have the database and its file hold all of these: a restored one lacks what came after it."""
    there = set(Erased.objects.values_list("digest", flat=True))
    rows = [Erased(digest=digest, erased_at=Now()) for digest in sorted(known - there)]
    Erased.objects.bulk_create(rows, batch_size=AT_A_TIME, ignore_conflicts=True)
    _append(sorted(known - _lines(ledger_path())))


def ledger_path() -> Path:
    """Return where the file is."""
    return Path(settings.VAR_DIR) / FILE


def _mark(what: str, number: int, at: datetime) -> str:
    return f"{what}\x1f{number}\x1f{at.timestamp():.6f}"


def _digest(mark: str, key: bytes) -> str:
    ledger_key = hmac.digest(key, LABEL, sha256)
    return hmac.new(ledger_key, mark.encode(), sha256).hexdigest()


def _lines(path: Path) -> set[str]:
    try:
        lines = path.read_text("ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return set()
    return {line.strip() for line in lines if DIGEST.fullmatch(line.strip())}


def _append(digests: list[str]) -> None:
    """Add lines that survive a loss of power, in one write, so that two processes do not mix theirs."""
    if not digests:
        return
    handle = os.open(ledger_path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, "".join(f"{digest}\n" for digest in digests).encode())
        os.fsync(handle)
    finally:
        os.close(handle)
