"""Whether what somebody looks for names an emergency sign, in the published signs' own words."""

import re
from collections.abc import Iterable, Sequence

from education.domain.finding.synonyms import Thesaurus, Unit
from education.domain.finding.words import stem, words_of

# Within these a sign says one thing: "chest pain or tightness that is new".
_CLAUSE = re.compile(r"[;:]| and ")

Sign = tuple[str, str]
"""Code and statement of an emergency red flag."""


class Signs:
    """The published emergency signs, cut into clauses, ready to be compared."""

    def __init__(self, signs: Iterable[Sign], thesaurus: Thesaurus) -> None:
        self._signs = list(signs)
        self._clauses = [
            (code, {stem(word.written, thesaurus.language) for word in words_of(clause)})
            for code, statement in self._signs
            for clause in _CLAUSE.split(statement)
        ]

    def named(self, units: Sequence[Unit]) -> list[Sign]:
        """Return the signs that the units name, in the order of the signs.

        A sign is named when all units stand in one of its clauses and they are at least two words
        ("chest pain"), or when a unit that is urgent by itself stands there ("suicidal"). One plain
        word ("pain", "diabetes") names nothing: every second search would. It is better to show the
        way to help once too often, so synonyms count as the words themselves.
        """
        urgent = [unit for unit in units if unit.urgent]
        names = {code for code, clause in self._clauses if any(_in(u, clause) for u in urgent)}
        if len(units) > 1 or any(len(unit.typed.split()) > 1 for unit in units):
            names |= {code for code, clause in self._clauses if all(_in(u, clause) for u in units)}
        return [sign for sign in self._signs if sign[0] in names]


def _in(unit: Unit, clause: set[str]) -> bool:
    return any(clause.issuperset(way) for way, _weight in unit.ways)
