"""What the one-page report of a self-experiment has to say: codes and numbers, item by item, and no words.

Items are those of CENT 2015, the CONSORT extension for trials of one person (Vohra et al., doi:10.1136/bmj.h1738).
What a diary cannot report of them is named as well, with why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from diary.domain.experiments.blocks import LEAST_PAIRS
from diary.domain.experiments.plan import OF_DESIGN, Plan, fingerprint
from diary.domain.experiments.power import Power, power_of
from diary.domain.experiments.results import Answer, Missing, PairOfBlocks, Result
from diary.domain.experiments.schedule import order_of

Limit = Literal[
    "one_person",
    "not_blinded",
    "no_cause",
    "regression_to_the_mean",
    "not_randomised",
    "incomplete",
    "too_small",
    "missing_days",
    "missing_could_change_answer",
    "not_followed",
    "pairs_dropped",
]
Value = str | int | float | bool | date | Answer | Missing | Power | None
Values = Value | tuple[str, ...] | tuple[PairOfBlocks, ...]

NOT_REPORTED: Mapping[str, str] = MappingProxyType(
    {
        "2a": "background_is_in_the_article",
        "4a": "diagnosis_is_the_clinicians",
        "4c": "not_research",
        "10": "nobody_but_the_person",
        "15": "diary_holds_it",
        "19": "harms_are_in_the_diary",
        "23": "not_registered",
        "25": "no_funding",
    }
)
"""Items that are not in the report, and a code of why."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of CENT 2015: its number there, a code for its heading, and what is reported, by name."""

    number: str
    code: str
    values: Mapping[str, Values]


def report(plan: Plan, result: Result) -> tuple[Item, ...]:
    """Return the items of a report in the order of the checklist.

    Args:
        plan: as it was locked.
        result: what it came to; a stopped test is reported as incomplete.
    """
    return (*_methods(plan), *_results(plan, result))


def _methods(plan: Plan) -> Iterator[Item]:
    numbers = {name: getattr(plan, name) for name in OF_DESIGN[plan.design]}
    is_drawn = plan.design == "blocks"
    yield Item("1a", "title", {"of_one_person": True, "randomised": is_drawn})
    yield Item("2b", "objective", {"what": plan.what, "strategy": plan.strategy})
    yield Item("3a", "design", {"design": plan.design, **numbers})
    yield Item("5", "interventions", {"tried": plan.what, "usual": plan.compared_with})
    yield Item("6a", "outcome", {"symptom": plan.outcome, "better": plan.better})
    if is_drawn:
        yield Item("7a", "size", {"power": power_of(*(int(numbers[n]) for n in numbers))})
        order = tuple("".join(order_of(plan, n)) for n in range(1, (plan.pairs or 0) + 1))
        yield Item("8a", "sequence", {"seed": plan.seed, "order": order, "rule": plan.rule_version})
        yield Item("8b", "restriction", {"within_pairs": True})
        yield Item("9", "concealment", {"shown_in_advance": True})
    yield Item("11a", "blinding", {"blinded": False, "belief_0_10": plan.belief_0_10})
    level = 90 if is_drawn else 95
    yield Item("12a", "statistics", {"rule": plan.rule_version, "interval_percent": level})
    left_out = plan.washout_days if is_drawn else plan.transition_days
    yield Item("12b", "carryover", {"days_left_out": left_out, "tested": False})


def _results(plan: Plan, result: Result) -> Iterator[Item]:
    yield Item("13a", "periods", {"pairs": result.pairs, "incomplete": result.incomplete})
    dates = {"first": plan.first_day, "last": result.stopped_on or plan.last_day}
    yield Item("14a", "dates", {**dates, "decided_on": plan.decided_on})
    yield Item("14b", "stopped", {"stopped_on": result.stopped_on})
    days = {"counted": result.counted, "scored": result.scored}
    yield Item("16", "analysed", {**days, "not_followed": result.not_followed})
    yield Item("17a", "estimate", {"main": result.main})
    yield Item("18", "others", {"as_followed": result.as_followed, "missing": result.missing})
    yield Item("20", "limits", {"limits": limits(plan, result)})
    yield Item("21", "generalisability", {"of_one_person": True})
    yield Item("24", "protocol", {"fingerprint": fingerprint(plan)})


def limits(plan: Plan, result: Result) -> tuple[Limit, ...]:
    """Return what speaks against taking a result at its word; the first three always do."""
    is_small = plan.design == "blocks" and _counting(result) <= LEAST_PAIRS
    said: dict[Limit, bool] = {
        "one_person": True,
        "not_blinded": True,
        "no_cause": True,
        "regression_to_the_mean": plan.design == "before_after",
        "not_randomised": plan.design == "before_after",
        "incomplete": result.incomplete,
        "too_small": is_small,
        "missing_days": result.missing.days > 0,
        "missing_could_change_answer": result.missing.changes_answer,
        "not_followed": result.not_followed > 0,
        "pairs_dropped": any(pair.dropped for pair in result.pairs),
    }
    return tuple(limit for limit, is_so in said.items() if is_so)


def _counting(result: Result) -> int:
    return sum(not pair.dropped for pair in result.pairs)
