"""What a pack adds to the numbers of Trends about poo: on which days what was seen."""

from dataclasses import dataclass
from datetime import date

from diary.domain.entries import BowelMovement
from diary.domain.trends.bowel import BowelNumbers, bowel_numbers, stools
from diary.domain.visits.pack.gathered import Gathered

USUAL_COLOUR = "brown"


@dataclass(frozen=True, slots=True)
class BowelSeen:
    """Poo in the period.

    Args:
        numbers: those that Trends shows for the same days.
        most_on: the newest day with the most poos; None without any.
        blood: the days on which each amount of blood was noted, by code, the most first.
        blood_known: days with a poo of which it was noted whether there was blood.
        woke_on: days on which a poo woke them; ``woke_known`` poos of which it was noted.
        colours: the days of each colour that was noted, by code; the usual one first.
    """

    numbers: BowelNumbers
    most_on: date | None
    blood: dict[str, tuple[date, ...]]
    blood_known: int
    woke_on: tuple[date, ...]
    woke_known: int
    colours: dict[str, tuple[date, ...]]


def bowel_seen(gathered: Gathered) -> BowelSeen:
    """Return what was seen in the period."""
    counted = bowel_numbers(gathered.told, gathered.span)
    by_day = stools(gathered.told, gathered.span)
    said = list(gathered.of(BowelMovement))
    blood = {code: _days(said, "blood", code) for code in ("a_lot", "mixed", "on_paper")}
    noted = {one.colour for one in said if one.colour}
    colours = sorted(noted, key=lambda code: (code != USUAL_COLOUR, code))
    return BowelSeen(
        numbers=counted,
        most_on=max(
            (d for d, of_day in by_day.items() if len(of_day) == counted.most), default=None
        ),
        blood={code: days for code, days in blood.items() if days},
        blood_known=len({one.local_day() for one in said if one.blood is not None}),
        woke_on=_days(said, "woke_from_sleep", True),
        woke_known=sum(one.woke_from_sleep is not None for one in said),
        colours={code: _days(said, "colour", code) for code in colours},
    )


def _days(said: list[BowelMovement], field: str, value: object) -> tuple[date, ...]:
    return tuple(sorted({one.local_day() for one in said if getattr(one, field) == value}))
