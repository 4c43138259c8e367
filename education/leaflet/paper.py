"""Puts a leaflet on paper."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from education.typesetting.press import LettersMissing, Sheet, typeset

HERE = Path(__file__).parent
BOX = "\u25af"


def leaflet_pdf(data: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """Return the PDF of a leaflet: letters our fonts lack come from the machine's, or become a box.

    A tagged PDF may hold no letter that has no shape, and one emoji must not cost a reader the page.

    Args:
        data: what ``leaflet.typ`` reads; JSON values.
        pictures: file name → content, of what the data names.

    Raises:
        TypesetFault: when it cannot be set, or not in time.
    """
    sheet = _sheet(data, pictures)
    try:
        return typeset(sheet, machine_fonts=False)
    except LettersMissing:
        pass
    try:
        return typeset(sheet, machine_fonts=True)
    except LettersMissing as refused:
        return typeset(_sheet(without(refused.letters, data), pictures), machine_fonts=True)


def without(letters: frozenset[str], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``data`` with a box in place of each of ``letters``."""
    words = json.dumps(data, ensure_ascii=False)
    boxed: dict[str, Any] = json.loads(words.translate({ord(letter): BOX for letter in letters}))
    return boxed


def _sheet(data: Mapping[str, Any], pictures: Mapping[str, bytes]) -> Sheet:
    return Sheet(HERE / "leaflet.typ", data, (HERE / "fonts",), pictures)
