"""What differs between two texts: passage by passage, and inside a passage word by word."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\S+\s*")
# Two passages that share less than this are told as one taken out and one put in.
_ALIKE = 0.4
# How far on a reworded passage is looked for, and how much work one comparison may be: both keep
# a text made to be slow from being slow.
_NEAR = 6
_MOST_WORK = 1_000_000


@dataclass(frozen=True)
class Passage:
    """One heading, paragraph, list item or table row. ``kind`` is one of those words."""

    kind: str
    text: str


class Mark(StrEnum):
    """What happened to a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"  # of a passage alone: some of its words are added or removed


@dataclass(frozen=True)
class Piece:
    """Some words in a row, with the white space after them."""

    mark: Mark
    text: str

    @property
    def words(self) -> str:
        """The text without the white space around it."""
        return self.text.strip()


@dataclass(frozen=True)
class Difference:
    """One passage of the older or the newer text, cut where words were added or removed."""

    kind: str
    mark: Mark
    pieces: tuple[Piece, ...]


def differences(older: Sequence[Passage], newer: Sequence[Passage]) -> list[Difference]:
    """Return both texts as one, in reading order, with what was added and removed marked.

    Leaving out what is marked as added gives ``older`` back; leaving out what is marked as removed
    gives ``newer`` (white space between words counts as one space).

    Args:
        older: its passages in reading order; any number, none too.
        newer: the same of the other text.
    """
    found: list[Difference] = []
    for tag, old_from, old_to, new_from, new_to in _steps(older, newer):
        if tag == "equal":
            found += [_whole(passage, Mark.SAME) for passage in older[old_from:old_to]]
        else:
            found += _replaced(older[old_from:old_to], newer[new_from:new_to])
    return found


def is_changed(found: Iterable[Difference]) -> bool:
    """Say whether anything differs at all."""
    return any(difference.mark is not Mark.SAME for difference in found)


def _steps(
    older: Sequence[Hashable], newer: Sequence[Hashable]
) -> list[tuple[str, int, int, int, int]]:
    start = 0
    while start < min(len(older), len(newer)) and older[start] == newer[start]:
        start += 1
    old, new = older[start:], newer[start:]
    steps = [("equal", 0, start, 0, start)] if start else []
    if len(old) * len(new) > _MOST_WORK:
        return [*steps, ("replace", start, len(older), start, len(newer))]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return steps + [
        (tag, i1 + start, i2 + start, j1 + start, j2 + start)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
    ]


def _replaced(older: Sequence[Passage], newer: Sequence[Passage]) -> Iterator[Difference]:
    """Pair each old passage with the next new one that is like it; what stays alone is whole."""
    at = 0
    for old in older:
        found = _like(old, newer, at)
        if found is None:
            yield _whole(old, Mark.REMOVED)
            continue
        for new in newer[at:found]:
            yield _whole(new, Mark.ADDED)
        yield _reworded(old, newer[found])
        at = found + 1
    for new in newer[at:]:
        yield _whole(new, Mark.ADDED)


def _like(old: Passage, newer: Sequence[Passage], start: int) -> int | None:
    words = _words(old.text)
    for index in range(start, min(start + _NEAR, len(newer))):
        new = newer[index]
        if new.kind == old.kind and _share(words, _words(new.text)) >= _ALIKE:
            return index
    return None


def _share(older: list[str], newer: list[str]) -> float:
    if len(older) * len(newer) > _MOST_WORK:
        return 0.0
    return SequenceMatcher(None, older, newer, autojunk=False).ratio()


def _reworded(old: Passage, new: Passage) -> Difference:
    before, after = _words(old.text), _words(new.text)
    pieces: list[Piece] = []
    for tag, old_from, old_to, new_from, new_to in _steps(before, after):
        if tag == "equal":
            pieces.append(Piece(Mark.SAME, "".join(before[old_from:old_to])))
            continue
        if old_to > old_from:
            pieces.append(Piece(Mark.REMOVED, "".join(before[old_from:old_to])))
        if new_to > new_from:
            pieces.append(Piece(Mark.ADDED, "".join(after[new_from:new_to])))
    return Difference(new.kind, Mark.REWORDED, tuple(pieces))


def _whole(passage: Passage, mark: Mark) -> Difference:
    return Difference(passage.kind, mark, (Piece(mark, passage.text),))


def _words(text: str) -> list[str]:
    # Each word ends with one space, so that the last word of a text equals the same word within.
    return [word.rstrip() + " " for word in _WORD.findall(text)]
