"""Joining what a person answers with what their diary and profile show: the more concerning one stands."""

from collections.abc import Mapping
from types import MappingProxyType

from education.domain.red_flags.facts import CONCERNS, NO, UNSURE, YES, Value, fact

EXCUSES: Mapping[str, str] = MappingProxyType(
    {
        "stool_tarry": NO,
        "iron_or_bismuth_before": YES,
        "weight_loss_intended": YES,
        "usually_loose": YES,
        "can_stay_safe": YES,
        "already_discussed": YES,
        "old_bleeding_discussed": YES,
        "diabetes_treatment": "no_insulin_no_sglt2",
    }
)
"""Facts of which one value may lower a tier; of two sources, the other value stands."""

NEW_DIARRHOEA = range(8, 28)
"""Days of new diarrhoea that need help the same day; fewer or more do not (RF18)."""


def join(known: Mapping[str, Value], answers: Mapping[str, Value]) -> dict[str, Value]:
    """Return the facts of ``known`` (diary and profile) and of ``answers`` together.

    Both hold checked values. An answer adds and confirms; it lowers nothing that is known.
    """
    joined = dict(known)
    for code, answer in answers.items():
        joined[code] = more_concerning(code, joined.get(code), answer)
    return joined


def more_concerning(code: str, known: Value | None, answer: Value) -> Value:
    """Return the one of two values of a fact that raises more concern; the answer for an age."""
    if known is None or code == "age_years":
        return answer
    if code in EXCUSES:
        return known if answer == EXCUSES[code] else answer
    if fact(code).is_number:
        return _number(code, known, answer)
    if known in CONCERNS:
        return (
            answer if known == UNSURE and answer in CONCERNS else _yes_before_maybe(known, answer)
        )
    return answer


def _yes_before_maybe(known: Value, answer: Value) -> Value:
    return YES if YES in (known, answer) else known


def _number(code: str, known: Value, answer: Value) -> Value:
    numbers = [value for value in (known, answer) if isinstance(value, int | float)]
    if not numbers:
        return known
    if code == "new_diarrhoea_days":
        return max(numbers, key=lambda days: (int(days) in NEW_DIARRHOEA, days))
    return min(numbers) if code == "bmi" else max(numbers)
