"""From what a diary told to the table of days that is compared: one row for each local date, missing stays missing."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from statistics import quantiles

import numpy as np

from diary.domain.patterns.exposed import Exposed, exposed
from diary.domain.patterns.recorded import Moment, Onset, Recorded
from diary.domain.patterns.table import Column, DayTable

MOST_SYMPTOMS = 8
LEAST_SYMPTOM_DAYS = 5
"""A symptom that is not tracked is compared from so many days with it on."""
MOST_DAYS = 1826
"""Five years: what is older says little about how somebody is now."""
ONE_DAY = timedelta(days=1)
LAST_MINUTE = 24 * 60
QUARTERS = 4


def day_table(
    recorded: Recorded, *, tracked: Sequence[str], compared: Sequence[str], today: date
) -> DayTable:
    """Return the days of a diary as a table, at most the newest ``MOST_DAYS``.

    Today is not over: it is in the table only once it was ticked complete. Days to come are left out. A diary
    without a day is a table of one row without a value.

    Args:
        recorded: the diary.
        tracked: codes of symptoms, the most important first; they come first, whatever is known of them.
        compared: keys of exposures (``ExposureKey``), each a column in this order.
        today: the person's local date.
    """
    told_today = recorded.told.days.get(today)
    last = today if told_today is not None and told_today.complete else today - ONE_DAY
    known = [day for day in recorded.days() if day <= last]
    first = max(min(known, default=last), last - (MOST_DAYS - 1) * ONE_DAY)
    days = [first + n * ONE_DAY for n in range((last - first).days + 1)]
    columns = {key: exposed(key, recorded, days) for key in dict.fromkeys(compared)}
    symptoms = symptoms_compared(recorded, tracked, days)
    return DayTable(
        first=first,
        length=len(days),
        outcomes={symptom: outcome(recorded, symptom, days) for symptom in symptoms},
        exposures={key: _column(said, days) for key, said in columns.items()},
        before_onset={
            (symptom, key): column
            for symptom in symptoms
            for key, said in columns.items()
            if (column := before_onset(recorded, symptom, said, days)) is not None
        },
        covariates=_covariates(recorded, days),
    )


def symptoms_compared(
    recorded: Recorded, tracked: Sequence[str], days: Sequence[date]
) -> tuple[str, ...]:
    """Return at most ``MOST_SYMPTOMS``: the tracked ones in their order, then those there on most days.

    Of what is not tracked, what was there on ``LEAST_SYMPTOM_DAYS`` days or more; of as many, by its name.
    """
    counts: dict[str, int] = {}
    for day in days:
        said = recorded.told.days.get(day)
        for symptom, score in (said.scores if said else {}).items():
            counts[symptom] = counts.get(symptom, 0) + (score > 0)
    others = sorted((-n, symptom) for symptom, n in counts.items() if n >= LEAST_SYMPTOM_DAYS)
    return tuple(dict.fromkeys((*tracked, *(symptom for _n, symptom in others))))[:MOST_SYMPTOMS]


def outcome(recorded: Recorded, symptom: str, days: Sequence[date]) -> Column:
    """Return the worst score of each day; 0 when scored 0 or ticked complete without it, NaN when not known."""
    values = []
    for day in days:
        said = recorded.told.days.get(day)
        absent = 0 if said is not None and said.complete else math.nan
        values.append(absent if said is None else said.scores.get(symptom, absent))
    return np.array(values, dtype=np.float64)


def before_onset(
    recorded: Recorded, symptom: str, said: Exposed, days: Sequence[date]
) -> Column | None:
    """Return what lag 0 counts with, or None for an exposure of which nobody can say when in a day it came.

    On days with the symptom, more of a day has often passed before it began than before any hour chosen without
    looking. So one hour is the same for all days of a diary: the first quarter of the hours at which its worst
    began. An exposure counts when it came before that hour. A day on which the symptom was there before it is
    left out, with the exposure or without: whether a day counts must not hang on what was eaten.

    Args:
        recorded: the diary.
        symptom: a key of ``DayTable.outcomes``.
        said: an exposure.
        days: the local dates of the rows.
    """
    if all(at is None for at in said.on.values()):
        return None
    onsets = {day: o for day, o in recorded.onsets.get(symptom, {}).items() if o.score > 0}
    hour = _first_quarter([o.at.minute for o in onsets.values() if not o.began_before])
    values = []
    for day in days:
        onset = onsets.get(day)
        if onset is not None and (onset.began_before or onset.at.minute < hour):
            values.append(math.nan)
        elif day in said.on and day not in said.partly:
            values.append(_came_before(said.on[day], hour, onset, day, recorded))
        else:
            values.append(0.0 if day in said.off else math.nan)
    return np.array(values, dtype=np.float64)


def _first_quarter(minutes: Sequence[int]) -> float:
    """Return the minute of the day by which a quarter of the onsets were; the end of the day without any two."""
    two = 2
    if len(minutes) < two:
        return minutes[0] if minutes else LAST_MINUTE
    return quantiles(minutes, n=QUARTERS, method="inclusive")[0]


def _came_before(
    at: Moment | str | None, hour: float, onset: Onset | None, day: date, recorded: Recorded
) -> float:
    if isinstance(at, str):
        return 1.0
    if at is None:
        return math.nan
    if at.minute < hour:  # two zones in one day: the clock says before, the instant may not
        return math.nan if onset is not None and at.at >= onset.at.at else 1.0
    said = recorded.told.days.get(day)
    return 0.0 if said is not None and said.meals_complete else math.nan


def _column(said: Exposed, days: Sequence[date]) -> Column:
    known = dict.fromkeys(said.off, 0.0) | dict.fromkeys(said.on.keys() - said.partly, 1.0)
    return np.array([known.get(day, math.nan) for day in days], dtype=np.float64)


def _covariates(recorded: Recorded, days: Sequence[date]) -> Mapping[str, Column]:
    """Return stress, sleep and cycle, those that were ever logged."""
    told = [recorded.told.days.get(day) for day in days]
    columns: dict[str, list[float | None]] = {
        "stress": [None if said is None else said.stress for said in told],
        "sleep": [None if said is None else said.sleep_hours for said in told],
        "cycle": [None if said is None else said.period for said in told],
    }
    return {
        name: np.array([math.nan if v is None else float(v) for v in values], dtype=np.float64)
        for name, values in columns.items()
        if any(value is not None for value in values)
    }
