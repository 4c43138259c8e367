"""The registry of facts: one code, one plain question, one type; and a person's set of them.

A value is ``"yes"``, ``"no"``, ``"unsure"``, ``"maybe"``, one of a choice, or a number. A code that is
not in the set is *not answered*, which is never a no.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

YES, NO, UNSURE, MAYBE = "yes", "no", "unsure", "maybe"
WHO_SOMEBODY_IS = frozenset({"age_years", "has_ovaries"})
"""Facts that say nothing of how somebody is."""
CONCERNS = frozenset({YES, UNSURE, MAYBE})
"""The values that make a bare fact true: not sure raises concern where yes does."""

Value = str | int | float
CLINICAL = Path(__file__).resolve().parents[2] / "clinical"
NUMBERS_AMONG_DERIVED = frozenset({"bleeding_medicines"})
CHOICES: Mapping[str, frozenset[str]] = MappingProxyType(
    {"diabetes_treatment": frozenset({"insulin", "sglt2", "no_insulin_no_sglt2", "unknown"})}
)
WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "yes_no": frozenset({YES, NO, UNSURE}),
        "yes_no_unsure": frozenset({YES, NO, UNSURE}),
        "yes_maybe_no": frozenset({YES, MAYBE, NO, UNSURE}),
        "derived": frozenset({YES, NO, UNSURE}),
    }
)


class UnknownFact(KeyError):
    """A code that is none of the registry's."""


class ValueDoesNotFit(ValueError):
    """A value that the type of its fact does not allow. The message never repeats the value."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One question with one code. ``question`` is empty for a fact that is only derived."""

    code: str
    area: str
    type: str
    question: str
    from_diary: str
    is_number: bool
    values: frozenset[str]

    def check(self, value: object) -> Value:
        """Return ``value`` as this fact keeps it.

        Raises:
            ValueDoesNotFit: if it is not one of ``values``, or not a finite number for a number. A
                number may be ``"unsure"``: it is then known to be unknown.
        """
        if self.is_number and isinstance(value, int | float) and not isinstance(value, bool):
            if not math.isfinite(value):
                raise ValueDoesNotFit(f"{self.code} takes a finite number.")
            return value
        if isinstance(value, str) and (
            value in self.values or (self.is_number and value == UNSURE)
        ):
            return value
        raise ValueDoesNotFit(f"{self.code} does not take this value.")


@cache
def registry() -> Mapping[str, Fact]:
    """Return every fact by its code, in the order of the clinic's file."""
    rows = json.loads((CLINICAL / "facts.json").read_text(encoding="utf-8"))
    return MappingProxyType({row["code"]: _fact(row) for row in rows})


def fact(code: str) -> Fact:
    """Return one fact.

    Raises:
        UnknownFact: if there is none with this code.
    """
    try:
        return registry()[code]
    except KeyError:
        raise UnknownFact(code) from None


def _fact(row: Mapping[str, str]) -> Fact:
    code, kind = row["code"], row["type"]
    is_number = kind == "number" or code in NUMBERS_AMONG_DERIVED
    words = CHOICES[code] if kind == "choice" else WORDS.get(kind, frozenset())
    return Fact(
        code=code,
        area=row["area"],
        type=kind,
        question=row.get("question", ""),
        from_diary=row.get("from_diary", ""),
        is_number=is_number,
        values=frozenset() if is_number else words,
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What in the diary shows a fact: a code with its parameters, for the wording to say.

    ``dates`` are the patient's local dates, oldest first. ``detail`` is a code (a colour, a tag, a
    class of medicine), ``number`` a count or a measured value in the fact's unit.
    """

    code: str
    dates: tuple[date, ...] = ()
    detail: str = ""
    number: float | None = None


@dataclass(frozen=True, slots=True)
class FactSet:
    """What is known of one person at one moment.

    Args:
        values: by fact code; only codes of the registry, only values their facts allow.
        evidence: what in the diary shows a fact.
        follows_from: for a value worked out of others, the codes it follows from.
        answered: what the person said, as they said it, also where the diary shows more.
        hints: codes of red flags that the diary asks about without showing them (``prompts``).
        signs: codes of emergency sign lines that the person ticked.
        diary_used: whether a diary was read.
        guessed: codes that count as not sure only because an answer has no date.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    follows_from: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answered: Mapping[str, Value] = field(default_factory=dict)
    hints: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    signs: tuple[str, ...] = ()
    diary_used: bool = False
    guessed: frozenset[str] = frozenset()

    def value(self, code: str) -> Value | None:
        """Return the value, or None when it is not answered."""
        return self.values.get(code)

    def is_concern(self, code: str) -> bool:
        """Say whether a fact is yes, maybe or not sure."""
        return self.values.get(code) in CONCERNS

    def with_value(self, code: str, value: Value) -> "FactSet":
        """Return a copy in which one fact has another value."""
        return replace(self, values={**self.values, code: fact(code).check(value)})

    def is_silent(self) -> bool:
        """Say whether nothing is known of how the person is: no answer, no sign, no concern recorded.

        A profile, an age, or a weight that shows nothing is no answer.
        """
        if self.signs or self.hints or self.answered.keys() - WHO_SOMEBODY_IS:
            return False
        return not any(
            self.is_concern(code) and any(item.code != "profile" for item in shown)
            for code, shown in self.evidence.items()
        )


def checked(values: Mapping[str, object]) -> dict[str, Value]:
    """Return ``values`` after checking each code and value.

    Raises:
        UnknownFact: for a code that is none of the registry's.
        ValueDoesNotFit: for a value its fact does not allow.
    """
    return {code: fact(code).check(value) for code, value in values.items()}
