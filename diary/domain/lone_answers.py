"""Which single answers call for an emergency card by themselves: what a device can know without us.

Asked of the same rules as every save (``alerts.alerts_for``), so that there is one list. What depends
on the profile or on other entries is found when the entry arrives.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from diary.domain.alerts import alerts_for
from diary.domain.entries import PAYLOADS
from diary.domain.observations import observe
from diary.domain.shapes import HOUSEKEEPING
from education.domain.red_flags.rule_set import RuleSet

A_MOMENT = datetime(2000, 1, 1, 12, tzinfo=UTC)
MOMENTS = {"bowel_movement": "occurred_at", "vomiting": "occurred_at"}
"""The kinds of single answers that rules read, with the field that says when it happened."""
MOST_NUMBERS = 11
MOST_KEPT = 256
WORST = 10

Answer = dict[str, Any]
Codes = tuple[str, ...]


@lru_cache(maxsize=MOST_KEPT)
def alerts_by_answer(kind: str, rules: RuleSet) -> tuple[tuple[str, Any, Codes], ...]:
    """Return (field, answer, codes of red flags) for each answer to a kind that calls for a card.

    A kind that no rule reads by single answers has none.
    """
    if kind not in MOMENTS:
        return ()
    found = (
        (name, answer, alerts_of(kind, {name: answer}, rules)) for name, answer in answers_of(kind)
    )
    return tuple(alert for alert in found if alert[2])


@lru_cache(maxsize=MOST_KEPT)
def alerts_by_severity(tag: str, rules: RuleSet) -> tuple[tuple[int, Codes], ...]:
    """Return (lowest severity 0–10, codes) for each change of what a tagged symptom calls for."""
    if not _of_symptom(tag, WORST, rules):
        return ()
    steps: list[tuple[int, Codes]] = []
    for severity in range(WORST + 1):
        codes = _of_symptom(tag, severity, rules)
        if codes != (steps[-1][1] if steps else ()):
            steps.append((severity, codes))
    return tuple(steps)


def answers_of(kind: str) -> Iterator[tuple[str, Any]]:
    """Yield (field, answer) for every answer that a kind offers: coded, yes, or a short scale."""
    fields = PAYLOADS[kind].model_json_schema(by_alias=True)["properties"]
    for name in sorted(fields.keys() - HOUSEKEEPING):
        for way in fields[name].get("anyOf", []):
            for answer in _offered(way):
                yield name, answer


def alerts_of(kind: str, answers: Answer, rules: RuleSet) -> Codes:
    """Return the codes that an entry with just these answers calls for at the moment it happens."""
    when = {MOMENTS.get(kind, "started_at"): A_MOMENT}
    payload = PAYLOADS[kind].build(zone="UTC", recorded_at=A_MOMENT, **when, **answers)
    return alerts_for(observe(payload, ""), None, (), A_MOMENT, rules)


def _of_symptom(tag: str, severity: int, rules: RuleSet) -> Codes:
    return alerts_of("symptom", {"tag": tag, "severity_0_10": severity}, rules)


def _offered(way: Mapping[str, Any]) -> list[Any]:
    if "enum" in way:
        return list(way["enum"])
    if way.get("type") == "boolean":
        return [True]
    low, high = way.get("minimum"), way.get("maximum")
    if way.get("type") != "integer" or low is None or high is None or high - low >= MOST_NUMBERS:
        return []
    return list(range(low, high + 1))
