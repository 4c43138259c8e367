"""Pairs of blocks: what each came to, and the word for all of them."""

import pytest

from diary.domain.experiments.blocks import estimate, pairs_of, verdict
from diary.domain.experiments.results import Lack
from diary.domain.experiments.schedule import days_of, order_of
from tests.diary.experiments.days import by_pair, scored
from tests.diary.experiments.plans import blocks

VARIED = [-2, -3, -1, -2, -4, -2, -1, -3, -2, -2]


def test_a_pair_is_the_means_of_its_counted_days_by_hand():
    plan = blocks()
    washed_out = {d.day: 10.0 for d in days_of(plan) if d.is_washout}
    counted = [d for d in days_of(plan) if d.pair == 1 and not d.is_washout]
    values = dict(zip([d.day for d in counted], [3.0, 4.0, 6.0, 9.0], strict=True))

    first = pairs_of(plan, {**washed_out, **values})[0]

    means = {order_of(plan, 1)[0]: 3.5, order_of(plan, 1)[1]: 7.5}
    assert (first.mean_a, first.mean_b) == (means["A"], means["B"])
    assert first.points == means["B"] - means["A"]
    assert (first.days_a, first.days_b, first.dropped) == (2, 2, False)


@pytest.mark.parametrize(
    ("block_days", "washout_days", "need"), [(3, 1, 1), (7, 1, 3), (7, 0, 4), (2, 1, 1), (14, 4, 5)]
)
def test_a_block_speaks_with_half_of_its_counted_days(block_days, washout_days, need):
    plan = blocks(pairs=4, block_days=block_days, washout_days=washout_days)
    counted = [d.day for d in days_of(plan) if (d.pair, d.arm) == (1, "A") and not d.is_washout]
    scores = dict(by_pair(plan, [1, 2, 3, 4]))
    for day in counted[need:]:
        del scores[day]

    assert not pairs_of(plan, scores)[0].dropped
    del scores[counted[0]]
    dropped = pairs_of(plan, scores)[0]
    assert (dropped.dropped, dropped.points, dropped.need) == (True, None, need)
    assert estimate(pairs_of(plan, scores), "lower").pairs == 3


def test_fewer_than_three_pairs_are_no_answer():
    plan = blocks()
    scores = {
        d.day: score
        for d, score in zip(days_of(plan), by_pair(plan, VARIED).values(), strict=True)
        if d.pair <= 2
    }

    found = estimate(pairs_of(plan, scores), "lower")

    assert found.reason == "too_few_pairs"
    assert found.lacking == (Lack(of="pairs", have=2, need=3),)
    assert estimate(pairs_of(plan, {}), "lower").lacking[0].have == 0


def test_no_symptom_at_all_and_no_variation_are_reasons():
    plan = blocks()

    nothing = estimate(pairs_of(plan, scored(plan, lambda _day: 0)), "lower")
    alike = estimate(pairs_of(plan, by_pair(plan, [-2] * 10)), "lower")

    assert (nothing.reason, nothing.points) == ("all_zero", 0)
    assert (alike.reason, alike.points) == ("no_variation", -2)


def test_what_is_good_decides_the_word_and_not_the_difference():
    pairs = pairs_of(blocks(), by_pair(blocks(), VARIED))

    lower, higher = estimate(pairs, "lower"), estimate(pairs, "higher")

    assert (lower.verdict, higher.verdict) == ("likely_helped", "likely_made_worse")
    assert lower.points == higher.points < -1.5
    assert lower.low < lower.points < lower.high < 0
    assert lower.better == pytest.approx(1 - higher.better)


def test_a_worsening_is_said_as_plainly_as_its_mirror():
    better = estimate(pairs_of(blocks(), by_pair(blocks(), VARIED)), "lower")
    worse = estimate(pairs_of(blocks(), by_pair(blocks(), [-d for d in VARIED])), "lower")

    assert (better.verdict, worse.verdict) == ("likely_helped", "likely_made_worse")
    assert worse.points == pytest.approx(-better.points)
    assert (worse.low, worse.high) == pytest.approx((-better.high, -better.low))


@pytest.mark.parametrize(
    ("better", "within_one", "word"),
    [
        (0.95, 0.0, "likely_helped"),
        (0.9499, 0.0, "leans_helped"),
        (0.80, 0.0, "leans_helped"),
        (0.7999, 0.0, "cannot_tell"),
        (0.5, 0.7999, "cannot_tell"),
        (0.5, 0.8, "little_difference"),
        (0.9, 0.8, "little_difference"),
        (0.1, 0.8, "little_difference"),
        (0.99, 0.99, "likely_helped"),
        (0.01, 0.99, "likely_made_worse"),
        (0.05, 0.0, "likely_made_worse"),
        (0.0501, 0.0, "leans_made_worse"),
        (0.1999, 0.0, "leans_made_worse"),
        (0.2001, 0.0, "cannot_tell"),
    ],
)
def test_each_word_begins_where_the_plan_says(better, within_one, word):
    assert verdict(better, within_one) == word


def test_a_difference_that_is_likely_but_small_says_that_it_is_small():
    small = [-0.4, -0.6, -0.5, -0.4, -0.6, -0.5, -0.4, -0.6, -0.5, -0.5]

    found = estimate(pairs_of(blocks(), by_pair(blocks(), small)), "lower")

    assert (found.verdict, found.is_small) == ("likely_helped", True)
