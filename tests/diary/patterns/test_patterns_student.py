"""Quantiles of Student's t against a printed table."""

import pytest

from diary.domain.patterns.student import t_quantile


@pytest.mark.parametrize(
    ("chance", "freedom", "printed"),
    [
        (0.975, 1, 12.706),
        (0.975, 10, 2.228),
        (0.975, 30, 2.042),
        (0.95, 20, 1.725),
        (0.8, 60, 0.848),
    ],
)
def test_quantiles_are_those_of_the_printed_tables(chance, freedom, printed):
    assert t_quantile(chance, freedom) == pytest.approx(printed, abs=0.0006)
    assert t_quantile(1 - chance, freedom) == pytest.approx(-printed, abs=0.0006)


@pytest.mark.parametrize(("chance", "freedom"), [(0, 5), (1, 5), (0.9, 0), (0.9, float("nan"))])
def test_no_quantile_is_made_up_outside_the_bounds(chance, freedom):
    with pytest.raises(ValueError, match=r"\("):
        t_quantile(chance, freedom)
