"""Meals that may be had again: yesterday's first, then other meals that differ, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from diary.domain.entries import Meal

MOST = 12
MAIN_MEALS = ("breakfast", "lunch", "dinner")


@dataclass(frozen=True, slots=True)
class Again:
    """A meal to have again. ``yesterday`` is which of yesterday's meals it was, empty for another day's."""

    id: UUID
    meal: Meal
    yesterday: str = ""


def meals_again(
    meals: Iterable[tuple[UUID, Meal]], today: date, most: int = MOST
) -> tuple[Again, ...]:
    """Return the meals to offer on ``today``, none twice that says the same.

    Args:
        meals: ids and meals, newest first.
        today: the local date that the form is for; its own meals are offered too.
        most: how many at most.
    """
    yesterdays: dict[str, Again] = {}
    others: dict[Any, Again] = {}
    for id, meal in meals:
        content = _content(meal)
        if not any(content[1:]):
            continue
        if meal.local_day() == today - timedelta(days=1) and meal.meal in MAIN_MEALS:
            yesterdays.setdefault(meal.meal, Again(id, meal, meal.meal))
        others.setdefault(content, Again(id, meal))
    first = [yesterdays[name] for name in MAIN_MEALS if name in yesterdays]
    said = {_content(again.meal) for again in first}
    rest = [again for content, again in others.items() if content not in said]
    return tuple([*first, *rest][:most])


def eaten_again(meal: Meal, **written: Any) -> Meal:
    """Return the same meal at another moment; ``written`` are ``eaten_at``, ``zone``, ``recorded_at``."""
    same = {"meal": meal.meal, "what": meal.what, "portion": meal.portion}
    return Meal.build(**same, food_tags=meal.food_tags, plants=meal.plants, **written)


def _content(meal: Meal) -> tuple[Any, ...]:
    """Return what tells meals apart: which meal first, then what was said of it."""
    what = (meal.what or "").casefold()
    plants = frozenset(plant.casefold() for plant in meal.plants)
    return meal.meal, what, frozenset(meal.food_tags), plants
