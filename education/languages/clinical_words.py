"""Whether a clinician has checked how the checklist asks in a language: data with its status."""

import json
from functools import cache
from pathlib import Path

from education.languages import SOURCE

CLINICAL = Path(__file__).resolve().parents[1] / "clinical"
CHECKED = "checked"


def waits_for_a_clinician(code: str) -> bool:
    """Say whether the questions in this language are a translation that no clinician has checked."""
    return code != SOURCE and code not in _checked()


@cache
def _checked() -> frozenset[str]:
    """Return the codes that are checked; one without a name and a day is not."""
    data = json.loads((CLINICAL / "languages.json").read_text(encoding="utf-8"))
    return frozenset(
        row["code"]
        for row in data["languages"]
        if row["questions"] == CHECKED and row["checked_by"] and row["checked_on"]
    )
