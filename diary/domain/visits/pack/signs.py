"""What a pack says beside scores: being sick, the highest temperature and pulse, the newest poo test (FIT)."""

from dataclasses import dataclass
from datetime import date

from diary.domain.entries import Measurement, Vomiting
from diary.domain.visits.pack.gathered import Gathered
from diary.domain.weight import YEAR

WORTH_SAYING = ("blood", "coffee_grounds", "green")


@dataclass(frozen=True, slots=True)
class Measured:
    """One value and the day it was measured on."""

    value: float
    day: date


@dataclass(frozen=True, slots=True)
class Signs:
    """Being sick and what was measured.

    Args:
        sick_on: the days with being sick, oldest first; ``times`` in all, one for each entry that says no number.
        contents: the days of blood, bits like coffee grounds, and green, by code.
        temperature_c, pulse_bpm: the highest of the period, on its newest day.
        fit_ug_g: the newest within a year before the pack was made.
    """

    sick_on: tuple[date, ...]
    times: int
    contents: dict[str, tuple[date, ...]]
    temperature_c: Measured | None
    pulse_bpm: Measured | None
    fit_ug_g: Measured | None


def signs(gathered: Gathered) -> Signs:
    """Return what was written down in the period."""
    sick = list(gathered.of(Vomiting))
    days = {
        code: tuple(sorted({one.local_day() for one in sick if one.content == code}))
        for code in WORTH_SAYING
    }
    return Signs(
        sick_on=tuple(sorted({one.local_day() for one in sick})),
        times=sum(one.times or 1 for one in sick),
        contents={code: of_code for code, of_code in days.items() if of_code},
        temperature_c=_highest(gathered, "temperature_c"),
        pulse_bpm=_highest(gathered, "pulse_bpm"),
        fit_ug_g=_newest_fit(gathered),
    )


def _highest(gathered: Gathered, field: str) -> Measured | None:
    known = [
        (float(value), one.local_day())
        for one in gathered.of(Measurement)
        if (value := getattr(one, field)) is not None
    ]
    return Measured(*max(known)) if known else None


def _newest_fit(gathered: Gathered) -> Measured | None:
    earliest = gathered.today - YEAR
    known = [
        (said.local_day(), said.fit_ug_g)
        for entry in gathered.source.entries
        if isinstance(said := entry.payload, Measurement)
        and said.fit_ug_g is not None
        and said.local_day() >= earliest
    ]
    if not known:
        return None
    day, value = max(known)
    return Measured(value, day)
