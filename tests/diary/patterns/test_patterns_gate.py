"""What it takes before two columns are compared, at its exact bounds, and the plain counts."""

import numpy as np
import pytest

from diary.domain.patterns.comparing import at_lag
from diary.domain.patterns.gate import counts, lacking, shortage
from diary.domain.patterns.table import DayTable
from tests.diary.patterns.made import MONDAY


def days(n: int, exposed: int, symptom: int) -> tuple[np.ndarray, np.ndarray]:
    scores, eaten = np.zeros(n), np.zeros(n)
    scores[:symptom] = 3
    eaten[n - exposed :] = 1
    return scores, eaten


@pytest.mark.parametrize(
    ("n", "exposed", "symptom", "short"),
    [
        (28, 8, 5, {}),
        (28, 20, 5, {}),
        (27, 8, 5, {"days": (27, 28)}),
        (28, 7, 5, {"exposed": (7, 8)}),
        (28, 21, 5, {"unexposed": (7, 8)}),
        (28, 8, 4, {"symptom_days": (4, 5)}),
        (28, 8, 28, {"variation": (1, 2)}),
        (20, 8, 20, {"days": (20, 28)}),
    ],
)
def test_the_gate_says_exactly_what_is_short(n, exposed, symptom, short):
    found = lacking(*days(n, exposed, symptom))

    assert {lack.of: (lack.have, lack.need) for lack in found} == short
    assert shortage(found) == max((need - have for have, need in short.values()), default=0)


def test_counts_are_of_raw_scores_and_bad_is_four_or_more():
    found = counts(np.array([4.0, 3, 10, 0, 5]), np.array([1.0, 1, 0, 0, 0]))

    assert (found.exposed, found.exposed_bad, found.exposed_mean) == (2, 1, 3.5)
    assert (found.unexposed, found.unexposed_bad, found.unexposed_mean) == (3, 2, 5)
    assert counts(np.ones(3), np.ones(3)).unexposed_mean is None


def test_a_lag_looks_back_and_the_first_days_have_nothing_to_look_at():
    eaten, before = np.arange(5.0), np.ones(5)
    table = DayTable(MONDAY, 5, {"a": before, "b": before}, {"x": eaten}, {("a", "x"): before})

    assert at_lag(table, "a", "x", 0) is before
    assert at_lag(table, "b", "x", 0) is None
    assert at_lag(table, "a", "x", 1)[1:].tolist() == [0, 1, 2, 3]
    assert at_lag(table, "a", "x", 2)[2:].tolist() == [0, 1, 2]
    assert np.isnan(at_lag(table, "a", "x", 2)[:2]).all()


def test_a_part_of_a_table_keeps_its_dates():
    eaten = np.arange(9.0)
    part = DayTable(
        MONDAY, 9, {"a": eaten}, {"x": eaten}, {("a", "x"): eaten}, {"stress": eaten}
    ).between(2, 6)

    assert (part.length, part.first.isoformat()) == (4, "2026-03-04")
    for column in (
        part.outcomes["a"],
        part.exposures["x"],
        part.before_onset["a", "x"],
        part.covariates["stress"],
    ):
        assert column.tolist() == [2, 3, 4, 5]
