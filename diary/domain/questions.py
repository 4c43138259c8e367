"""Which questions to ask, in which order, for this person: only those that can still matter.

Source: education/clinical/README.md, "Asking". A question is asked when what guards it is not answered no,
when its condition holds, and when some live red flag can still depend on it.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from diary.domain.follow import gut_codes
from diary.domain.question_list import APPLIES, CLEARS_UP, DEPENDS, QUESTIONS, Question
from education.domain.red_flags.facts import CONCERNS, NO, YES, Value, fact
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

FAMILY = "family_bowel_or_ovarian_cancer"
GUT_QUESTIONS = frozenset(question.code for question in QUESTIONS) & frozenset(gut_codes())
_WHEN: Mapping[str, Rule] = MappingProxyType({q.when: parse(q.when) for q in QUESTIONS if q.when})
_ASKED = frozenset(question.code for question in QUESTIONS) | {
    applies.fact for applies in APPLIES if applies.fact
}


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
                answers |= {
                    code: NO for code in (line.fact, *line.guards) if code and _yes_no(code)
                }
    for line in APPLIES:
        if line.code in ticked:
            answers |= {line.fact: YES} if line.fact else {}
            for code in line.guards:
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
        or is_needed(question.code)
    )


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
        if leaf.fact in self.values or not self._open_questions(leaf.fact):
            return leaf_is_true(leaf, self.values)
        return None

    def _open_questions(self, code: str) -> set[str]:
        """Return the questions without an answer that decide a fact."""
        own = {code} if code in _ASKED and code not in self.values else set()
        parents = DEPENDS.get(code, frozenset())
        if code == "gut_symptom_ever" and self.values.get(FAMILY) in CONCERNS:
            # With cancer in the family any gut symptom counts (RF47), so all of them are asked.
            parents |= GUT_QUESTIONS
        return own | {question for parent in parents for question in self._open_questions(parent)}


def _yes_no(code: str) -> bool:
    return not fact(code).is_number and fact(code).type != "choice"
