"""How hard a text is to read: Flesch ease, Flesch–Kincaid grade, SMOG and LIX.

The NHS aims at a reading age of 9 to 11 years; a grade of 5 to 6 is about that age.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from education.domain.syllables import count_syllables

SENTENCES_FOR_SMOG = 30
LONG_WORD_LETTERS = 7
POLYSYLLABLE = 3
LONG_SENTENCE_WORDS = 20
# A child starts the first school year at five or six.
AGE_AT_GRADE_NOUGHT = 5

_WORD = re.compile(r"[^\W\d_]+(?:[’'‐‑-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+(?=[\s”\"’')\]]|$)|\n\s*\n")
# A full stop after these ends no sentence.
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms|Prof|St|vs|approx|no)\.(?=\s)", re.IGNORECASE
)


@dataclass(frozen=True)
class Counts:
    """What the formulas are computed from; every number is at least 0."""

    sentences: int
    words: int
    syllables: int
    polysyllables: int
    long_words: int


@dataclass(frozen=True)
class Readability:
    """The scores of one text.

    ``flesch_ease``: higher is easier, about 60–70 is plain English. ``grade``: US school years,
    add five for an age. ``smog``: ``None`` below thirty sentences, for which it was not made.
    ``lix``: below 30 is very easy, above 50 is hard.
    """

    counts: Counts
    flesch_ease: float
    grade: float
    smog: float | None
    lix: float


def count(text: str) -> Counts:
    """Return the counts of ``text``; a text without a word counts as nothing at all."""
    plain = _ABBREVIATION.sub(lambda found: found.group().replace(".", ""), text)
    words = _WORD.findall(plain)
    syllables = [count_syllables(word) for word in words]
    return Counts(
        sentences=len(sentences(text)),
        words=len(words),
        syllables=sum(syllables),
        polysyllables=sum(1 for number in syllables if number >= POLYSYLLABLE),
        long_words=sum(1 for word in words if len(word) >= LONG_WORD_LETTERS),
    )


def sentences(text: str) -> list[str]:
    """Return the sentences of ``text`` in order: every stretch between two ends that holds a word.

    A blank line ends a sentence too. The full stop of an abbreviation ("e.g.") ends none, and is
    left out of what is returned.
    """
    plain = _ABBREVIATION.sub(lambda found: found.group().replace(".", ""), text)
    parts = (" ".join(part.split()) for part in _SENTENCE_END.split(plain) if part)
    return [part for part in parts if _WORD.search(part)]


def long_sentences(text: str, *, most_words: int = LONG_SENTENCE_WORDS) -> list[str]:
    """Return the sentences of ``text`` with more than ``most_words`` words, in order.

    The usual bound is this project's own choice.
    """
    return [part for part in sentences(text) if len(_WORD.findall(part)) > most_words]


def reading_age(grade: float) -> int:
    """Return the age in whole years that a school grade stands for; at least 5."""
    return max(AGE_AT_GRADE_NOUGHT, round(grade) + AGE_AT_GRADE_NOUGHT)


def flesch_ease(counts: Counts) -> float:
    """Return the Flesch reading ease.

    Raises:
        ValueError: if there is no word.

    Source: Flesch 1948, doi:10.1037/h0057532.
    """
    _need_words(counts)
    return (
        206.835 - 1.015 * counts.words / counts.sentences - 84.6 * counts.syllables / counts.words
    )


def flesch_kincaid_grade(counts: Counts) -> float:
    """Return the Flesch–Kincaid grade, in US school years; below 0 for the very easiest.

    Raises:
        ValueError: if there is no word.

    Source: Kincaid and others 1975, Research Branch Report 8-75, Naval Air Station Memphis.
    """
    _need_words(counts)
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def smog(counts: Counts) -> float | None:
    """Return the SMOG grade, or ``None`` below thirty sentences.

    Source: McLaughlin 1969, SMOG grading: a new readability formula, J Reading 12(8):639–646.
    """
    if counts.sentences < SENTENCES_FOR_SMOG:
        return None
    return 3.1291 + 1.0430 * sqrt(counts.polysyllables * 30 / counts.sentences)


def lix(counts: Counts) -> float:
    """Return the LIX: words a sentence, plus the percentage of words of seven letters or more.

    Raises:
        ValueError: if there is no word.

    Source: Björnsson 1968, Läsbarhet, Liber, Stockholm.
    """
    _need_words(counts)
    return counts.words / counts.sentences + 100 * counts.long_words / counts.words


def score(text: str, *, defined_terms: Iterable[str] = ()) -> Readability | None:
    """Return the scores of ``text``, or ``None`` when it holds no word.

    Args:
        text: plain text; a blank line ends a sentence too, so that headings and list items do.
        defined_terms: terms the article explains in place. Each is left out of the count, so a
            text can be scored with them (none given) and without.
    """
    counts = count(_without(text, defined_terms))
    if not counts.words:
        return None
    return Readability(
        counts=counts,
        flesch_ease=flesch_ease(counts),
        grade=flesch_kincaid_grade(counts),
        smog=smog(counts),
        lix=lix(counts),
    )


def _without(text: str, terms: Iterable[str]) -> str:
    for term in sorted(filter(None, terms), key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(term)}\b", " ", text, flags=re.IGNORECASE)
    return text


def _need_words(counts: Counts) -> None:
    if not (counts.words and counts.sentences):
        raise ValueError("A text without a word has no score.")
