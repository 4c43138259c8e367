"""Puts a pack on paper."""

import threading
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from diary.domain.visits.document import PackDocument
from diary.typeset.scripts import script_names
from diary.typeset.written import words, written
from education.typesetting.press import LettersMissing, Sheet, TypesetFault, typeset

HERE = Path(__file__).parent
MACHINE_FONTS = True
LONGEST_WAIT_SECONDS = 5
# One pack is set at a time by each process, so a rush cannot take it over.
_TURN = threading.Lock()
Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class PackPdf:
    """A pack as PDF. ``missing`` names, in the pack's language, the scripts that are shown as boxes, or is empty.

    ``is_ua`` says that the file is PDF/UA-1; otherwise it is tagged in the same way without that mark.
    """

    content: bytes = field(repr=False)
    is_ua: bool
    missing: str = ""


def pack_pdf(document: PackDocument, *, paper: Paper, made_at: datetime) -> PackPdf:
    """Return a pack as PDF, the same bytes each time.

    Letters that our fonts lack come from the machine's. Where it has none either, a box stands for each and
    the first page says of which script: no text fails the pack, and none goes in silence.

    Raises:
        TypesetFault: when it cannot be set, or not in time. Its words may repeat letters of the pack.
    """
    if not _TURN.acquire(timeout=LONGEST_WAIT_SECONDS):
        raise TypesetFault("Others are being made.")
    try:
        with override(document.language):
            return _pack_pdf(document, paper, made_at)
    finally:
        _TURN.release()


def _pack_pdf(document: PackDocument, paper: Paper, made_at: datetime) -> PackPdf:
    data = written(document) | _around(document, paper, made_at)
    try:
        return PackPdf(typeset(_sheet(data), machine_fonts=MACHINE_FONTS), is_ua=True)
    except LettersMissing as refused:
        missing = ", ".join(script_names(refused.letters))
    said = _("Some letters here have no shape on paper and stand as boxes: {scripts}.")
    data["missing"] = words(said.format(scripts=missing))
    content = typeset(_sheet(data), machine_fonts=MACHINE_FONTS, is_ua=False)
    return PackPdf(content, is_ua=False, missing=missing)


def _around(document: PackDocument, paper: Paper, made_at: datetime) -> dict[str, Any]:
    return {
        "heading": ", ".join(part for part in (document.title, document.name) if part),
        "notes": _("Notes at the visit"),
        "page": _("Page {page} of {pages}"),
        "paper": paper,
        "missing": words(""),
        "made_at": int(made_at.timestamp()),
    }


def _sheet(data: dict[str, Any]) -> Sheet:
    return Sheet(HERE / "pack.typ", data, (HERE / "fonts",))
