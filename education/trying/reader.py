"""The slot for what education cannot know: how a case becomes facts, and what a patient is then told.

``portal.clinical_cases`` fills it in when the site starts.
"""

from collections.abc import Callable
from dataclasses import dataclass

from education.domain.red_flags.evaluate import Findings
from education.domain.red_flags.facts import FactSet, checked
from education.domain.red_flags.rule_set import RuleSet
from education.domain.red_flags.vignettes import Derive, Vignette


def _answers_alone(case: Vignette) -> FactSet:
    values = checked(case.answers)
    return FactSet(values=values, answered=values)


def _nothing(_findings: Findings, _rules: RuleSet, _facts: FactSet) -> str:
    return ""


@dataclass
class CaseReader:
    """How cases are read; until it is filled in, only their answers are."""

    derive: Derive = _answers_alone
    said: Callable[[Findings, RuleSet, FactSet], str] = _nothing


READER = CaseReader()
