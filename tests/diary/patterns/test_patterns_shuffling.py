"""Shuffles: the same for all, dealt to the days that are known, counted without ever being 0."""

import tracemalloc
from itertools import permutations

import numpy as np
import pytest

from diary.domain.patterns.fitting import Fit, Model
from diary.domain.patterns.shuffling import Group, chance, orders, shuffled_strengths
from tests.diary.patterns.made import made


def all_orders(seed: int, shuffles: int, length: int) -> np.ndarray:
    return np.concatenate(list(orders(seed, shuffles, length)))


def test_an_order_sorts_raw_numbers_of_pcg64_so_that_no_version_of_numpy_changes_it():
    assert np.random.PCG64(5).random_raw(4).tolist() == [
        14849682912918955432,
        14903876974979881461,
        9506078739185184192,
        5272104914398938230,
    ]
    assert all_orders(5, 1, 4).tolist() == [[3, 2, 0, 1]]


def test_orders_are_the_same_however_many_are_made_at_once():
    long = all_orders(9, 300, 900)

    assert long.shape == (300, 900)
    assert (long[:7] == all_orders(9, 7, 900)).all()


def test_every_order_of_the_days_comes_up_about_as_often():
    seen = [tuple(order) for order in all_orders(1, 24_000, 4).tolist()]

    counts = [seen.count(order) for order in permutations(range(4))]
    assert sum((count - 1000) ** 2 / 1000 for count in counts) < 49.7  # χ², 23 degrees, p = .001


def group_of(rows: np.ndarray, exposure: str = "food:0", place: int = 0) -> Group:
    table = made(40)
    design = np.column_stack([np.ones(40), np.arange(40.0)])
    model = Model.of(table.outcomes["bloating"], design, rows)
    column = model.exposure(table.exposures[exposure])
    return Group(model, [column / np.sqrt(column @ column)], [place])


def test_a_shuffle_deals_the_known_days_out_in_its_order_and_fits_the_design_again():
    rows = np.ones(40, dtype=bool)
    rows[[3, 17, 30]] = False
    group = group_of(rows)
    model, number = group.model, np.cumsum(rows) - 1

    found = shuffled_strengths([group], seed=2, shuffles=5, length=40)

    for order, strength in zip(all_orders(2, 5, 40), found[:, 0], strict=True):
        dealt = np.array([model.rest[number[day]] for day in order if rows[day]])
        left = dealt - model.span @ (model.span.T @ dealt)
        assert strength == pytest.approx(left @ group.directions[0] / np.sqrt(left @ left))


def test_columns_with_the_same_days_see_the_same_shuffles_and_keep_their_places():
    whole, part = np.ones(40, dtype=bool), np.arange(40) > 4
    groups = [group_of(whole, place=2), group_of(part, place=1), group_of(whole, "food:1", 0)]

    together = shuffled_strengths(groups, seed=3, shuffles=50, length=40)

    for group in groups:
        alone = Group(group.model, group.directions, [0])
        one = shuffled_strengths([alone], seed=3, shuffles=50, length=40)[:, 0]
        assert together[:, group.places[0]] == pytest.approx(one)


def test_memory_does_not_grow_with_the_ways_in_which_days_are_missing():
    groups = []
    for place in range(30):
        rows = np.ones(40, dtype=bool)
        rows[place] = False
        groups.append(group_of(rows, place=place))

    tracemalloc.start()
    shuffled_strengths(groups, seed=1, shuffles=2500, length=40)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 8_000_000


@pytest.mark.parametrize(("observed", "p"), [(0.9, 1 / 5), (0.3, 3 / 5), (0.0, 1.0)])
def test_a_chance_counts_the_diary_itself_and_ties(observed, p):
    assert chance(np.array([0.1, 0.2, 0.3, 0.4]), observed) == p


def test_under_no_pattern_chances_are_spread_evenly():
    rows = np.ones(40, dtype=bool)
    below = 0
    for seed in range(400):
        model = Model.of(np.random.default_rng(seed).normal(size=40), np.ones((40, 1)), rows)
        column = model.exposure(made(40, seed=seed).exposures["food:0"])
        fit, group = Fit.of(model, column), Group(model, [column / np.sqrt(column @ column)], [0])
        shuffled = shuffled_strengths([group], seed=seed, shuffles=99, length=40)
        below += chance(np.abs(shuffled[:, 0]), abs(fit.strength)) <= 0.2

    assert 55 <= below <= 105  # 400 × .2, three standard deviations either way
