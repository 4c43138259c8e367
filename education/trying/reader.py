"""The slot for what education cannot know: how a case becomes facts, and what a patient is then told.

``portal.clinical_cases`` fills it in when the site starts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from education.domain.red_flags.catalogue import RedFlagData
from education.domain.red_flags.evaluate import Findings
from education.domain.red_flags.facts import FactSet, checked
from education.domain.red_flags.rule_set import RuleSet
from education.domain.red_flags.vignettes import Derive, Vignette
from education.domain.regions import Region


def _answers_alone(case: Vignette) -> FactSet:
    values = checked(case.answers)
    return FactSet(values=values, answered=values)


def _nothing(_findings: Findings, _rules: RuleSet, _facts: FactSet) -> str:
    return ""


def _no_places(_flag: RedFlagData, _region: Region) -> dict[str, Any]:
    return {}


class AskedBy(NamedTuple):
    """What asks about a red flag without firing it: codes of diary tags, and patterns of entries."""

    tags: tuple[str, ...] = ()
    by_entries: bool = False


def _by_nothing(_code: str) -> AskedBy:
    return AskedBy()


@dataclass
class CaseReader:
    """How cases are read; until it is filled in, only their answers are."""

    derive: Derive = _answers_alone
    said: Callable[[Findings, RuleSet, FactSet], str] = _nothing
    # What the slot "red_flag_places" needs to show a version of a red flag in a region.
    places: Callable[[RedFlagData, Region], dict[str, Any]] = _no_places
    asked_by: Callable[[str], AskedBy] = _by_nothing


READER = CaseReader()
