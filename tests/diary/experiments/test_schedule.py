"""The days of a plan: balanced, in one piece, and the same on every machine."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from diary.domain.experiments.plan import SEEDS
from diary.domain.experiments.schedule import (
    ASKED_OF,
    days_of,
    is_over,
    order_of,
    stretches,
    today,
)
from tests.diary.experiments.plans import DECIDED, FIRST, before_after, blocks

ONE_DAY = timedelta(days=1)


@st.composite
def block_plans(draw):
    length = draw(st.integers(2, 14))
    return blocks(
        pairs=draw(st.integers(3, 60 // length if length < 20 else 3)),
        block_days=length,
        washout_days=draw(st.integers(0, length - 1)),
        seed=draw(st.integers(0, SEEDS - 1)),
    )


@given(plan=block_plans())
@settings(max_examples=60, deadline=None)
def test_every_pair_has_both_arms_for_as_long_and_no_day_is_missing(plan):
    days = days_of(plan)

    assert [d.day for d in days] == [plan.first_day + n * ONE_DAY for n in range(len(days))]
    assert days[-1].day == plan.last_day
    counts = Counter((d.pair, d.arm) for d in days)
    assert counts == {(p, arm): plan.block_days for p in range(1, plan.pairs + 1) for arm in "AB"}
    left_out = Counter((d.pair, d.arm) for d in days if d.is_washout)
    assert left_out == Counter(dict.fromkeys(counts, plan.washout_days))


@given(plan=block_plans(), moved=st.integers(1, 28))
@settings(max_examples=30, deadline=None)
def test_another_first_day_moves_the_days_and_nothing_else(plan, moved):
    shift = timedelta(days=moved)
    later = plan.model_copy(update={"first_day": plan.first_day + shift})

    assert [(d.day - shift, d.arm, d.pair, d.is_washout) for d in days_of(later)] == [
        (d.day, d.arm, d.pair, d.is_washout) for d in days_of(plan)
    ]


def test_the_order_of_a_seed_stays_what_it_was():
    order = "".join(first for n in range(1, 11) for first, _second in [order_of(blocks(), n)])

    assert order == "BAABAABABB"


def test_the_coin_is_fair_for_every_pair_the_first_as_well():
    for pair in (1, 2, 10):
        heads = sum(order_of(blocks(seed=seed), pair)[0] == "B" for seed in range(1000))

        assert 440 <= heads <= 560  # four standard deviations are 63


def test_the_first_days_of_a_block_do_not_count():
    first_block = days_of(blocks())[:3]

    assert [d.is_washout for d in first_block] == [True, False, False]
    assert {d.arm for d in first_block} == {order_of(blocks(), 1)[0]}


def test_before_and_after_has_its_baseline_end_before_the_decision():
    plan = before_after(first_day=DECIDED + 4 * ONE_DAY)

    said = [(part.phase, part.arm, part.first, part.last) for part in stretches(plan)]

    assert said == [
        ("baseline", "A", date(2026, 2, 1), date(2026, 2, 28)),
        ("waiting", "A", date(2026, 3, 1), date(2026, 3, 4)),
        ("transition", "B", date(2026, 3, 5), date(2026, 3, 7)),
        ("after", "B", date(2026, 3, 8), date(2026, 4, 4)),
    ]
    assert Counter(d.phase for d in days_of(plan) if not d.is_washout) == {
        "baseline": 28,
        "after": 28,
    }


def test_today_says_what_the_table_of_days_says():
    for plan in (blocks(), before_after(first_day=DECIDED + 4 * ONE_DAY)):
        asked = [d for d in days_of(plan) if d.day >= DECIDED]
        for planned in asked:
            said = today(plan, planned.day)

            assert (said.ask, said.is_washout) == (ASKED_OF[planned.arm], planned.is_washout)
            assert said.stretch.pair == planned.pair
            assert said.stretch.first + (said.day_of_stretch - 1) * ONE_DAY == planned.day
            assert said.days_left == (plan.last_day - planned.day).days


def test_today_says_when_something_else_begins():
    plan = blocks()
    days = days_of(plan)
    changes = [today(plan, d.day).changes_today for d in days]

    arms = [d.arm for d in days]
    assert changes == [True] + [a != b for a, b in pairwise(arms)]
    since = before_after()
    assert today(since, FIRST).changes_today
    assert not today(since, FIRST + 3 * ONE_DAY).changes_today


def test_nothing_is_asked_before_a_plan_begins_or_after_it_ends():
    plan = blocks(first_day=DECIDED + 4 * ONE_DAY)

    assert today(plan, DECIDED - ONE_DAY) is None
    assert today(plan, plan.first_day - ONE_DAY) is None
    assert today(plan, plan.first_day) is not None
    assert today(plan, plan.last_day) is not None
    assert today(plan, plan.last_day + ONE_DAY) is None
    assert today(before_after(), DECIDED - ONE_DAY) is None


def test_a_plan_is_over_once_its_last_day_was_lived():
    plan = blocks()

    assert not is_over(plan, plan.last_day)
    assert is_over(plan, plan.last_day + ONE_DAY)
