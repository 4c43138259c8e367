"""What a rule is made of, and whether its parts hold; ``grammar`` reads one from text."""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from education.domain.red_flags.facts import CONCERNS, Value

COMPARE: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq}
)


class RuleFault(ValueError):
    """A rule that cannot be read, with what is wrong in plain words."""


class IsConcern(NamedTuple):
    """A bare fact: true when it is yes, maybe or not sure."""

    fact: str


class IsOneOf(NamedTuple):
    """``fact is value`` and ``fact in {…}``; ``negated`` is true for a missing value too."""

    fact: str
    values: frozenset[str]
    negated: bool


class Compares(NamedTuple):
    """A number against a number; false when it is missing or not known."""

    fact: str
    sign: str
    number: float


class Refers(NamedTuple):
    """Another red flag's rule."""

    flag: str


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of one rule."""

    part: "Rule"


@dataclass(frozen=True, slots=True)
class All:
    """True when every part is."""

    parts: "tuple[Rule, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """True when one part is."""

    parts: "tuple[Rule, ...]"


Leaf = IsConcern | IsOneOf | Compares
Rule = Leaf | Refers | Not | All | Either


def leaf_is_true(leaf: Leaf, values: Mapping[str, Value]) -> bool:
    """Say whether one leaf holds. A missing value makes all but ``is not`` false."""
    value = values.get(leaf.fact)
    if isinstance(leaf, IsConcern):
        return value in CONCERNS
    if isinstance(leaf, IsOneOf):
        return (value in leaf.values) != leaf.negated
    if isinstance(value, str) or value is None:
        return False
    return COMPARE[leaf.sign](value, leaf.number)


def leaves(rule: Rule) -> Iterator[Leaf | Refers]:
    """Yield every fact test and every reference in a rule, from left to right."""
    if isinstance(rule, Not):
        yield from leaves(rule.part)
    elif isinstance(rule, All | Either):
        for part in rule.parts:
            yield from leaves(part)
    else:
        yield rule
