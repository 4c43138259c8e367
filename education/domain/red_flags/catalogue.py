"""Reads the clinic's red flags as they ship: rules and sources, joined with their plain wording."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from education.domain.red_flags.sources import Source, composed
from education.domain.urgency import place_of

CLINICAL = Path(__file__).resolve().parents[2] / "clinical"
TO_BE_CHECKED = "to be checked"


class CatalogueFault(ValueError):
    """The files of red flags do not fit together."""


@dataclass(frozen=True)
class RedFlagData:
    """One red flag as it ships. ``tier_cases`` holds ``{"when", "tier"}`` rows, the first match wins.

    ``question`` asks, ``sign`` states it for boxes and the emergency page. ``what_to_do`` may hold the
    placeholders of ``education.domain.regions``. ``wording_status`` says whether a clinician has
    read the plain words (sign, why, what to do, area, source), which are this project's own.
    ``sources`` and ``own_choice`` say where it comes from, ``source`` is the one text made of them that a
    patient reads; ``source_notes``, for staff, is how it was found and weighed. ``explained_by`` is the
    section of an article that the clinic chose, empty for the one that carries the red flag.
    """

    code: str
    key: str
    area: str
    tier: str
    tier_cases: tuple[dict[str, str], ...]
    question: str
    sign: str
    counts_as_yes: str
    threshold: str
    rule: str
    why_it_matters: str
    what_to_do: str
    source: str
    source_status: str
    diary_note: str
    diary_effect: str
    applies_to: str = ""
    version: int = 1
    wording_status: str = TO_BE_CHECKED
    source_notes: str = ""
    sources: tuple[Source, ...] = ()
    own_choice: str = ""
    explained_by: str = ""

    def fields(self) -> dict[str, Any]:
        """Return it as plain values (tuples as lists), for a database row or JSON."""
        cases = [dict(case) for case in self.tier_cases]
        return {**asdict(self), "tier_cases": cases, "sources": [asdict(s) for s in self.sources]}

    @property
    def source_is_seen(self) -> bool:
        """Say whether every passage was read by somebody, and nothing is this project's own choice."""
        return bool(self.sources) and not self.own_choice and all(s.is_seen for s in self.sources)


@cache
def catalogue() -> tuple[RedFlagData, ...]:
    """Return every red flag that ships, in the order of its code.

    Raises:
        CatalogueFault: if a row lacks a field, a code comes twice, or a wording has no flag.
    """
    rows = json.loads((CLINICAL / "redflags.json").read_text(encoding="utf-8"))
    wording = json.loads((CLINICAL / "redflags_wording.json").read_text(encoding="utf-8"))
    codes = [row["code"] for row in rows]
    if len(set(codes)) != len(codes) or set(wording["flags"]) - set(codes):
        raise CatalogueFault("A red flag's code comes twice, or a wording has no red flag.")
    return tuple(
        _flag(row, wording["flags"].get(row["code"], {}), wording["status"]) for row in rows
    )


def _source(words: dict[str, Any]) -> dict[str, Any]:
    sources = tuple(Source(**source) for source in words.get("sources", ()))
    own = words.get("own_choice", "")
    return {"source": composed(sources, own), "sources": sources, "own_choice": own}


def _flag(row: dict[str, Any], words: dict[str, Any], status: str) -> RedFlagData:
    place_of(row["tier"])
    known = {name: row[name] for name in RedFlagData.__dataclass_fields__ if name in row}
    known |= _source(words) | {"source_notes": row["source"]}
    return RedFlagData(
        **known,
        area=words.get("area", ""),
        sign=words.get("sign", ""),
        why_it_matters=words.get("why_it_matters", ""),
        what_to_do=words.get("what_to_do", ""),
        applies_to=words.get("applies_to", ""),
        tier_cases=tuple(dict(case) for case in row.get("tier_if", ())),
        wording_status=status,
    )
