"""The clinical cases, each with its facts derived once, held against a changed set of rules."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from diary.domain.vignettes import derive_vignette
from education.domain.red_flags.catalogue import CLINICAL, catalogue
from education.domain.red_flags.facts import FactSet
from education.domain.red_flags.rule_set import RuleSet, load_rules
from education.domain.red_flags.vignettes import Vignette, read_vignettes

FILES = ("vignettes.json", "cases.json")
SHARED, OURS = ((CLINICAL / name).read_text(encoding="utf-8") for name in FILES)
RULES: RuleSet = load_rules(catalogue())


class Case(NamedTuple):
    """A case with its facts, and the codes of the flags that it speaks of."""

    case: Vignette
    facts: FactSet
    flags: frozenset[str]


@cache
def all_cases() -> tuple[Case, ...]:
    """Return every case of both files, with its facts."""
    return tuple(
        Case(case, derive_vignette(case), case.expect.fired | case.expect.not_fired)
        for text in (SHARED, OURS)
        for case in read_vignettes(text)
    )


def first_that_differs(rules: RuleSet, cases: Iterable[Case]) -> str | None:
    """Return the id of a case that comes out otherwise under ``rules``; None when all come out the same."""
    for case in cases:
        expect, truth = case.case.expect, rules.truth(case.facts.values)
        if any(truth.of_flag(code) != (code in expect.fired) for code in case.flags):
            return case.case.id
        for code, tier in expect.tiers.items():
            if rules.by_code[code].tier(case.facts.values) != tier:
                return case.case.id
    return None


def killed_by(rules: RuleSet, flag: str) -> str | None:
    """Return the id of a case that shows that ``flag`` was changed in ``rules``, or None."""
    mine = [case for case in all_cases() if flag in case.flags]
    return first_that_differs(rules, mine) or first_that_differs(
        rules, (case for case in all_cases() if flag not in case.flags)
    )
