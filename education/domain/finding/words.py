"""Cuts text into words, and words down to the stem that their forms share."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST_WORD = 40  # letters; what is longer is cut, as the database keeps no more
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_VOWEL = re.compile(r"[aeiouy]")
SHORTEST_STEM = 3
# Ending, what takes its place, and how long the rest has to be.
_ENDINGS = (
    ("ation", "", 4),
    ("ness", "", 4),
    ("ally", "al", 3),
    ("ing", "", SHORTEST_STEM),
    ("ied", "y", 3),
    ("ed", "", SHORTEST_STEM),
    ("ly", "", 4),
    ("ive", "", 4),
)
_AMERICAN = {"diarrhea": "diarrhoea", "fiber": "fibre", "feces": "faeces", "celiac": "coeliac"}


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Words that stand everywhere and say nothing of what somebody looks for.
STOP_WORDS = {
    "en": _words(
        "a about after all am an and any are as at be because been but by can could did "
        "do does for from get had has have having how i if in into is it its just may "
        "me mine my of on or our should so some than that the their them then there "
        "these they this to up us was we were what when which who why will with would "
        "you your yours"
    ),
    "es": _words(
        "a al algo ante como con cual cuando de del desde donde el ella en es esta este "
        "esto ha hay la las le les lo los me mi mis muy o para pero por que qué se si "
        "sin son su sus te tiene tu un una unas unos y ya"
    ),
}


class Word(NamedTuple):
    """One word of a text: as written, and where it stands (``start`` to before ``end``)."""

    written: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` in order; digits count as letters, an apostrophe joins."""
    for found in _WORD.finditer(text):
        yield Word(found.group(), found.start(), found.end())


def written_words(text: str) -> set[str]:
    """Return the different words of ``text`` as written, without their places: faster than ``words_of``."""
    return set(_WORD.findall(text))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return ``word`` in small letters without accents or apostrophes, at most ``LONGEST_WORD`` long."""
    # Twice: letters of the mathematical alphabets get a small form only once they are plain.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    kept = (letter for letter in plain if not unicodedata.combining(letter))
    return "".join(letter for letter in kept if letter not in "'’")[:LONGEST_WORD]


def language_of(code: str) -> str:
    """Return the part of a language code that stems depend on: "en" of "en-gb"."""
    return code.split("-")[0].lower()


def is_stop_word(word: str, language: str) -> bool:
    """Say whether a folded word says nothing; only in languages we have a list for."""
    return word in STOP_WORDS.get(language_of(language), frozenset())


@lru_cache(maxsize=50_000)
def stem(word: str, language: str = "en") -> str:
    """Return the stem of a word, the same for its usual forms.

    It folds first. English endings are cut by a short list of rules in the manner of Porter 1980
    (doi:10.1108/eb046814), fewer of them: plural, -ing, -ed, -ly, -ness, -ation. Spanish loses plural
    and gender. Other languages keep the folded word. A stem is for comparing, never for showing.
    """
    folded = fold(word)
    rules = {"en": _english, "es": _spanish}.get(language_of(language))
    return rules(folded) if rules and folded.isalpha() else folded


def _english(word: str) -> str:
    word = _singular(_AMERICAN.get(word, word))
    for ending, instead, shortest in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= shortest and _VOWEL.search(rest):
            word = _undouble(rest + instead)
            break
    # "cause" and "causing", "allergy" and "allergies" end alike.
    if word.endswith("e") and len(word) > SHORTEST_STEM:
        word = word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > SHORTEST_STEM else word


def _singular(word: str) -> str:
    if len(word) <= SHORTEST_STEM or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > SHORTEST_STEM + 1:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word.removesuffix("s")


def _undouble(word: str) -> str:
    doubled = len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeioulsz"
    return word[:-1] if doubled else word


def _spanish(word: str) -> str:
    if word.endswith("ces") and len(word) > SHORTEST_STEM + 1:
        return f"{word[:-3]}z"
    for ending in ("es", "as", "os", "s", "a", "o", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word
