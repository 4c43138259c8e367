"""Whether words fit how sure we are: GRADE says high "does", moderate "probably", low "may"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from education.domain.certainty import Certainty


class Doubt(StrEnum):
    """Why the words of a text do not fit its certainty."""

    TOO_SURE = "too_sure"
    TOO_UNSURE = "too_unsure"
    NO_HEDGE = "no_hedge"


@dataclass(frozen=True)
class Finding:
    """One wording that does not fit: ``words`` as they stand at ``start``; "" and -1 for what is missing."""

    doubt: Doubt
    words: str
    start: int = -1


@dataclass(frozen=True)
class Piece:
    """A part of a text; the pieces of a text, put together, are the text."""

    text: str
    is_doubtful: bool


def _any_of(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


# From most to least sure. The first level whose words a text carries is how sure it sounds.
_SOUNDS: tuple[tuple[Certainty, re.Pattern[str]], ...] = (
    (
        Certainty.HIGH,
        _any_of(
            r"proven",
            r"proves?(?! to be safe)",
            r"certainly",
            r"definitely",
            r"undoubtedly",
            r"obviously",
            r"always",
            r"never",
            r"clearly",
            r"(?:without|beyond) (?:a |any )?doubt",
            r"(?:is|are) no doubt",
            r"guarantee[sd]?",
            r"cures?",
        ),
    ),
    (Certainty.MODERATE, _any_of("probably", "likely", "unlikely", "presumably")),
    (
        Certainty.LOW,
        _any_of("may", "might", "could", "possibly", "perhaps", r"(?:seem|appear)s? to"),
    ),
    (
        Certainty.VERY_LOW,
        _any_of(
            r"very (?:uncertain|unsure)",
            r"(?:do|does) not know",
            r"don[’']t know",
            r"(?:nobody|no one) knows",
            r"cannot (?:say|tell)",
            r"not known",
            r"unknown",
            r"unclear",
            r"too little to (?:say|tell|judge)",
        ),
    ),
)
_ORDER = [level for level, _ in _SOUNDS]
_SURE, _PROBABLE, _POSSIBLE = 0, 1, 2
# "Not proven", "no proof", "has yet to prove": a denied certainty is no certainty. A comma or an
# "and" ends what is denied: "does not hurt and always works".
_DENIED = re.compile(
    r"\b(?:not|no|never|nothing|nobody|none|hardly|rarely|cannot|nor|neither|without|yet to|fail(?:s|ed)? to|"
    r"is(?:n[’']t)|(?:has|have|does|do|did|was|were)n[’']t)"
    r"(?:\s+(?!(?:and|but|yet|while|so|or)\b)[\w’'-]+){0,6}\s+$",
    re.IGNORECASE,
)
# What takes the sureness out of the word that follows it.
_SOFTENED = re.compile(r"\b(?:almost|nearly|may|might|could|would|can|to|or)\s+$", re.IGNORECASE)
_START_OF_SENTENCE = re.compile(r"(?:^|[.!?:;]\s+|\n)$")
# "More likely" compares how often, "likely range" is a term, and "how likely" asks.
_COMPARED = re.compile(r"\b(?:more|less|as|equally|how|much|no)\s+$", re.IGNORECASE)
# "Never smoked" is about people; "never tested" is about what studies lack.
_AFTER_NEVER = re.compile(
    r"^[\s-]+(?:(?:been|were|was)\s+)?(?:smok|drank|drunk|drink|had|married|shown|tested|studied|"
    r"prove|measured|found|looked|reported|compared|checked|asked)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|‘[^’]*’(?!\w)")


def lint_certainty(text: str, certainty: Certainty) -> list[Finding]:
    """Return the wordings of ``text`` that do not fit ``certainty``, in the order they stand.

    A text below high certainty that carries no hedge of its level is a finding too. Words in
    quotation marks are somebody else's. What is not assessed is never linted. English only.

    Source: Santesso and others 2020, doi:10.1016/j.jclinepi.2019.10.014.
    """
    if certainty is Certainty.NOT_ASSESSED or not text.strip():
        return []
    own = _ORDER.index(certainty)
    heard = list(_wordings(text))
    said = any(level == own for level, *_ in heard)
    # Once a text has said how unsure we are, the next softer word ("may") is no overstatement.
    surest = own - 1 if said and certainty is Certainty.VERY_LOW else own
    findings = [Finding(Doubt.TOO_SURE, words, at) for level, words, at in heard if level < surest]
    if certainty is Certainty.HIGH or (certainty is Certainty.MODERATE and not said):
        findings += [
            Finding(Doubt.TOO_UNSURE, words, at) for level, words, at in heard if level > own
        ]
    if certainty is not Certainty.HIGH and not said and not findings:
        findings.append(Finding(Doubt.NO_HEDGE, ""))
    return sorted(findings, key=lambda finding: finding.start)


def lint_prose(text: str, certainties: Iterable[Certainty]) -> list[Finding]:
    """Return the words of running text that are surer than any of the claims beside it.

    Prose holds more than the claims, so only plain overstatement is told: sure words where no
    claim is of high certainty, "probably" where none is above low. Nothing where none is graded.
    """
    graded = [_ORDER.index(level) for level in certainties if level is not Certainty.NOT_ASSESSED]
    if not graded:
        return []
    surest = min(min(graded), _POSSIBLE)
    return [
        Finding(Doubt.TOO_SURE, words, start)
        for level, words, start in _wordings(text)
        if level < surest
    ]


def pieces(text: str, findings: Iterable[Finding]) -> list[Piece]:
    """Return ``text`` cut so that each doubtful wording is a piece of its own."""
    cut: list[Piece] = []
    end = 0
    for finding in sorted(findings, key=lambda found: found.start):
        if finding.start < end:
            continue
        cut.append(Piece(text[end : finding.start], is_doubtful=False))
        end = finding.start + len(finding.words)
        cut.append(Piece(text[finding.start : end], is_doubtful=True))
    return [piece for piece in (*cut, Piece(text[end:], is_doubtful=False)) if piece.text]


def _wordings(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield (level, words, start) of everything that says how sure a text is, in order."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    found = [
        (match.start(), level, match.group())
        for level, (_, pattern) in enumerate(_SOUNDS)
        for match in pattern.finditer(text)
        if not any(start <= match.start() < end for start, end in quoted)
        and _counts(level, match, text)
    ]
    yield from ((level, words, start) for start, level, words in sorted(found))


def _counts(level: int, match: re.Match[str], text: str) -> bool:
    """Say whether a word means here what it is listed for."""
    before, after = text[: match.start()], text[match.end() :]
    words = match.group().lower()
    if level == _SURE:
        return not (_DENIED.search(before) or _is_no_claim(words, before, after))
    if level == _PROBABLE:
        return not (_COMPARED.search(before) or after.lstrip().startswith("range"))
    if level == _POSSIBLE:
        return not (_is_the_month(match.group(), before, after) or _is_the_past(words, after))
    return True


def _is_no_claim(words: str, before: str, after: str) -> bool:
    if words in {"always", "never"} and _START_OF_SENTENCE.search(before):
        return True  # "Never stop a medicine" is advice
    if words == "never" and _AFTER_NEVER.match(after):
        return True
    return bool(_SOFTENED.search(before)) and words not in {"certainly", "definitely", "never"}


def _is_the_month(words: str, before: str, after: str) -> bool:
    beside_a_number = re.match(r"\s+\d", after) or re.search(r"\d\s+$", before)
    in_month = re.search(r"\b(?:in|since|until|by|of|last|next|early|late)\s+$", before)
    return words == "May" and bool(beside_a_number or in_month)


def _is_the_past(words: str, after: str) -> bool:
    """Say whether "could" tells what was not possible, and not what may be."""
    return words == "could" and bool(re.match(r"\s+not\b|n[’']t\b", after))
