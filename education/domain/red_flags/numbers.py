"""The numbers in a rule: which there are, what each is measured in, and the rule with others in their place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from education.domain.red_flags.facts import registry
from education.domain.red_flags.grammar import parse

NUMBER = re.compile(r"\b([a-z_][a-z0-9_]*)\s*(<=|>=|<|>|=)\s*(\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a fact is measured in, and the least and the most that a rule may compare it with."""

    unit: str
    least: float
    most: float


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "age_years": Measure("years", 0, 120),
        "temperature_c_48h": Measure("celsius", 34, 43),
        "pulse_bpm_48h": Measure("beats_a_minute", 30, 250),
        "new_diarrhoea_days": Measure("days", 0, 365),
        "looser_or_more_often_weeks": Measure("weeks", 0, 52),
        "loose_days_of_4": Measure("days", 0, 4),
        "weight_loss_6m_percent": Measure("percent", 0, 50),
        "fit_ug_g": Measure("ug_g", 0, 1000),
        "bmi": Measure("kg_m2", 10, 60),
        "phq2_score": Measure("points", 0, 6),
        "vomits_24h": Measure("times", 0, 50),
        "vomits_in_24h_2d": Measure("times", 0, 50),
        "vomits_in_24h_7d": Measure("times", 0, 50),
        "bloody_stools_24h": Measure("times", 0, 50),
        "loose_in_24h_2d": Measure("times", 0, 50),
        "loose_in_24h_3d": Measure("times", 0, 50),
        "food_groups_cut": Measure("groups", 0, 20),
        "bleeding_medicines": Measure("medicines", 0, 10),
    }
)
"""Of every fact that a shipped rule compares with a number. Bounds keep out slips, such as 80 for a
temperature; they are no clinical judgement."""
OTHER = Measure("", 0, 1000)


@dataclass(frozen=True, slots=True)
class Limit:
    """One comparison in a rule: ``fact sign number``, for example ``age_years >= 50``."""

    fact: str
    sign: str
    number: float

    @property
    def measure(self) -> Measure:
        """Its unit and bounds."""
        return MEASURES.get(self.fact, OTHER)


def limits_of(rule: str) -> tuple[Limit, ...]:
    """Return the numbers of a rule from left to right.

    Raises:
        RuleFault: if the rule cannot be read.
    """
    parse(rule)
    found = (Limit(fact, sign, float(number)) for fact, sign, number in NUMBER.findall(rule))
    return tuple(limit for limit in found if limit.fact in registry())


def with_numbers(rule: str, numbers: Sequence[float]) -> str:
    """Return ``rule`` with ``numbers`` in the place of its own; all else stays as it is written.

    Args:
        rule: one that can be read.
        numbers: as many as it has, from left to right; each at least 0.

    Raises:
        RuleFault: if the rule cannot be read.
        ValueError: if there are more or fewer numbers than the rule has.
    """
    if len(numbers) != len(limits_of(rule)):
        raise ValueError("A rule keeps as many numbers as it has.")
    left = iter(numbers)

    def put(found: re.Match[str]) -> str:
        if found[1] not in registry():
            return found[0]
        start, end = found.start(3) - found.start(), found.end(3) - found.start()
        new = next(left)
        same = new == float(found[3])
        return found[0] if same else f"{found[0][:start]}{new:.10g}{found[0][end:]}"

    return NUMBER.sub(put, rule)
