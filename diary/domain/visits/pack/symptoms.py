"""Symptoms of a pack: since when, on how many days, how bad, how many days are blank."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from diary.domain.entries import Symptom
from diary.domain.trends.series import Numbers, Values, numbers, severity, symptoms_in
from diary.domain.visits.pack.gathered import Gathered


@dataclass(frozen=True, slots=True)
class SymptomNumbers:
    """One symptom. ``since`` is its earliest start anywhere in the diary, None when it was never written down.

    ``numbers`` are those that Trends shows for the same days; ``series`` the worst score of each known day.
    """

    code: str
    name: str
    since: date | None
    numbers: Numbers
    series: Values


def symptom_numbers(gathered: Gathered) -> tuple[SymptomNumbers, ...]:
    """Return the symptoms that are tracked, and the others that were noted in the period, most days first."""
    tracked = gathered.source.profile.tracked
    since = _since(gathered)
    codes = dict.fromkeys((*tracked, *symptoms_in(gathered.told, gathered.span)))
    found = [_numbers(gathered, code, since) for code in codes]
    noted = [one for one in found if one.numbers.present]
    rest = [one for one in found if not one.numbers.present]
    return (*sorted(noted, key=lambda one: -one.numbers.present), *rest)


def _numbers(gathered: Gathered, code: str, since: Mapping[str, date]) -> SymptomNumbers:
    series = severity(gathered.told, code, gathered.span)
    counted = numbers(series, gathered.span)
    return SymptomNumbers(code, gathered.name_of(code), since.get(code), counted, series)


def _since(gathered: Gathered) -> dict[str, date]:
    """Return the first day of each symptom, however long ago."""
    first: dict[str, date] = {}
    for entry in gathered.source.entries:
        if isinstance(entry.payload, Symptom):
            code, day = gathered.told.name_symptom(entry.payload), entry.payload.local_day()
            first[code] = min(first.get(code, day), day)
    return first
