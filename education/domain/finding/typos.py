"""Finds the known word that a misspelled one was meant to be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

SHORTEST = 4
"""Shorter words are left as they are: almost any three letters are one letter from another word."""
LONG = 7
"""From this many letters two slips are forgiven, before that one."""


class KnownWords:
    """The words of the site, ready to be compared with one that is not among them."""

    def __init__(self, counts: Mapping[str, int] | Iterable[str]) -> None:
        """Take folded words; with a mapping, how often each is used breaks ties."""
        self._counts = counts if isinstance(counts, Mapping) else dict.fromkeys(counts, 1)
        self._by_length: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for word in self._counts:
            self._by_length[len(word)].append((_letters(word), word))

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def nearest(self, word: str) -> str | None:
        """Return the known word with the fewest slips from ``word``, or nothing near enough.

        A slip is a letter too many, too few, wrong, or two letters swapped (Damerau 1964,
        doi:10.1145/363958.363994). Of words as near, one with the same first letter comes first,
        then the one used more, then the first by the alphabet.
        """
        if len(word) < SHORTEST or word in self._counts or not word.isalpha():
            return None
        most = 2 if len(word) >= LONG else 1
        letters = _letters(word)
        found = []
        for length in range(len(word) - most, len(word) + most + 1):
            for other_letters, other in self._by_length.get(length, ()):
                # A slip changes at most two of the letters that a word has at all.
                if (letters ^ other_letters).bit_count() <= 2 * most:
                    slips = distance(word, other, most)
                    if slips <= most:
                        found.append((slips, other[0] != word[0], -self._counts[other], other))
        return min(found)[-1] if found else None


def _letters(word: str) -> int:
    """Return the set of a word's letters as bits; rare letters may share one."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 61)
    return bits


def distance(one: str, other: str, most: int) -> int:
    """Return how many slips lie between two words; any number above ``most`` means "too many"."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, its in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
