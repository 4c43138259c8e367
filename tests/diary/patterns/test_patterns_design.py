"""What is taken out first: the columns, and which covariates are among them."""

import numpy as np
import pytest

from diary.domain.patterns.design import COVARIATE_OF, design_matrix, filled
from diary.domain.patterns.exposures import HABITS
from diary.domain.patterns.table import DayTable
from tests.diary.patterns.made import MONDAY

NAN = float("nan")


def table(days: int, **covariates: np.ndarray) -> DayTable:
    return DayTable(MONDAY, days, {"bloating": np.ones(days)}, {}, {}, covariates)


@pytest.mark.parametrize(
    ("days", "waves"), [(28, 0), (55, 0), (56, 1), (84, 2), (112, 3), (400, 3)]
)
def test_slow_waves_come_with_a_longer_diary_up_to_three(days, waves):
    z = design_matrix(table(days))

    assert z.shape == (days, 3 + waves)
    if waves:
        day = np.arange(days)
        assert z[:, 2 + waves] == pytest.approx(np.cos((waves + 1) * np.pi * (day + 0.5) / days))


def test_the_first_columns_are_a_level_weekends_and_a_line():
    z = design_matrix(table(28))

    assert (z[:, 0] == 1).all()
    assert np.flatnonzero(z[:, 1])[:4].tolist() == [5, 6, 12, 13]
    assert np.diff(z[:, 2]) == pytest.approx(np.full(27, 1 / 28))


def test_a_covariate_counts_from_half_of_the_scored_days():
    half, less = np.arange(30.0), np.arange(30.0)
    half[:15] = less[:16] = NAN

    assert design_matrix(table(30, stress=half)).shape == (30, 4)
    assert design_matrix(table(30, stress=less)).shape == (30, 3)
    assert design_matrix(table(30, stress=np.full(30, NAN))).shape == (30, 3)


def test_a_day_without_a_covariate_counts_as_the_mean_of_the_known_ones():
    column = filled(np.array([2.0, NAN, 6.0, 4.0, NAN]))

    assert column[[1, 4]].tolist() == [0, 0]
    assert column[[0, 2, 3]] == pytest.approx(np.array([-2, 2, 0]) / np.sqrt(8 / 3))
    assert filled(np.full(5, 7.0)).tolist() == [0] * 5


def test_an_exposure_is_not_adjusted_for_the_covariate_that_says_the_same():
    both = table(30, stress=np.arange(30.0), sleep=np.arange(30.0) % 5)

    assert design_matrix(both).shape[1] == 5
    assert design_matrix(both, without="stress").shape[1] == 4
    assert {"habit:" + habit for habit in HABITS} > COVARIATE_OF.keys()


def test_an_empty_table_has_an_empty_design():
    assert design_matrix(table(0)).shape == (0, 3)
