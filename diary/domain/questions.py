"""Which questions to ask, in which order, for this person: only those that can still matter.

Source: education/clinical/README.md, "Asking". A question is asked when what guards it is not answered no,
when its condition holds, and when some live red flag can still depend on it.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from diary.domain.follow import SURELY, gut_codes
from diary.domain.question_list import APPLIES, CLEARS_UP, DEPENDS, QUESTIONS, Question
from education.domain.red_flags.facts import CONCERNS, NO, YES, FactSet, Value, fact
from education.domain.red_flags.grammar import parse
from education.domain.red_flags.rule_set import RuleSet, Truth
from education.domain.red_flags.rules import (
    All,
    Either,
    Leaf,
    Not,
    Refers,
    Rule,
    leaf_is_true,
    leaves,
)
from education.domain.urgency import EMERGENCY

FAMILY = "family_bowel_or_ovarian_cancer"
RAISES: Mapping[str, str] = MappingProxyType({FAMILY: "RF47"})
"""Questions of which a yes alone raises a prompt (README, "Prompts"), and the red flag it is about."""
GUT_QUESTIONS = frozenset(question.code for question in QUESTIONS) & frozenset(gut_codes())
_WHEN: Mapping[str, Rule] = MappingProxyType({q.when: parse(q.when) for q in QUESTIONS if q.when})
_ASKED = frozenset(question.code for question in QUESTIONS)


def facts_of_applies(ticked: Collection[str], *, none_of_the_others: bool) -> dict[str, Value]:
    """Return the facts that the list "does any of this apply to you?" answers.

    Args:
        ticked: codes of lines that apply; unknown ones are ignored.
        none_of_the_others: whether the person said so; without it, an empty line is not answered.
    """
    answers: dict[str, Value] = {}
    if none_of_the_others:
        for line in APPLIES:
            if line.code not in ticked:
                answers |= {code: NO for code in line.guards if _yes_no(code)}
    for line in APPLIES:
        if line.code in ticked:
            answers |= {line.fact: YES} if line.fact else {}
            for code in set(line.guards) - {line.fact}:
                answers.pop(code, None)
    return answers


def questions_for(
    rules: RuleSet,
    values: Mapping[str, Value],
    *,
    settled: Collection[str] = (),
    shown: Collection[str] = (),
) -> tuple[Question, ...]:
    """Return the questions to ask, in order.

    Args:
        rules: the live red flags.
        values: what is known, the answers so far included.
        settled: facts answered elsewhere (the emergency signs, the list): not asked again.
        shown: facts that the diary shows: asked in any case, filled in, to be confirmed.
    """
    applicable = [q for q in QUESTIONS if q.code not in settled and _applies(q, values)]
    live = _live_codes(rules, values)
    children = _children()
    needed: dict[str, bool] = {}

    def is_needed(code: str) -> bool:
        if code not in needed:
            needed[code] = False
            needed[code] = code in live or any(is_needed(child) for child in children.get(code, ()))
        return needed[code]

    return tuple(
        question
        for question in applicable
        if question.code in shown
        or question.code in values
        or question.code in CLEARS_UP
        or RAISES.get(question.code) in rules.by_code
        or is_needed(question.code)
    )


def questions_at_once(
    rules: RuleSet,
    facts: FactSet,
    *,
    seen: Collection[str] = (),
    settled: Collection[str] = (),
) -> tuple[Question, ...]:
    """Return the questions that come before any other page, whatever was pressed; mostly none.

    An emergency that rests on a guess about a date ("black poo in the last 14 days" may be this week) is
    held back until the question that settles the date was shown. These are those questions, in order.

    Args:
        rules: the live red flags.
        facts: what is known.
        seen: questions that were shown: left blank, their guess counts and is waited for no longer.
        settled: facts answered elsewhere, as in ``questions_for``.
    """
    asked = questions_for(rules, facts.values, settled=settled, shown=facts.evidence)
    opened = [q for q in asked if q.code in facts.guessed and q.code not in seen]
    rest = without_guesses(facts, [question.code for question in opened])
    held = _emergencies(rules, facts) - _emergencies(rules, rest)
    rests_on = {code for flag in held for code in _rests_on(flag, rules, facts)}
    return tuple(question for question in opened if question.code in rests_on)


def without_guesses(facts: FactSet, codes: Collection[str]) -> FactSet:
    """Return ``facts`` without the guesses among ``codes``, and without what follows from those alone."""
    out = set(codes) & facts.guessed
    more = set(out)
    while more:
        more = {
            code for code in facts.guessed - out if set(facts.follows_from.get(code, ("",))) <= out
        }
        out |= more
    return replace(facts, values={c: v for c, v in facts.values.items() if c not in out})


def _emergencies(rules: RuleSet, facts: FactSet) -> set[str]:
    truth = rules.truth(facts.values)
    return {
        flag.data.code
        for flag in rules.flags
        if flag.tier(facts.values) == EMERGENCY and truth.of_flag(flag.data.code)
    }


def _rests_on(flag: str, rules: RuleSet, facts: FactSet) -> set[str]:
    """Return every fact that makes a flag fire, and the facts those follow from."""
    leaves_of = rules.truth(facts.values).because(rules.rules[flag])
    found: set[str] = set()
    new = {leaf.fact for leaf in leaves_of}
    while new:
        found |= new
        new = {p for code in new for p in facts.follows_from.get(code, ())} - found
    return found


def _applies(question: Question, values: Mapping[str, Value]) -> bool:
    return not question.when or Truth({}, values).of(_WHEN[question.when])


def _children() -> dict[str, set[str]]:
    """Return, by fact, the questions whose condition looks at it."""
    found: dict[str, set[str]] = {}
    for question in QUESTIONS:
        if question.when:
            for leaf in leaves(_WHEN[question.when]):
                if not isinstance(leaf, Refers):
                    found.setdefault(leaf.fact, set()).add(question.code)
    return found


def _live_codes(rules: RuleSet, values: Mapping[str, Value]) -> set[str]:
    reader = _Possible(rules, values)
    return {code for flag in rules.flags for code in reader.live(flag.rule)}


class _Possible:
    """Three-valued reading of rules: a fact that may still be answered is neither true nor false."""

    def __init__(self, rules: RuleSet, values: Mapping[str, Value]) -> None:
        self.rules = rules
        self.values = values

    def live(self, rule: Rule) -> set[str]:
        """Return the questions that can still change whether a rule holds."""
        if self.truth(rule) is not None:
            return set()
        if isinstance(rule, All | Either):
            return {code for part in rule.parts for code in self.live(part)}
        if isinstance(rule, Not):
            return self.live(rule.part)
        if isinstance(rule, Refers):
            return self.live(self.rules.rules[rule.flag])
        return self._open_questions(rule.fact)

    def truth(self, rule: Rule) -> bool | None:
        """Return whether a rule holds whatever is answered next; None when that is open."""
        if isinstance(rule, Not):
            part = self.truth(rule.part)
            return None if part is None else not part
        if isinstance(rule, Refers):
            return self.truth(self.rules.rules[rule.flag])
        if isinstance(rule, All | Either):
            return self._joined(rule)
        return self._leaf(rule)

    def _joined(self, rule: All | Either) -> bool | None:
        deciding = isinstance(rule, Either)
        parts = [self.truth(part) for part in rule.parts]
        if deciding in parts:
            return deciding
        return None if None in parts else not deciding

    def _leaf(self, leaf: Leaf) -> bool | None:
        return None if self._open_questions(leaf.fact) else leaf_is_true(leaf, self.values)

    def _open_questions(self, code: str) -> set[str]:
        """Return the questions without an answer that decide a fact, or may yet contradict a no."""
        found: set[str] = set()
        new = {code}
        while new:
            found |= new
            new = {parent for code in new for parent in self._parents(code)} - found
        return {code for code in found if code in _ASKED and code not in self.values}

    def _parents(self, code: str) -> Collection[str]:
        if code in self.values:
            return SURELY.get(code, ()) if self.values[code] == NO else ()
        if code == "gut_symptom_ever" and self.values.get(FAMILY) in CONCERNS:
            # With cancer in the family any gut symptom counts (RF47), so all of them are asked.
            return DEPENDS[code] | GUT_QUESTIONS
        return DEPENDS.get(code, frozenset())


def _yes_no(code: str) -> bool:
    return not fact(code).is_number and fact(code).type != "choice"
