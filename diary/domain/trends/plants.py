"""How many different plants a week's meals held, and when two words are one plant.

Two words are one plant when they agree after: Unicode compatibility form, small letters, single spaces,
no full stop or comma at the ends, and the last word in the singular by three English rules (-ies → -y;
-ches, -shes, -xes, -oes lose -es; a final -s goes unless after s, u or i). Words of three letters stay.
It is no dictionary: "courgette" and "zucchini" are two.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from diary.domain.profile import WeekStart
from diary.domain.trends.span import WEEK, Span, week_of
from diary.domain.trends.told import Told

MOST_WEEKS = 13
"""How far back plants are counted: meals are most of a diary, and a quarter of a year is enough to look at."""
SHORTEST_PLURAL = 4
LOSE_ES = ("ches", "shes", "xes", "oes")
NO_PLURAL = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class PlantWeek:
    """One week: the plants in its meals by name, and how many of its days so far had meals complete."""

    week: Span
    names: tuple[str, ...]
    days_so_far: int
    days_complete: int
    days_with_plants: int


def plant_key(name: str) -> str:
    """Return what two spellings of one plant have in common; applying it twice changes nothing more."""
    text = " ".join(unicodedata.normalize("NFKC", name).casefold().split()).strip(" .,;")
    head, space, last = text.rpartition(" ")
    return f"{head}{space}{_singular(last)}"


def _singular(word: str) -> str:
    if len(word) < SHORTEST_PLURAL or not word.endswith("s") or word.endswith(NO_PLURAL):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(LOSE_ES) else word[:-1]


def different_plants(names: Iterable[str]) -> tuple[str, ...]:
    """Return one spelling, the first by alphabet, of each different plant, by alphabet."""
    spellings: dict[str, str] = {}
    for name in sorted(names):
        if key := plant_key(name):
            spellings.setdefault(key, " ".join(name.split()))
    return tuple(sorted(spellings.values(), key=str.casefold))


def plant_weeks(told: Told, span: Span, starts: WeekStart = "monday") -> list[PlantWeek]:
    """Return the weeks that touch ``span``, oldest first, the newest ``MOST_WEEKS`` of them.

    Days after ``span.last`` are yet to come.
    """
    weeks = []
    newest = week_of(span.last, starts).first
    week = week_of(max(span.first, newest - (MOST_WEEKS - 1) * WEEK), starts)
    while week.first <= span.last:
        so_far = Span(week.first, min(week.last, span.last))
        days = [told.days[day] for day in so_far if day in told.days]
        names = different_plants({plant for day in days for plant in day.plants})
        complete = sum(day.meals_complete for day in days)
        with_plants = sum(bool(day.plants) for day in days)
        weeks.append(PlantWeek(week, names, len(so_far), complete, with_plants))
        week = week_of(week.last.fromordinal(week.last.toordinal() + 1), starts)
    return weeks
