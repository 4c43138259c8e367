"""The lines around what was found, with the words that matched marked."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from education.domain.finding.words import Word, stem, words_of, written_words

LONGEST = 220  # letters of an excerpt
MOST_PARTS = 3
CUT = "…"

Run = tuple[str, bool]
"""A stretch of text, and whether it is to be marked."""


@dataclass(frozen=True)
class Part:
    """A stretch of a page: ``anchor`` leads to it; the first part of a page has none."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Hit:
    """A part that has some of the words: where it is, its heading and an excerpt."""

    anchor: str
    heading: tuple[Run, ...]
    excerpt: tuple[Run, ...]


def marked(text: str, stems: Collection[str], language: str) -> tuple[Run, ...]:
    """Return the whole of ``text`` as runs; joined again they give ``text``."""
    hits = [word for word in words_of(text) if stem(word.written, language) in stems]
    return _runs(text, hits, 0, len(text))


def excerpt(text: str, stems: Collection[str], language: str) -> tuple[Run, ...]:
    """Return the ``LONGEST`` letters of ``text`` with the most different matches, cut between words.

    Without a match it is the beginning.
    """
    text = " ".join(text.split())
    words = list(words_of(text))
    hits = [(word, name) for word in words if (name := stem(word.written, language)) in stems]
    start = _best_start(hits)
    begin = max((w.start for w in words if w.start <= max(0, start - LONGEST // 5)), default=0)
    if begin < LONGEST // 4:
        begin = 0
    end = max((w.end for w in words if w.end <= begin + LONGEST), default=min(LONGEST, len(text)))
    # The full stop, or the quotation mark, that closes the last sentence belongs to it.
    if not text[end:].strip(' .!?”")'):
        end = len(text)
    runs = list(_runs(text, [word for word, _name in hits], begin, end))
    before = [(CUT + " ", False)] if begin else []
    after = [(CUT, False)] if end < len(text) else []
    return (*before, *runs, *after)


def hits_of(parts: Sequence[Part], stems: Collection[str], language: str) -> list[Hit]:
    """Return up to ``MOST_PARTS`` parts that match, those with the most different words first."""
    counted = []
    for at, part in enumerate(parts):
        in_heading = _matches(part.heading, stems, language)
        found = in_heading | _matches(part.text, stems, language)
        if found:
            counted.append((-len(found), -len(in_heading), at))
    return [_hit(parts[at], stems, language) for *_order, at in sorted(counted)[:MOST_PARTS]]


def _hit(part: Part, stems: Collection[str], language: str) -> Hit:
    heading = marked(part.heading, stems, language)
    return Hit(part.anchor, heading, excerpt(part.text, stems, language))


def _matches(text: str, stems: Collection[str], language: str) -> set[str]:
    found = (stem(word, language) for word in written_words(text))
    return {name for name in found if name in stems}


def _best_start(hits: Sequence[tuple[Word, str]]) -> int:
    best, most = 0, 0
    for at, (word, _name) in enumerate(hits):
        near = {name for other, name in hits[at:] if other.end <= word.start + LONGEST * 3 // 4}
        if len(near) > most:
            best, most = word.start, len(near)
    return best


def _runs(text: str, hits: Iterable[Word], begin: int, end: int) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = begin
    for word in hits:
        if begin <= word.start and word.end <= end:
            runs += [(text[at : word.start], False), (text[word.start : word.end], True)]
            at = word.end
    runs.append((text[at:end], False))
    return tuple(run for run in runs if run[0])
