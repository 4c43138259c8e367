"""Red flags loaded together: every rule parsed, every reference resolved, or loading fails."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from education.domain.red_flags.catalogue import RedFlagData
from education.domain.red_flags.facts import Value
from education.domain.red_flags.grammar import parse
from education.domain.red_flags.rules import (
    All,
    Either,
    Leaf,
    Not,
    Refers,
    Rule,
    RuleFault,
    leaf_is_true,
    leaves,
)
from education.domain.urgency import UnknownTier, place_of

AGE = {"age": "age_years"}
"""How a tier's case names the age: "age<50"."""


@dataclass(frozen=True, slots=True)
class LoadedFlag:
    """A red flag with its rule, and its tier by case, ready to be evaluated."""

    data: RedFlagData
    rule: Rule
    cases: tuple[tuple[Rule, str], ...]

    def tier(self, values: Mapping[str, Value]) -> str:
        """Return its tier for these facts; a case whose fact is missing never lowers it."""
        return next((tier for rule, tier in self.cases if _holds(rule, values)), self.data.tier)


@dataclass(frozen=True, eq=False)
class RuleSet:
    """Every live red flag, and the rules that they may refer to.

    ``content_hash`` is the SHA-256 of what is live, so that a finished run says which rules it met.
    """

    flags: tuple[LoadedFlag, ...]
    rules: Mapping[str, Rule]
    content_hash: str
    by_code: Mapping[str, LoadedFlag] = field(repr=False)

    def truth(self, values: Mapping[str, Value]) -> "Truth":
        """Return an evaluation of these rules over ``values``."""
        return Truth(self.rules, values)


class Truth:
    """Evaluates rules over one set of values, each referred rule once."""

    def __init__(self, rules: Mapping[str, Rule], values: Mapping[str, Value]) -> None:
        self.rules = rules
        self.values = values
        self._flags: dict[str, bool] = {}

    def of_flag(self, code: str) -> bool:
        """Say whether a flag's rule holds."""
        if code not in self._flags:
            self._flags[code] = self.of(self.rules[code])
        return self._flags[code]

    def of(self, rule: Rule) -> bool:
        """Say whether a rule holds."""
        if isinstance(rule, All):
            return all(self.of(part) for part in rule.parts)
        if isinstance(rule, Either):
            return any(self.of(part) for part in rule.parts)
        if isinstance(rule, Not):
            return not self.of(rule.part)
        if isinstance(rule, Refers):
            return self.of_flag(rule.flag)
        return leaf_is_true(rule, self.values)

    def because(self, rule: Rule) -> list[Leaf]:
        """Return the leaves that make a true rule true, first things first, none twice."""
        if isinstance(rule, Not):
            return []
        if isinstance(rule, Refers):
            return self.because(self.rules[rule.flag])
        if not isinstance(rule, All | Either):
            return [rule]
        parts = [part for part in rule.parts if self.of(part)]
        return list(dict.fromkeys(leaf for part in parts for leaf in self.because(part)))


def load_rules(flags: Iterable[RedFlagData], known: Iterable[RedFlagData] = ()) -> RuleSet:
    """Return the rule set of ``flags``.

    Args:
        flags: what is live. Their order does not matter.
        known: where to look up a rule that a live flag refers to and that is not live itself.

    Raises:
        RuleFault: for a rule or case that cannot be read, a reference to nothing, a circle, an
            unknown tier, or a code that comes twice; the message names the flag.
    """
    live = sorted(flags, key=lambda flag: flag.code)
    rules = {flag.code: _parsed(flag) for flag in (*known, *live)}
    if len({flag.code for flag in live}) != len(live):
        raise RuleFault("A red flag comes twice.")
    loaded = tuple(LoadedFlag(flag, rules[flag.code], _cases(flag)) for flag in live)
    for flag in live:
        _must_resolve(flag.code, rules, ())
    return RuleSet(loaded, rules, _hash(live), {flag.data.code: flag for flag in loaded})


def _parsed(flag: RedFlagData) -> Rule:
    try:
        place_of(flag.tier)
        return parse(flag.rule)
    except (RuleFault, UnknownTier) as fault:
        raise RuleFault(f"{flag.code}: {fault}") from None


def _cases(flag: RedFlagData) -> tuple[tuple[Rule, str], ...]:
    try:
        cases = [(parse(case["when"], aliases=AGE), case["tier"]) for case in flag.tier_cases]
        for rule, tier in cases:
            place_of(tier)
            if any(isinstance(leaf, Refers) for leaf in leaves(rule)):
                raise RuleFault("a tier's case looks at facts, not at other red flags.")
    except (KeyError, TypeError, RuleFault, UnknownTier) as fault:
        raise RuleFault(f"{flag.code}: its tier by case cannot be read: {fault}") from None
    return tuple(cases)


def _must_resolve(code: str, rules: Mapping[str, Rule], path: tuple[str, ...]) -> None:
    if code in path:
        raise RuleFault(f"{path[0]}: its rule goes round in a circle.")
    if code not in rules:
        raise RuleFault(f"{path[-1]}: there is no red flag {code}.")
    for leaf in leaves(rules[code]):
        if isinstance(leaf, Refers):
            _must_resolve(leaf.flag, rules, (*path, code))


def _holds(rule: Rule, values: Mapping[str, Value]) -> bool:
    return Truth({}, values).of(rule)


def _hash(flags: Iterable[RedFlagData]) -> str:
    rows = [flag.fields() for flag in flags]
    return hashlib.sha256(json.dumps(rows, sort_keys=True, default=str).encode()).hexdigest()
