"""Words that mean the same: "poo, stool, bowel motion", one line for each thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from education.domain.finding.words import fold, is_stop_word, stem, words_of

MOST_LINES, MOST_IN_A_LINE, LONGEST_PHRASE = 400, 12, 40
URGENT = "!"
OTHER_WORD = 0.7
"""What a word counts that was not typed but means the same."""

Stems = tuple[str, ...]


class SynonymFault(ValueError):
    """A line cannot be used: ``code`` says why (alone, long, empty, many), ``line`` counts from 1."""

    def __init__(self, code: str, line: int) -> None:
        super().__init__(f"{code} in line {line}")
        self.code, self.line = code, line


@dataclass(frozen=True)
class Same:
    """Phrases that mean the same, as written; ``urgent`` when any of them may name an emergency."""

    phrases: tuple[str, ...]
    urgent: bool = False


@dataclass(frozen=True)
class Unit:
    """One thing somebody looks for: what they typed, and each way to say it as stems → its weight.

    The typed words weigh 1, a synonym ``OTHER_WORD``. An entry has the unit when it has every stem of
    one of the ways.
    """

    typed: str
    ways: tuple[tuple[Stems, float], ...]
    urgent: bool = False

    @property
    def stems(self) -> frozenset[str]:
        """Return every stem of every way."""
        return frozenset(name for way, _weight in self.ways for name in way)


def read_synonyms(text: str) -> list[Same]:
    """Read the list as staff keep it; empty lines part nothing and are left out.

    Raises:
        SynonymFault: at the first line that cannot be used.
    """
    lines = [(at, line) for at, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) > MOST_LINES:
        raise SynonymFault("many", MOST_LINES + 1)
    return [_read_line(line.strip(), at) for at, line in lines]


def _read_line(line: str, at: int) -> Same:
    phrases = [" ".join(p.split()) for p in line.removeprefix(URGENT).split(",") if p.strip()]
    if any(not any(words_of(phrase)) for phrase in phrases):
        raise SynonymFault("empty", at)
    if len(phrases) < 2:
        raise SynonymFault("alone", at)
    if len(phrases) > MOST_IN_A_LINE or any(len(p) > LONGEST_PHRASE for p in phrases):
        raise SynonymFault("long", at)
    return Same(tuple(phrases), line.startswith(URGENT))


class Thesaurus:
    """Every list of synonyms in one language, ready to be asked."""

    def __init__(self, groups: Iterable[Same], language: str) -> None:
        self.language = language
        self._groups: list[tuple[tuple[Stems, ...], bool]] = []
        self._found: dict[Stems, list[int]] = {}
        for group in groups:
            ways = tuple(dict.fromkeys(self.stems(phrase) for phrase in group.phrases))
            self._groups.append((ways, group.urgent))
            for way in ways:
                self._found.setdefault(way, []).append(len(self._groups) - 1)
        self._longest = max((len(way) for way in self._found), default=1)

    @property
    def words(self) -> set[str]:
        """Return the stems that stand in a list: known, although no page may have them."""
        return {name for way in self._found for name in way}

    def stems(self, phrase: str) -> Stems:
        """Return the stems of a phrase without the words that say nothing, unless nothing is left."""
        stems = [word.written for word in words_of(phrase)]
        kept = [w for w in stems if not is_stop_word(fold(w), self.language)] or stems
        return tuple(stem(word, self.language) for word in kept)

    def units(self, typed: Sequence[str]) -> tuple[Unit, ...]:
        """Return what the typed words look for: the longest known phrase first, else word by word."""
        kept = [w for w in typed if not is_stop_word(fold(w), self.language)] or list(typed)
        units: list[Unit] = []
        at = 0
        while at < len(kept):
            length = self._length_of_phrase(kept[at:])
            units.append(self._unit(kept[at : at + length]))
            at += length
        return tuple({unit.ways: unit for unit in units}.values())

    def _length_of_phrase(self, words: Sequence[str]) -> int:
        stems = [stem(word, self.language) for word in words[: self._longest]]
        lengths = range(len(stems), 1, -1)
        return next((size for size in lengths if tuple(stems[:size]) in self._found), 1)

    def _unit(self, words: Sequence[str]) -> Unit:
        typed = tuple(stem(word, self.language) for word in words)
        groups = [self._groups[at] for at in self._found.get(typed, ())]
        others = dict.fromkeys(way for ways, _urgent in groups for way in ways if way != typed)
        ways = ((typed, 1.0), *((way, OTHER_WORD) for way in others))
        return Unit(" ".join(words), ways, any(urgent for _ways, urgent in groups))
