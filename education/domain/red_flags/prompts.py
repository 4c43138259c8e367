"""Questions that are raised without a red flag firing: what the diary hints at, what one answer decides."""

from dataclasses import dataclass

from education.domain.red_flags.facts import UNSURE, YES, Evidence, FactSet
from education.domain.red_flags.rule_set import RuleSet, Truth

WEIGHT_UNIT = "weight_unit"
INTENDED_LOSS = "intended_loss"
"""The two prompts that are no red flag: a weight that may be in another unit, and a loss left uncounted."""

ONE_ANSWER_DECIDES = (("RF04", "unwell"), ("RF11", "unwell"))
"""Flags that fire as soon as this one open question is answered yes or not sure: asked first of all."""

RAISED_BY_ANSWERS = frozenset(
    (*(flag for flag, _fact in ONE_ANSWER_DECIDES), "RF27", "RF42", "RF43", "RF47")
)
"""Flags whose question an answer may raise: ``prompts_of`` names no other besides what a diary hints at."""

OLDER_INTENDED_LOSS_AGE_YEARS = 60
LARGE_INTENDED_LOSS_PERCENT = 10.0
BESIDE_INTENDED_LOSS = (
    "abdominal_pain_90d",
    "abdominal_pain_3_days",
    "abdominal_pain_each_week",
    "abdominal_pain_now",
    "severe_sudden_pain",
    "upper_gut_90d",
    "stool_blood_90d",
    "stool_blood_older",
    "any_bleed_14d",
    "appetite_loss",
    "food_sticks_90d",
)
"""Pain, bleeding, lost appetite or trouble swallowing (README, "Prompts")."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question raised about a red flag (or one of the two that are none): why, which fact answers it."""

    code: str
    why: str
    fact: str = ""
    evidence: tuple[Evidence, ...] = ()


def prompts_of(rules: RuleSet, facts: FactSet, truth: Truth) -> tuple[Prompt, ...]:
    """Return the prompts for these facts, by code; a prompt may accompany a firing."""
    found = [Prompt(code, "diary", evidence=shown) for code, shown in facts.hints.items()]
    found += [
        Prompt(flag, "one_answer_decides", fact=open_fact)
        for flag, open_fact in ONE_ANSWER_DECIDES
        if flag in rules.by_code and _would_fire(rules, facts, flag, open_fact)
    ]
    if facts.is_concern("stool_blood_older"):
        found += _old_bleeding(facts, truth, rules)
    if facts.is_concern("family_bowel_or_ovarian_cancer") and not _fires("RF47", rules, truth):
        found.append(Prompt("RF47", "family_history_alone", fact="family_bowel_or_ovarian_cancer"))
    if _loss_was_intended(facts) and not _fires("RF42", rules, truth):
        # A loss that is not counted is always said; beside something else it is asked about as RF42.
        code = "RF42" if "RF42" in rules.by_code and _asks_all_the_same(facts) else INTENDED_LOSS
        shown = facts.evidence.get("weight_loss_recorded", ())
        found.append(Prompt(code, INTENDED_LOSS, "weight_loss_intended", shown))
    known = {*rules.by_code, WEIGHT_UNIT, INTENDED_LOSS}
    live = {(p.code, p.why): p for p in found if p.code in known}
    return tuple(sorted(live.values(), key=lambda prompt: (prompt.code, prompt.why)))


def _fires(code: str, rules: RuleSet, truth: Truth) -> bool:
    return code in rules.rules and truth.of_flag(code)


def _would_fire(rules: RuleSet, facts: FactSet, flag: str, open_fact: str) -> bool:
    if facts.value(open_fact) is not None or rules.truth(facts.values).of_flag(flag):
        return False
    return rules.truth({**facts.values, open_fact: UNSURE}).of_flag(flag)


def _old_bleeding(facts: FactSet, truth: Truth, rules: RuleSet) -> list[Prompt]:
    shown = facts.evidence.get("stool_blood_older", ())
    found = [Prompt("RF43", "old_bleeding", "old_bleeding_discussed", shown)]
    age = facts.value("age_years")
    fifty_or_unknown = not isinstance(age, int | float) or age >= 50
    if fifty_or_unknown and not _fires("RF27", rules, truth):
        found.append(Prompt("RF27", "old_bleeding", "old_bleeding_discussed", shown))
    return found


def _loss_was_intended(facts: FactSet) -> bool:
    return facts.value("weight_loss_intended") == YES and facts.is_concern("weight_loss_recorded")


def _asks_all_the_same(facts: FactSet) -> bool:
    age, loss = facts.value("age_years"), facts.value("weight_loss_6m_percent")
    return (
        (isinstance(age, int | float) and age >= OLDER_INTENDED_LOSS_AGE_YEARS)
        or (isinstance(loss, int | float) and loss >= LARGE_INTENDED_LOSS_PERCENT)
        or any(facts.is_concern(code) for code in BESIDE_INTENDED_LOSS)
    )
