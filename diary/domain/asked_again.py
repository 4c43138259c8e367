"""What the clinic changed in its list since a checklist was finished, and which questions that is about."""

from collections.abc import Mapping
from typing import NamedTuple

from diary.domain.question_list import APPLIES, DEPENDS, QUESTIONS
from education.domain.red_flags.rule_set import RuleSet
from education.domain.red_flags.rules import Refers, Rule, leaves

ASKED = frozenset(question.code for question in QUESTIONS)
ABOUT_YOU = frozenset({"age_years", "has_ovaries", "unwell"}) | {
    line.fact for line in APPLIES if line.fact
}
"""Facts that many red flags look at beside their own: named only where a red flag has no other question."""


class ListChanges(NamedTuple):
    """Codes of red flags that are new, in another version, or gone since a run, each in order."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def list_changes(then: Mapping[str, int], now: Mapping[str, int]) -> ListChanges:
    """Compare the versions of the live red flags by code, ``then`` and ``now``."""
    return ListChanges(
        added=tuple(sorted(code for code in now if code not in then)),
        changed=tuple(sorted(c for c, version in now.items() if then.get(c, version) != version)),
        removed=tuple(sorted(code for code in then if code not in now)),
    )


def questions_about(flags: tuple[str, ...], rules: RuleSet) -> dict[str, tuple[str, ...]]:
    """Map each question to those of ``flags`` that its answer decides; flags that are not live are left out."""
    found: dict[str, tuple[str, ...]] = {}
    for flag in flags:
        if flag in rules.by_code:
            facts = _facts_of(rules.rules[flag], rules)
            for code in _asked_about(facts - ABOUT_YOU) or _asked_about(facts):
                found[code] = (*found.get(code, ()), flag)
    return found


def _facts_of(rule: Rule, rules: RuleSet) -> set[str]:
    found: set[str] = set()
    for leaf in leaves(rule):
        if isinstance(leaf, Refers):
            found |= _facts_of(rules.rules[leaf.flag], rules)
        else:
            found.add(leaf.fact)
    return found


def _asked_about(facts: set[str]) -> set[str]:
    """Return the questions among ``facts``, and the nearest ones that decide each of the others."""
    found: set[str] = set()
    passed: set[str] = set()
    new = set(facts)
    while new:
        found |= new & ASKED
        passed |= new
        new = {p for code in new - ASKED for p in DEPENDS.get(code, ())} - passed
    return found
