"""What must not change the answer does not, and what cannot be answered says why."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from math import isfinite
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.domain.patterns.finding import TooManyExposures, find_patterns
from diary.domain.patterns.findings import Findings
from diary.domain.patterns.table import DayTable
from tests.simulation.diaries import FIRST, SYMPTOM, Shape, made

B = 99
FEW = settings(max_examples=5, deadline=None, derandomize=True)
OTHER = "wind"


def usual(seed: int = 7) -> DayTable:
    """Return 60 days of two symptoms and four exposures, with gaps, stress logged."""
    table = made(Shape(days=60, exposures=4, effect=2.5, unlogged=0.05, stress=True), seed).table
    wind = np.roll(table.outcomes[SYMPTOM], 5)
    before = {(OTHER, exposure): column for exposure, column in table.exposures.items()}
    return replace(
        table,
        outcomes={**table.outcomes, OTHER: wind},
        before_onset={**table.before_onset, **before},
    )


def answer(table: DayTable) -> Findings:
    return find_patterns(table, seed=5, shuffles=B)


def shuffled(columns: Mapping, names: Mapping, by: int) -> dict:
    """Return the columns under other names, in another order."""
    keys = list(columns)
    Random(by).shuffle(keys)  # noqa: S311 - an order
    return {renamed(key, names): columns[key] for key in keys}


def renamed(key: str | tuple[str, str], names: Mapping) -> str | tuple[str, str]:
    return names.get(key, key) if isinstance(key, str) else tuple(names.get(k, k) for k in key)


def by_name(found: Findings) -> dict:
    return {(pair.symptom, pair.exposure): pair for pair in found.pairs}


def numbers(value: object) -> list[float]:
    """Return every number in a piece of JSON."""
    if isinstance(value, dict):
        return [n for part in value.values() for n in numbers(part)]
    if isinstance(value, list | tuple):
        return [n for part in value for n in numbers(part)]
    return [value] if isinstance(value, int | float) else []


@FEW
@given(by=st.integers(0, 1000))
def test_other_names_and_another_order_give_the_same_answer_under_those_names(by):
    table = usual()
    names = list(table.exposures)
    others = dict(zip(names, Random(by).sample(names, len(names)), strict=True))  # noqa: S311
    others |= {SYMPTOM: OTHER, OTHER: SYMPTOM}
    moved = replace(
        table,
        outcomes=shuffled(table.outcomes, others, by),
        exposures=shuffled(table.exposures, others, by),
        before_onset=shuffled(table.before_onset, others, by),
    )

    there = by_name(answer(moved))

    for (symptom, exposure), pair in by_name(answer(table)).items():
        same = there[others[symptom], others[exposure]]
        assert (same.tier, same.counts, same.lacking) == (pair.tier, pair.counts, pair.lacking)
        assert close(same.estimate, pair.estimate)


def close(one: object, other: object) -> bool:
    return numbers(one.model_dump()) == pytest.approx(numbers(other.model_dump()), abs=1e-9)


@FEW
@given(weeks=st.integers(-1000, 1000))
def test_moving_all_days_by_whole_weeks_moves_dates_and_nothing_else(weeks):
    table = usual()
    by = timedelta(weeks=weeks)

    here, there = answer(table), answer(replace(table, first=table.first + by))

    assert (there.first, there.last) == (here.first + by, here.last + by)
    assert there.pairs == here.pairs


def test_moving_all_days_by_one_day_moves_the_weekends():
    table = usual()

    there = answer(replace(table, first=table.first + timedelta(days=1)))

    assert there.pairs != answer(table).pairs


@FEW
@given(quiet=st.integers(1, 20))
def test_complete_quiet_days_more_are_counted_as_days_without(quiet):
    table = usual()

    def longer(columns: Mapping) -> dict:
        return {key: np.append(column, np.zeros(quiet)) for key, column in columns.items()}

    more = by_name(
        answer(
            DayTable(
                table.first,
                table.length + quiet,
                longer(table.outcomes),
                longer(table.exposures),
                longer(table.before_onset),
                {"stress": np.append(table.covariates["stress"], np.full(quiet, 5.0))},
            )
        )
    )

    at_lag_0 = [
        (pair, more[name])
        for name, pair in by_name(answer(table)).items()
        if pair.estimate.lag == more[name].estimate.lag == 0
    ]
    assert at_lag_0
    for pair, now in at_lag_0:
        assert (now.days, now.symptom_days) == (pair.days + quiet, pair.symptom_days)
        assert now.counts.exposed == pair.counts.exposed
        assert now.counts.unexposed == pair.counts.unexposed + quiet
        assert now.counts.unexposed_bad == pair.counts.unexposed_bad


@FEW
@given(times=st.floats(0.01, 1000), plus=st.floats(-100, 100))
def test_the_unit_of_what_is_allowed_for_does_not_matter(times, plus):
    table = usual()
    other = replace(table, covariates={"stress": table.covariates["stress"] * times + plus})

    for one, same in zip(answer(table).pairs, answer(other).pairs, strict=True):
        assert close(one.estimate, same.estimate)


def test_the_same_table_and_seed_give_the_same_bytes():
    assert answer(usual()).model_dump_json() == answer(usual()).model_dump_json()


def table_of(scores: object, exposed: object, days: int = 60, **more: object) -> DayTable:
    """Return a table of one symptom; a number fills its column."""
    score = np.broadcast_to(np.asarray(scores, dtype=float), days).copy()
    columns = {
        f"food:{place}": np.broadcast_to(np.asarray(column, dtype=float), days).copy()
        for place, column in enumerate(exposed)
    }
    return DayTable(FIRST, days, {SYMPTOM: score}, columns, **more)


CHANCE = np.random.default_rng(3)
SCORES = CHANCE.integers(0, 9, 60)
SOME = CHANCE.integers(0, 2, 60)
BAD = {
    "never with it": table_of(SCORES, [0]),
    "always with it": table_of(SCORES, [1]),
    "no score": table_of(np.nan, [SOME]),
    "no exposure known": table_of(SCORES, [np.nan]),
    "nothing known": table_of(np.nan, [np.nan]),
    "no symptom ever": table_of(0, [SOME]),
    "always as bad": table_of(6, [SOME]),
    "one day": table_of(4, [1], days=1),
    "29 days": table_of(SCORES[:29], [SOME[:29]], days=29),
    "no exposures": table_of(SCORES, []),
    "only weekends": table_of(SCORES, [(np.arange(60) + FIRST.weekday()) % 7 >= 5]),
    "a step in the middle": table_of(SCORES, [np.arange(60) >= 30]),
    "every other day": table_of(np.where(np.arange(60) % 2, 7, 1), [np.arange(60) % 2]),
    "what is allowed for says it all": table_of(
        SCORES, [SOME], covariates={"stress": SCORES.astype(float)}
    ),
    "what is allowed for is never known": table_of(
        SCORES, [SOME], covariates={"sleep": np.full(60, np.nan)}
    ),
    "what is allowed for never changes": table_of(
        SCORES, [SOME], covariates={"cycle": np.zeros(60)}
    ),
    "the exposure is the score": table_of(np.where(SOME, 10, 0), [SOME]),
    "every other day missing": table_of(
        np.where(np.arange(60) % 2, np.nan, SCORES), [SOME]
    ),
    "ten years": table_of(
        np.resize(SCORES, 3650), [np.resize(SOME[::-1], 3650)], days=3650
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_every_table_gets_numbers_or_what_it_lacks(case):
    found = answer(BAD[case])

    assert all(isfinite(number) for number in numbers(found.model_dump(mode="json")))
    assert len(found.pairs) == len(BAD[case].exposures)
    for pair in found.pairs:
        assert (pair.estimate is None) == bool(pair.lacking)
        assert (pair.estimate is None) == (pair.tier == "not_enough")


@pytest.mark.parametrize(
    ("case", "lack"),
    [
        ("never with it", "exposed"), ("always with it", "unexposed"), ("no score", "days"),
        ("no exposure known", "days"), ("nothing known", "days"), ("no symptom ever", "symptom_days"),
        ("always as bad", "variation"), ("one day", "days"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_says_what_it_lacks(case, lack):
    (pair,) = answer(BAD[case]).pairs

    assert lack in {lacking.of for lacking in pair.lacking}


def test_400_exposures_are_refused_with_how_many_may_be_compared():
    many = table_of(SCORES, [SOME] * 400)

    with pytest.raises(TooManyExposures, match="400 exposures, at most 20"):
        answer(many)
