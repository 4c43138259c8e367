"""One row for each number in a derivation: entries that show the fact, and entries a step too far.

Source of every number: education/clinical/facts.json, ``from_diary``, and README.md, "Time, days, medicines"
and "Prompts".
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from diary.domain.observations import Observation
from education.domain.red_flags.facts import FactSet
from tests.diary.checklist_people import facts, on_days, stool, symptom, vomit

MINUTE = 1 / 60
Entries = Sequence[Observation]


class Row(NamedTuple):
    """``code`` is a fact, or "asks RFnn" for a prompt. ``number`` is written as the definition writes it.

    With ``inside`` the fact is ``is_``, with ``outside`` it is ``is_not``; None is not shown.
    """

    code: str
    number: str
    inside: Entries
    outside: Entries
    is_: Any = "yes"
    is_not: Any = None
    known: Mapping[str, Any] = {}
    known_outside: Mapping[str, Any] | None = None

    def shows(self) -> tuple[Any, Any]:
        """Return what the entries inside and outside show."""
        other = self.known if self.known_outside is None else self.known_outside
        return self._value(facts(*self.inside, **self.known)), self._value(
            facts(*self.outside, **other)
        )

    def _value(self, found: FactSet) -> Any:
        if self.code.startswith("asks "):
            return "yes" if self.code.removeprefix("asks ") in found.hints else None
        return found.value(self.code)


def hours(code: str, number: int, make: Any, text: str = "") -> Row:
    """Return the row of "at most ``number`` hours ago"; ``text`` is the number as it is written."""
    return Row(code, text or str(number), [make(number)], [make(number + MINUTE)])


def days(code: str, number: int, make: Any) -> Row:
    """Return the row of "at most ``number`` days ago", counted in hours."""
    return hours(code, number * 24, make, str(number))


def form(code: str, make: Any) -> Iterator[Row]:
    """Yield the rows of "stool_form 6-7": 5 is not loose, 6 and 7 are."""
    yield Row(code, "6", make(6), make(5))
    yield Row(code, "7", make(7), make(5))


def counted(code: str, tag: str, at_least: int, of: int, written: str = "") -> Iterator[Row]:
    """Yield the rows of "on at least so many local days in so many"; ``written`` as "more than 12" is."""
    enough = list(range(at_least - 1))
    yield Row(code, written or str(at_least), on_days(tag, *enough, of - 1), on_days(tag, *enough))
    yield Row(code, str(of), on_days(tag, *enough, of - 1), on_days(tag, *enough, of))


def each_week(code: str, tag: str) -> Iterator[Row]:
    """Yield the rows of "on at least 3 local days in each of the last 3 weeks": days 0–6, 7–13, 14–20."""
    good = (0, 1, 6, 7, 8, 13, 14, 15, 20)
    for last in (6, 13, 20):
        fewer = [day for day in good if day != last]
        yield Row(code, "3", on_days(tag, *good), on_days(tag, *fewer))
    yield Row(code, "3", on_days(tag, *good), on_days(tag, *good[:-1], 21))


def bloody(blood: str = "mixed", **more: Any) -> Any:
    return lambda h: stool(hours=h, blood=blood, **more)


def loose(h: float) -> Observation:
    return stool(hours=h, stool_form=6)


def noted(tag: str, severity: int | None = None) -> Any:
    return lambda h: symptom(tag, hours=h, severity=severity)


def coloured(colour: str) -> Any:
    return lambda h: stool(hours=h, colour=colour)


def sick(content: str = "food") -> Any:
    return lambda h: vomit(hours=h, content=content)


def many(make: Any, *at: float) -> list[Observation]:
    """Return one observation for each of these hours."""
    return [make(h) for h in at]
