"""The numbers of patterns against the same recipe in plain loops: equal to nine places."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from diary.domain.patterns.comparing import Comparing
from diary.domain.patterns.finding import find_patterns
from diary.domain.patterns.fitting import Model
from diary.domain.patterns.table import DayTable
from tests.diary.patterns.plain_algebra import t_bound, t_within
from tests.diary.patterns.plainly import Plain, compared
from tests.simulation.diaries import SYMPTOM, Shape, made

SEED, SHUFFLES = 11, 59
SMALL = Shape(days=60, exposures=3, effect=2.0)


def of(shape: Shape, seed: int = 1) -> DayTable:
    return made(shape, seed).table


def without_lag_0(table: DayTable) -> DayTable:
    return replace(table, before_onset={})


def with_twins(table: DayTable) -> DayTable:
    """Return a table in which two exposures are the same: their chances tie."""
    twins = {**table.exposures, "food:twin": table.exposures["food:00"]}
    before = {(SYMPTOM, exposure): column for exposure, column in twins.items()}
    return replace(table, exposures=twins, before_onset=before)


def with_gaps_in_stress(table: DayTable) -> DayTable:
    """Return a table in which stress was not written down on some days with a score."""
    stress = table.covariates["stress"].copy()
    stress[[3, 4, 20, 41]] = np.nan
    return replace(table, covariates={"stress": stress})


def with_stress_as_exposure(table: DayTable) -> DayTable:
    """Return a table in which stress is compared and allowed for: not allowed for where it is compared."""
    stressed = (table.covariates["stress"] >= 6).astype(float)
    return replace(table, exposures={**table.exposures, "habit:stress": stressed})


def with_own_gaps(table: DayTable) -> DayTable:
    """Return a table in which each exposure is unknown on days of its own."""
    columns = {key: column.copy() for key, column in table.exposures.items()}
    for place, column in enumerate(columns.values()):
        column[place * 7 : place * 7 + 3] = np.nan
    before = {(SYMPTOM, key): column for key, column in columns.items()}
    return replace(table, exposures=columns, before_onset=before)


def with_two_symptoms(table: DayTable) -> DayTable:
    other = np.roll(table.outcomes[SYMPTOM], 9)
    other[:4] = np.nan
    return replace(table, outcomes={**table.outcomes, "wind": other})


def with_a_swell(table: DayTable) -> DayTable:
    """Return a table whose scores rise and fall over weeks: its memory is above .8 and counts as .8."""
    swell = np.rint(5 + 4 * np.sin(np.arange(table.length) / 5))
    return replace(table, outcomes={SYMPTOM: swell})


def with_seesaw(table: DayTable) -> DayTable:
    """Return a table whose scores go up and down: its memory is below 0 and counts as 0."""
    seesaw = np.where(np.arange(table.length) % 2, 6.0, 2.0)
    return replace(table, outcomes={SYMPTOM: seesaw + table.outcomes[SYMPTOM] // 4})


TABLES = {
    "60 days": of(SMALL),
    "40 days, no waves": of(replace(SMALL, days=40), 2),
    "90 days, two waves": of(replace(SMALL, days=90), 3),
    "115 days, three waves": of(replace(SMALL, days=115, effect=-2.0), 4),
    "days missing": of(replace(SMALL, unlogged=0.2), 5),
    "scores missing": of(replace(SMALL, worst_unscored=0.2), 6),
    "no lag 0": without_lag_0(of(SMALL, 7)),
    "stress": of(replace(SMALL, stress=True), 8),
    "stress with gaps": with_gaps_in_stress(of(replace(SMALL, stress=True, unlogged=0.05), 9)),
    "stress compared": with_stress_as_exposure(of(replace(SMALL, stress=True), 16)),
    "each exposure with gaps": with_own_gaps(of(SMALL, 10)),
    "two the same": with_twins(of(SMALL, 11)),
    "two symptoms": with_two_symptoms(of(SMALL, 12)),
    "memory at its bound": with_a_swell(of(replace(SMALL, days=50), 13)),
    "no memory": with_seesaw(of(SMALL, 14)),
    "nothing there": of(replace(SMALL, effect=0.0, exposures=5), 15),
}


@cache
def plain(name: str) -> dict[tuple[str, str], Plain]:
    return compared(TABLES[name], SEED, SHUFFLES)


@pytest.fixture(scope="module", params=TABLES)
def both(request):
    table = TABLES[request.param]
    found = find_patterns(table, seed=SEED, shuffles=SHUFFLES)
    ours = {(pair.symptom, pair.exposure): pair for pair in found.pairs if pair.estimate}
    return table, ours, plain(request.param)


def close(value: float) -> object:
    return pytest.approx(value, abs=1e-9)


def test_the_same_pairs_are_compared(both):
    _, ours, again = both

    assert ours.keys() == again.keys() != set()


def test_difference_interval_chances_and_tier_are_the_same(both):
    _, ours, again = both
    for name, pair in again.items():
        said, best = ours[name].estimate, pair.best
        assert said.lag == pair.lag, name
        assert said.points == close(best.points), name
        assert (said.low, said.high) == (close(best.low), close(best.high)), name
        assert (said.p, said.q) == (close(pair.p), close(pair.q)), name
        assert ours[name].tier == pair.tier, name
        assert ours[name].days == len(best.rows), name


def test_memory_and_strength_at_every_lag_are_the_same(both):
    table, _, again = both
    comparing = Comparing(table)
    for (symptom, exposure), pair in again.items():
        candidates = comparing.candidates(symptom, exposure)
        fits = {one.lag: one for one in candidates if one.fit}
        assert fits.keys() == pair.fits.keys()
        for lag, ours in fits.items():
            model = Model.of(table.outcomes[symptom], ours.design, ours.rows)
            assert model.rho == close(pair.fits[lag].rho)
            assert abs(ours.fit.strength) == close(pair.fits[lag].t)


def test_the_tables_reach_every_lag_every_tier_and_both_bounds_of_memory():
    found = [pair for name in TABLES for pair in plain(name).values()]
    memories = {fit.rho for pair in found for fit in pair.fits.values()}

    assert {0.0, 0.8} < memories
    assert {pair.lag for pair in found} == {0, 1, 2}
    assert {pair.tier for pair in found} == {
        "cannot_tell",
        "no_sizeable_difference",
        "possible_pattern",
    }


@pytest.mark.parametrize(("df", "t"), [(1, 12.7062), (2, 4.3027), (11, 2.2010), (57, 2.0025)])
def test_students_t_in_plain_loops_is_as_printed_in_tables(df, t):
    assert t_bound(0.95, df) == pytest.approx(t, abs=5e-5)
    assert t_within(t, df) == pytest.approx(0.95, abs=5e-6)
