"""Runs the typesetter: a sheet in, PDF out, by pipes."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from education.typesetting.worker import LETTERS_MISSING

WORKER = Path(__file__).parent / "worker.py"
FONTS = Path(__file__).parent / "fonts"
"""What every sheet may use: the type of our headings."""
LONGEST_SECONDS = 20
LONGEST_REPORT = 1_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the typesetter is handed.

    Args:
        template: the Typst file.
        data: what it reads in ``sys.inputs.data``; JSON values. ``made_at`` are the seconds since 1970 that the
            file says it was made at.
        fonts: folders of fonts, beside the one of all sheets.
        pictures: file name → content, of what the template shows; only they lie on a disk, meanwhile.
    """

    template: Path
    data: Mapping[str, Any] = field(repr=False)
    fonts: tuple[Path, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)


class TypesetFault(Exception):
    """The sheet could not be set."""


class LettersMissing(TypesetFault):
    """No font has these letters, and a file for screen readers may hold no letter without a shape."""

    def __init__(self, letters: frozenset[str]) -> None:
        super().__init__("No font has some of its letters.")
        self.letters = letters


def typeset(
    sheet: Sheet, *, machine_fonts: bool, is_ua: bool = True, seconds: float | None = None
) -> bytes:
    """Return the PDF of a sheet: as PDF/UA-1, or tagged all the same without that mark.

    Args:
        sheet: what to set.
        machine_fonts: whether the fonts of the machine stand in where those of the sheet have no shape.
        is_ua: whether it must be PDF/UA-1. Otherwise letters that no font has are shown as a box.
        seconds: the time it may take, if not the usual.

    Raises:
        LettersMissing: with ``is_ua``, when a letter has no shape.
        TypesetFault: when it cannot be set, or not in time. It says what the typesetter said, which may
            repeat letters of the text.
    """
    with TemporaryDirectory(prefix="sheet-") as folder:
        for name, content in sheet.pictures.items():
            Path(folder, name).write_bytes(content)
        order = {
            "template": sheet.template.read_text(encoding="utf-8"),
            "data": sheet.data,
            "folder": folder,
            "fonts": [str(fonts) for fonts in (*sheet.fonts, FONTS)],
            "machine_fonts": machine_fonts,
            "is_ua": is_ua,
        }
        done = _run(json.dumps(order).encode(), seconds or LONGEST_SECONDS)
    if done.returncode == LETTERS_MISSING:
        raise LettersMissing(frozenset(json.loads(done.stderr)))
    if done.returncode or not done.stdout:
        raise TypesetFault(done.stderr.decode(errors="replace")[-LONGEST_REPORT:])
    return done.stdout


def _run(order: bytes, seconds: float) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-I", str(WORKER)]
    try:
        return subprocess.run(  # noqa: S603 - our own file, and no arguments
            command, input=order, timeout=seconds, capture_output=True, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        # Its own words would repeat nothing of use; what was piped in stays out of every report.
        raise TypesetFault(f"The typesetter did not finish: {type(error).__name__}.") from None
