"""A rule of a red flag in plain words: a list of lines, each as deep as it stands in the rule."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from education.domain.red_flags.facts import fact
from education.domain.red_flags.grammar import parse
from education.domain.red_flags.rules import (
    All,
    Compares,
    Either,
    IsConcern,
    IsOneOf,
    Not,
    Refers,
    Rule,
    RuleFault,
)


class Line(NamedTuple):
    """One line; ``depth`` 0 is the rule itself."""

    depth: int
    text: str

    @property
    def indent(self) -> str:
        """Return the white space before it: wide spaces, for a line that is read as text."""
        return "\u2003" * self.depth


def rule_in_words(text: str) -> list[Line]:
    """Return the rule line by line, or what is wrong with it as the only line."""
    try:
        return list(_lines(parse(text), 0))
    except RuleFault as fault:
        return [Line(0, str(fault))]


def _lines(rule: Rule, depth: int) -> Iterator[Line]:
    if isinstance(rule, All | Either):
        yield Line(
            depth, _("All of these:") if isinstance(rule, All) else _("At least one of these:")
        )
        for part in rule.parts:
            yield from _lines(part, depth + 1)
    elif isinstance(rule, Not):
        yield Line(depth, _("This is not so:"))
        yield from _lines(rule.part, depth + 1)
    else:
        yield Line(depth, _leaf(rule))


def _leaf(rule: Rule) -> str:
    if isinstance(rule, Refers):
        return _("{code} fires").format(code=rule.flag)
    asked = fact_in_words(rule.fact)
    if isinstance(rule, IsConcern):
        return _("{fact} – yes, or not sure").format(fact=asked)
    if isinstance(rule, IsOneOf):
        values = _(" or ").join(sorted(_value(value) for value in rule.values))
        if rule.negated:
            return _("{fact} – anything but {values}, also no answer").format(
                fact=asked, values=values
            )
        return _("{fact} – {values}").format(fact=asked, values=values)
    if isinstance(rule, Compares):
        return _("{fact} – {sign} {number}").format(
            fact=asked, sign=sign_in_words(rule.sign), number=f"{rule.number:g}"
        )
    raise TypeError(rule)


def fact_in_words(code: str) -> str:
    """Return the question of a fact; of one that is only worked out, its name in words."""
    known = fact(code)
    return known.question or f"“{code.replace('_', ' ')}”"


def sign_in_words(sign: str) -> str:
    """Return how two numbers compare, in words."""
    return {
        "<": _("less than"),
        "<=": _("at most"),
        ">": _("more than"),
        ">=": _("at least"),
        "=": _("exactly"),
    }[sign]


def _value(value: str) -> str:
    words = {"yes": _("yes"), "no": _("no"), "unsure": _("not sure"), "maybe": _("maybe")}
    return words.get(value, value.replace("_", " "))
