"""Keeps the leaflet of each article as a file, made when it is first asked for after a publish."""

import hashlib
import logging
import threading
import time
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from education.leaflet.content import leaflet_of
from education.leaflet.paper import HERE, leaflet_pdf
from education.models import ArticlePage
from education.published import content_version
from education.rendering import fingerprint
from education.typesetting.press import WORKER, TypesetFault

LOG = logging.getLogger(__name__)
NORMAL, LARGE = "normal", "large"
SIZES = (NORMAL, LARGE)
LONGEST_WAIT_SECONDS = 5
TRIED_AGAIN_AFTER_SECONDS = 60
PRESS = WORKER.parent
# One leaflet is set at a time by each process, so a rush for one of them cannot take it over.
_TURN = threading.Lock()


class _Memory:
    """The leaflet that could not be made last, and when."""

    failed: Path | None = None
    failed_at = 0.0


def leaflet(pk: int, *, size: str, overdue: bool) -> bytes:
    """Return the PDF of a live article: from its file, or made now.

    Raises:
        TypesetFault: when it could not be made a moment ago, cannot now, or others are being made.
    """
    file = _file_of(pk, size, overdue=overdue)
    found = _read(file)
    if found is not None:
        return found
    now = time.monotonic()
    if _Memory.failed == file and now - _Memory.failed_at < TRIED_AGAIN_AFTER_SECONDS:
        raise TypesetFault("It could not be made a moment ago.")
    if not _TURN.acquire(timeout=LONGEST_WAIT_SECONDS):
        raise TypesetFault("Others are being made.")
    try:
        return _read(file) or _made(file, pk, size, overdue=overdue)
    except TypesetFault:
        _Memory.failed, _Memory.failed_at = file, time.monotonic()
        raise
    finally:
        _TURN.release()


def _made(file: Path, pk: int, size: str, *, overdue: bool) -> bytes:
    page = ArticlePage.objects.get(pk=pk)
    pdf = leaflet_pdf(*leaflet_of(page, size=size, overdue=overdue))
    try:
        _write(file, pdf)
    except OSError as error:  # a full disk costs a moment each time, and no reader their leaflet
        LOG.warning("A leaflet was not kept: %s", type(error).__name__)
    return pdf


def _file_of(pk: int, size: str, *, overdue: bool) -> Path:
    """Return where the leaflet lies that shows what is published now, made by this software."""
    key = f"{content_version()} {fingerprint()} {_own_fingerprint()} {overdue}"
    digest = hashlib.sha256(key.encode()).hexdigest()[:16]
    return Path(settings.VAR_DIR) / "leaflets" / f"{pk}-{size}-{digest}.pdf"


@cache
def _own_fingerprint() -> str:
    sources = sorted([*HERE.glob("*.py"), *HERE.glob("*.typ"), *PRESS.glob("*.py")])
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _write(file: Path, pdf: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    # Whoever reads meanwhile gets the whole file or none.
    with NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
        part.write(pdf)
    written = Path(part.name)
    written.chmod(0o644)  # the command that makes them may be somebody else's than the server
    written.replace(file)
    for older in file.parent.glob(f"{file.name.rsplit('-', 1)[0]}-*.pdf"):
        if older != file:
            older.unlink(missing_ok=True)
