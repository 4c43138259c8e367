"""What a diary tells of poo over a span: how often, which forms, when blood was noted."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from statistics import median

from diary.domain.trends.span import Span
from diary.domain.trends.told import Stool, Told

DARK = ("black_tarry", "dark_red")


@dataclass(frozen=True, slots=True)
class BowelNumbers:
    """Poo in numbers.

    Args:
        of_days: days in the span.
        days: days with at least one poo written down; ``poos`` in all.
        complete_without: other days that were ticked complete.
        least, middle, most: poos on a day with any; None without any.
        usual_forms: the form or forms noted most often, ``usual_count`` times each of ``with_form``.
        firmest, loosest: the lowest and the highest form noted.
        blood_on, dark_on: the days on which blood, or black or dark red poo, was noted, oldest first.
    """

    of_days: int
    days: int
    poos: int
    complete_without: int
    least: int | None
    middle: float | None
    most: int | None
    usual_forms: tuple[int, ...]
    usual_count: int
    with_form: int
    firmest: int | None
    loosest: int | None
    blood_on: tuple[date, ...]
    dark_on: tuple[date, ...]

    @property
    def missing(self) -> int:
        """Return the days without a poo that were not ticked complete: unknown."""
        return self.of_days - self.days - self.complete_without


def stools(told: Told, span: Span) -> dict[date, list[Stool]]:
    """Return the poos of each day with any, in the order of the day."""
    return {
        day: sorted(said.stools) for day, said in told.days.items() if day in span and said.stools
    }


def complete_days(told: Told, span: Span) -> set[date]:
    """Return the days on which there was nothing more to record."""
    return {day for day, said in told.days.items() if day in span and said.complete}


def bowel_numbers(told: Told, span: Span) -> BowelNumbers:
    """Count what a diary tells of poo over ``span``."""
    by_day = stools(told, span)
    a_day = [len(of_day) for of_day in by_day.values()]
    forms = Counter(s.form for of_day in by_day.values() for s in of_day if s.form is not None)
    often = max(forms.values(), default=0)
    return BowelNumbers(
        of_days=len(span),
        days=len(by_day),
        poos=sum(a_day),
        complete_without=len(complete_days(told, span) - by_day.keys()),
        least=min(a_day, default=None),
        middle=median(a_day) if a_day else None,
        most=max(a_day, default=None),
        usual_forms=tuple(sorted(form for form, count in forms.items() if count == often)),
        usual_count=often,
        with_form=sum(forms.values()),
        firmest=min(forms, default=None),
        loosest=max(forms, default=None),
        blood_on=tuple(
            sorted(d for d, of_day in by_day.items() if any(s.shows_blood for s in of_day))
        ),
        dark_on=tuple(
            sorted(d for d, of_day in by_day.items() if any(s.colour in DARK for s in of_day))
        ),
    )
