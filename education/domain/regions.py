"""Telephone numbers and the words for services, by region: one region's number is never shown in another."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from education.domain.urgency import EMERGENCY, SAME_DAY, SOON, URGENT

CLINICAL = Path(__file__).resolve().parents[1] / "clinical"
PLACEHOLDER = re.compile(r"\{([a-z_]*)\}")
PARTS = ("emergency", "urgent", "crisis", "listening", "bowel_test", "tier_words")
BOWEL_TEST = ("bowel_test", "after_bowel_test")
"""What to ask for after bleeding, or with a result: other health systems use the test otherwise, or not."""


class UnknownRegion(ValueError):
    """A code that is none of the regions'."""


class UnknownPlaceholder(ValueError):
    """A text asks a region for something that no region has."""


@dataclass(frozen=True, slots=True)
class Line:
    """A service to call or to text. ``tel`` and ``sms`` are as printed, empty when there is none."""

    name: str
    tel: str = ""
    sms: str = ""

    @property
    def dialled(self) -> str:
        """Return the number as a ``tel:`` or ``sms:`` address, empty when there is none."""
        number = re.sub(r"[^0-9+]", "", self.tel or self.sms)
        return f"{'tel' if self.tel else 'sms'}:{number}" if number else ""


@dataclass(frozen=True, slots=True)
class Region:
    """The services of one region, and the phrases that fill texts for patients.

    ``status`` says of each part (``PARTS``) how sure we are of it, and ``sure`` why: for staff to check.
    """

    code: str
    emergency_number: str
    emergency_place: str
    urgent: Line
    crisis: Line
    listening: tuple[Line, ...]
    practice: str
    actions: Mapping[str, str]
    phrases: Mapping[str, str]
    sure: str
    status: Mapping[str, str]

    @property
    def emergency(self) -> Line:
        """Return the emergency number as a line to call."""
        return Line(self.emergency_number, self.emergency_number)

    def fill(self, text: str) -> str:
        """Return ``text`` with its placeholders filled; one that no region knows stays as it is."""
        return PLACEHOLDER.sub(lambda found: self.phrases.get(found[1], found[0]), text)


def placeholders() -> frozenset[str]:
    """Return the names that texts may use, in braces; every region fills each."""
    return frozenset(region("GB-ENG").phrases)


def check_placeholders(text: str) -> None:
    """Refuse a text with a placeholder that regions do not fill.

    Raises:
        UnknownPlaceholder: naming the first such placeholder.
    """
    for name in PLACEHOLDER.findall(text):
        if name not in placeholders():
            raise UnknownPlaceholder(f"There is no placeholder {{{name}}}.")


@cache
def region(code: str) -> Region:
    """Return the region with this code, for example ``GB-ENG``.

    Raises:
        UnknownRegion: if there is none.
    """
    data = json.loads((CLINICAL / "regions.json").read_text(encoding="utf-8"))
    row = next((row for row in data["regions"] if row["code"] == code), None)
    if row is None:
        known = ", ".join(row["code"] for row in data["regions"])
        raise UnknownRegion(f"There is no region {code!r}. Known are {known}.")
    return _region({**data["without_bowel_test_words"], **row}, data["tier_words"])


def _region(row: Mapping[str, Any], words: Mapping[str, Mapping[str, str]]) -> Region:
    actions = _actions(row, words)
    urgent, crisis = _line(row["urgent"]), _line(row["mental_urgent"])
    number, place = row["emergency"][0], row["emergency_word"]
    phrases = {
        "emergency": actions[EMERGENCY][0].lower() + actions[EMERGENCY][1:],
        "today": actions[SAME_DAY][0].lower() + actions[SAME_DAY][1:],
        "emergency_number": number,
        "emergency_place": place,
        "urgent_line": f"{urgent.name} ({urgent.tel})" if _unsaid(urgent) else urgent.name,
        "practice": row["routine"],
        "crisis_line": f"{crisis.name} ({crisis.tel})" if _unsaid(crisis) else crisis.name,
        "poison_line": row["poison"],
        "maternity": "maternity unit",
        **{name: row[name] for name in BOWEL_TEST},
    }
    return Region(
        code=row["code"],
        emergency_number=number,
        emergency_place=place,
        urgent=urgent,
        crisis=crisis,
        listening=tuple(_line(line) for line in row["listening"]),
        practice=row["routine"],
        actions=MappingProxyType(actions),
        phrases=MappingProxyType(phrases),
        sure=row["sure"],
        status=MappingProxyType({part: row["status"][part] for part in PARTS}),
    )


def _actions(row: Mapping[str, Any], words: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return what to do for each tier, as a sentence without its full stop."""
    return {
        EMERGENCY: _by_region(words[EMERGENCY], row["code"]),
        SAME_DAY: _by_region(words[SAME_DAY], row["code"]),
        URGENT: f"Ask your {row['routine']} for an appointment this week",
        SOON: f"Book a routine appointment with your {row['routine']}",
    }


def _by_region(words: Mapping[str, str], code: str) -> str:
    """Return the words of a region; keys may be a country ("GB") or several ("GB-ENG/WLS/SCT")."""
    country, _dash, part = code.partition("-")
    for key, text in words.items():
        key_country, _key_dash, parts = key.partition("-")
        if key_country == country and (not parts or part in parts.split("/")):
            return text
    raise UnknownRegion(f"The words for {code!r} are missing.")


def _line(row: Mapping[str, Any]) -> Line:
    return Line(row["name"], row.get("tel") or "", row.get("sms") or "")


def _unsaid(line: Line) -> bool:
    """Say whether a line has a number that its name does not hold already."""
    return bool(line.tel) and line.tel not in line.name
