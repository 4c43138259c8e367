"""The rule grammar of red flags: a small parser, so that a rule is content, not code.

Grammar (source: education/clinical/README.md, "Rule grammar")::

    rule    := and ("or" and)*
    and     := not ("and" not)*
    not     := "not" not | "(" rule ")" | leaf
    leaf    := RFnn | fact | fact is [not] value | fact in {value, …} | fact (< <= > >= =) number
"""

import re
from collections.abc import Mapping

from education.domain.red_flags.facts import Fact, UnknownFact, fact
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
    RuleFault,
)

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|[<>=(){},]))")
FLAG_CODE = re.compile(r"RF\d{2,3}")
KEYWORDS = frozenset({"and", "or", "not", "is", "in"})
DEEPEST = 30
LONGEST = 2000


def parse(text: str, *, aliases: Mapping[str, str] | None = None) -> Rule:
    """Return the rule that ``text`` says.

    Args:
        text: the expression.
        aliases: other names for facts, for texts that use one ("age" for "age_years").

    Raises:
        RuleFault: if it is malformed, too long or too deep, names an unknown fact, gives a fact a
            value it cannot have, compares what is not a number, or uses a number as yes or no.
    """
    if len(text) > LONGEST:
        raise RuleFault(f"A rule has at most {LONGEST} characters.")
    reader = _Reader(_tokens(text), aliases or {})
    rule = reader.either()
    reader.must_be_at_end()
    return rule


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    position = 0
    text = text.rstrip()
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise RuleFault(f"A rule cannot hold this character: {text[position:].strip()[:1]!r}.")
        found.append(match.group().strip())
        position = match.end()
    return found


class _Reader:
    """Reads tokens from left to right; one method for each line of the grammar."""

    def __init__(self, tokens: list[str], aliases: Mapping[str, str]) -> None:
        self.tokens = tokens
        self.aliases = aliases
        self.place = 0
        self.depth = 0

    def peek(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self, *wanted: str) -> str:
        token = self.peek()
        if not token or (wanted and token not in wanted):
            raise RuleFault(
                f"Expected {' or '.join(wanted) or 'more'}, found {token or 'the end'}."
            )
        self.place += 1
        return token

    def must_be_at_end(self) -> None:
        if self.peek():
            raise RuleFault(f"Did not expect {self.peek()!r} here.")

    def either(self) -> Rule:
        parts = [self.all_of()]
        while self.peek() == "or":
            self.take()
            parts.append(self.all_of())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def all_of(self) -> Rule:
        parts = [self.negation()]
        while self.peek() == "and":
            self.take()
            parts.append(self.negation())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def negation(self) -> Rule:
        self.depth += 1
        if self.depth > DEEPEST:
            raise RuleFault("The rule is nested too deeply.")
        rule = self._negation()
        self.depth -= 1
        return rule

    def _negation(self) -> Rule:
        if self.peek() == "not":
            self.take()
            return Not(self.negation())
        if self.peek() == "(":
            self.take()
            rule = self.either()
            self.take(")")
            return rule
        return self.leaf()

    def leaf(self) -> Rule:
        name = self.take()
        if FLAG_CODE.fullmatch(name):
            return Refers(name)
        if name in KEYWORDS or not (name[0].isalpha() or name[0] == "_"):
            raise RuleFault(f"Expected a fact, found {name!r}.")
        known = self._fact(name)
        if self.peek() in COMPARE:
            return self._comparison(known)
        if known.is_number:
            raise RuleFault(f"{name} is a number: compare it with one.")
        if self.peek() == "is":
            return self._is(known)
        if self.peek() == "in":
            return self._in(known)
        if known.type == "choice":
            raise RuleFault(f"{name} is a choice: say which one with 'is'.")
        return IsConcern(known.code)

    def _fact(self, name: str) -> Fact:
        try:
            return fact(self.aliases.get(name, name))
        except UnknownFact:
            raise RuleFault(f"There is no fact called {name!r}.") from None

    def _comparison(self, known: Fact) -> Rule:
        if not known.is_number:
            raise RuleFault(f"{known.code} is not a number.")
        sign, number = self.take(), self.take()
        if not number[0].isdigit():
            raise RuleFault(f"Expected a number after {sign}, found {number!r}.")
        return Compares(known.code, sign, float(number))

    def _is(self, known: Fact) -> Rule:
        self.take("is")
        negated = self.peek() == "not"
        if negated:
            self.take()
        return IsOneOf(known.code, frozenset({self._value(known)}), negated)

    def _in(self, known: Fact) -> Rule:
        self.take("in")
        self.take("{")
        values = {self._value(known)}
        while self.take(",", "}") == ",":
            values.add(self._value(known))
        return IsOneOf(known.code, frozenset(values), negated=False)

    def _value(self, known: Fact) -> str:
        value = self.take()
        if value not in known.values:
            raise RuleFault(f"{known.code} cannot be {value!r}.")
        return value
