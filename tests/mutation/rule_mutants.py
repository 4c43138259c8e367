"""Every red flag's rule with one thing changed: a number, a sign, and/or, not, an answer that counts, a tier."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from education.domain.red_flags.facts import MAYBE, NO, UNSURE, YES, fact
from education.domain.red_flags.rule_set import LoadedFlag, RuleSet
from education.domain.red_flags.rules import (
    COMPARE,
    All,
    Compares,
    Either,
    IsConcern,
    IsOneOf,
    Not,
    Refers,
    Rule,
)
from education.domain.urgency import TIERS

TENTHS = frozenset({"temperature_c_48h", "fit_ug_g", "bmi", "weight_loss_6m_percent"})
"""Numbers that are written with a decimal: their smallest step is 0.1, that of all others 1."""


class RuleMutant(NamedTuple):
    """A rule set that differs in one thing. ``name`` says which, ``kind`` of what sort it is."""

    name: str
    kind: str
    flag: str
    rules: RuleSet


def step_of(code: str) -> float:
    """Return the smallest step of a number."""
    return 0.1 if code in TENTHS else 1.0


def rule_mutants(rules: RuleSet) -> Iterator[RuleMutant]:
    """Yield every mutant of every flag of ``rules``."""
    for flag in rules.flags:
        code = flag.data.code
        for kind, name, rule in changed(flag.rule):
            mutant = _with(rules, replace(flag, rule=rule))
            yield RuleMutant(f"{code}: {name}", kind, code, mutant)
        for tier in TIERS:
            if tier != flag.data.tier:
                other = replace(flag, data=replace(flag.data, tier=tier))
                yield RuleMutant(f"{code}: tier {tier}", "tier", code, _with(rules, other))
        for kind, name, case in _changed_cases(flag):
            yield RuleMutant(f"{code}: case {name}", kind, code, _with(rules, case))


def _changed_cases(flag: LoadedFlag) -> Iterator[tuple[str, str, LoadedFlag]]:
    for place, (rule, tier) in enumerate(flag.cases):
        before, after = flag.cases[:place], flag.cases[place + 1 :]
        yield "tier", "left out", replace(flag, cases=(*before, *after))
        for kind, name, other in changed(rule):
            yield kind, name, replace(flag, cases=(*before, (other, tier), *after))
        for other_tier in TIERS:
            if other_tier != tier:
                case = (rule, other_tier)
                yield "tier", f"tier {other_tier}", replace(flag, cases=(*before, case, *after))


def _with(rules: RuleSet, flag: LoadedFlag) -> RuleSet:
    code = flag.data.code
    return replace(
        rules,
        flags=tuple(flag if other.data.code == code else other for other in rules.flags),
        rules={**rules.rules, code: flag.rule},
        by_code={**rules.by_code, code: flag},
    )


def changed(rule: Rule) -> Iterator[tuple[str, str, Rule]]:
    """Yield (kind, what was changed, the rule then) for every single change of a rule."""
    if isinstance(rule, Not):
        yield "not", f"not taken from {said(rule.part)}", rule.part
        for kind, name, part in changed(rule.part):
            yield kind, name, Not(part)
    elif isinstance(rule, All | Either):
        yield from _changed_join(rule)
    else:
        yield "not", f"not before {said(rule)}", Not(rule)
        if isinstance(rule, Compares):
            yield from _changed_number(rule)
        elif isinstance(rule, IsConcern):
            yield from _changed_concern(rule)
        elif isinstance(rule, IsOneOf):
            yield from _changed_values(rule)


def _changed_join(rule: All | Either) -> Iterator[tuple[str, str, Rule]]:
    other = Either if isinstance(rule, All) else All
    word = "or" if other is Either else "and"
    yield "and/or", f"{word} in {said(rule)}", other(rule.parts)
    for place, part in enumerate(rule.parts):
        before, after = rule.parts[:place], rule.parts[place + 1 :]
        rest = (*before, *after)
        left = rest[0] if len(rest) == 1 else type(rule)(rest)
        yield "and/or", f"without {said(part)} in {said(rule)}", left
        for kind, name, changed_part in changed(part):
            yield kind, name, type(rule)((*before, changed_part, *after))


def _changed_number(leaf: Compares) -> Iterator[tuple[str, str, Rule]]:
    for by in (-step_of(leaf.fact), step_of(leaf.fact)):
        number = round(leaf.number + by, 9)
        yield "number", f"{said(leaf)} with {number:g}", leaf._replace(number=number)
    for sign in COMPARE:
        if sign != leaf.sign:
            yield "sign", f"{said(leaf)} with {sign}", leaf._replace(sign=sign)


def _changed_concern(leaf: IsConcern) -> Iterator[tuple[str, str, Rule]]:
    counts = {YES, UNSURE, MAYBE} & fact(leaf.fact).values
    for value in sorted(counts):
        fewer = IsOneOf(leaf.fact, frozenset(counts - {value}), negated=False)
        yield "unsure", f"{leaf.fact} {value} does not count", fewer
    missing = IsOneOf(leaf.fact, frozenset({NO}), negated=True)
    yield "unsure", f"{leaf.fact} not answered counts as yes", missing
    always = IsOneOf(leaf.fact, frozenset({*counts, NO}), negated=False)
    yield "unsure", f"{leaf.fact} no counts as yes", always


def _changed_values(leaf: IsOneOf) -> Iterator[tuple[str, str, Rule]]:
    yield "not", f"{said(leaf)} the other way", leaf._replace(negated=not leaf.negated)
    for value in sorted(fact(leaf.fact).values):
        values = leaf.values ^ {value}
        name = f"{said(leaf)} with {{{', '.join(sorted(values))}}}"
        yield "unsure", name, leaf._replace(values=frozenset(values))


def said(rule: Rule) -> str:
    """Return a rule as a clinician would write it, to name a mutant."""
    if isinstance(rule, All | Either):
        word = " and " if isinstance(rule, All) else " or "
        return "(" + word.join(said(part) for part in rule.parts) + ")"
    if isinstance(rule, Not):
        return f"not {said(rule.part)}"
    if isinstance(rule, Refers | IsConcern):
        return rule[0]
    if isinstance(rule, Compares):
        return f"{rule.fact} {rule.sign} {rule.number:g}"
    word = "is not" if rule.negated else "is"
    return f"{rule.fact} {word} {{{', '.join(sorted(rule.values))}}}"
