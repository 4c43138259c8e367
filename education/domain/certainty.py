"""GRADE's four levels of certainty, and whether a claim's words fit the level it is given."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How sure we are, apart from the verdict. *Not assessed* is no level of GRADE."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    NOT_ASSESSED = "not_assessed"


class Verdict(StrEnum):
    """What studies say of a claim as people put it."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    UNPROVEN = "unproven"
    NOT_SUPPORTED = "not_supported"
    REFUTED = "refuted"
    NOT_A_DIAGNOSIS = "not_a_diagnosis"


def level_shown(level: str, *, standing: int) -> str:
    """Return how sure readers are told we are of a claim that was given ``level``.

    ``standing`` is the number of its papers that are published and not withdrawn; where none is
    left, the claim rests on nothing and counts as not assessed. Never negative.
    """
    return level if standing > 0 else Certainty.NOT_ASSESSED.value


CELLS: dict[Certainty, int] = {
    Certainty.HIGH: 4,
    Certainty.MODERATE: 3,
    Certainty.LOW: 2,
    Certainty.VERY_LOW: 1,
    Certainty.NOT_ASSESSED: 0,
}


class Doubt(StrEnum):
    """Why the words of a text do not fit its certainty."""

    TOO_SURE = "too_sure"
    TOO_UNSURE = "too_unsure"
    NO_HEDGE = "no_hedge"


@dataclass(frozen=True)
class Finding:
    """One wording that does not fit: ``words`` as they stand in the text, "" for what is missing."""

    doubt: Doubt
    words: str


# From most to least sure. The first level whose words a text carries is how sure it sounds.
_SOUNDS: tuple[tuple[Certainty, re.Pattern[str]], ...] = (
    (
        Certainty.HIGH,
        re.compile(
            r"\b(?:proven|proves?|certainly|definitely|always|never|clearly|without (?:a )?doubt|guarantees?d?)\b",
            re.IGNORECASE,
        ),
    ),
    (Certainty.MODERATE, re.compile(r"\b(?:probably|likely)\b", re.IGNORECASE)),
    (Certainty.LOW, re.compile(r"\b(?:may|might|could|possibly)\b", re.IGNORECASE)),
    (
        Certainty.VERY_LOW,
        re.compile(
            r"\b(?:very (?:uncertain|unsure)|(?:do|does) not know|cannot (?:say|tell)|not known|unclear)\b",
            re.IGNORECASE,
        ),
    ),
)
_ORDER = [level for level, _ in _SOUNDS]
# "Not proven", "no proof", "never shown": a denied certainty is no certainty.
_DENIED = re.compile(
    r"\b(?:not|no|never|nothing|hardly|isn[’']t|hasn[’']t)\b[^.;:!?]{0,25}$", re.IGNORECASE
)


def lint_certainty(text: str, certainty: Certainty) -> list[Finding]:
    """Return the wordings of ``text`` that do not fit ``certainty``, in the order they stand.

    GRADE words a finding by its certainty: high "does", moderate "probably", low "may", very low
    "we are very uncertain". A text of low or very low certainty that carries no hedge at all is
    a finding too. What is not assessed is never linted.

    Source: Santesso and others 2020, doi:10.1016/j.jclinepi.2019.10.014.
    """
    if certainty is Certainty.NOT_ASSESSED or not text.strip():
        return []
    own = _ORDER.index(certainty)
    heard = _wordings(text)
    said = any(level == own for level, _ in heard)
    # Once a text has said how unsure we are, the next softer word ("may") is no overstatement.
    surest = own - 1 if said and certainty is Certainty.VERY_LOW else own
    findings = [Finding(Doubt.TOO_SURE, words) for level, words in heard if level < surest]
    if certainty is Certainty.HIGH:
        findings += [Finding(Doubt.TOO_UNSURE, words) for level, words in heard if level > own]
    if certainty in {Certainty.LOW, Certainty.VERY_LOW} and not said and not findings:
        findings.append(Finding(Doubt.NO_HEDGE, ""))
    return findings


def _wordings(text: str) -> list[tuple[int, str]]:
    found = [
        (match.start(), level, match.group())
        for level, (_, pattern) in enumerate(_SOUNDS)
        for match in pattern.finditer(text)
        if level or not _DENIED.search(text[: match.start()])
    ]
    return [(level, words) for _, level, words in sorted(found)]
