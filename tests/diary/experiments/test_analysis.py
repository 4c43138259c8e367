"""A result: hidden to its end, by the arm that was planned, and what missing and unfollowed days could do."""

import math
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.domain.experiments.analysis import StillHidden, result
from diary.domain.experiments.results import Result
from diary.domain.experiments.schedule import days_of
from tests.diary.experiments.days import by_pair, scored
from tests.diary.experiments.plans import before_after, blocks

ONE_DAY = timedelta(days=1)
VARIED = [-2, -3, -1, -2, -4, -2, -1, -3, -2, -2]
WAVE = [4, 6, 5, 7, 3, 5, 5]


def over(plan):
    return plan.last_day + ONE_DAY


def waves(plan, change=-2):
    return scored(plan, lambda d: WAVE[d.day.toordinal() % 7] + (change if d.arm == "B" else 0))


@pytest.mark.parametrize("plan", [blocks(), before_after()], ids=["blocks", "before_after"])
def test_nobody_sees_a_result_before_the_last_day_was_lived(plan):
    for day in (plan.decided_on, plan.first_day, plan.last_day):
        with pytest.raises(StillHidden):
            result(plan, waves(plan), on=day)

    assert not result(plan, waves(plan), on=over(plan)).incomplete


def test_a_stopped_experiment_is_shown_says_so_and_uses_no_later_day():
    plan = blocks()
    stop = plan.first_day + timedelta(days=23)  # four pairs of six days
    scores = by_pair(plan, VARIED)

    found = result(plan, scores, on=stop, stopped_on=stop)

    assert (found.incomplete, found.stopped_on) == (True, stop)
    assert (found.main.pairs, found.counted) == (4, 16)
    assert [pair.dropped for pair in found.pairs] == [False] * 4 + [True] * 6
    later = {day: 10.0 if day > stop else score for day, score in scores.items()}
    assert result(plan, later, on=stop, stopped_on=stop) == found


@pytest.mark.parametrize("days", [0, 1, 30])
def test_a_stop_after_the_last_day_is_none(days):
    plan = blocks()
    stop = plan.last_day + timedelta(days=days)

    assert not result(plan, by_pair(plan, VARIED), on=over(plan), stopped_on=stop).incomplete
    if not days:
        with pytest.raises(StillHidden):
            result(plan, by_pair(plan, VARIED), on=plan.last_day, stopped_on=stop)


def test_a_stop_before_the_first_day_has_nothing_to_show():
    plan = blocks(first_day=blocks().first_day + 5 * ONE_DAY)

    found = result(plan, {}, on=plan.decided_on, stopped_on=plan.decided_on)

    assert (found.counted, found.main.reason) == (0, "too_few_pairs")


def test_days_not_followed_stay_in_the_main_result():
    plan = blocks()
    scores = by_pair(plan, VARIED)
    astray = {d.day for d in days_of(plan) if d.pair in {1, 2} and d.arm == "B"}

    found = result(plan, scores, astray, on=over(plan))

    assert found.main == result(plan, scores, on=over(plan)).main
    assert (found.main.pairs, found.as_followed.pairs, found.not_followed) == (10, 8, 6)


def test_all_followed_has_no_second_result():
    assert result(blocks(), by_pair(blocks(), VARIED), on=over(blocks())).as_followed is None


def test_days_outside_the_plan_are_not_its_deviations():
    plan = before_after()
    outside = {plan.first_day - 9 * ONE_DAY, plan.last_day + ONE_DAY}

    found = result(plan, waves(plan), outside, on=over(plan))

    assert (found.not_followed, found.as_followed) == (0, None)


def test_before_and_after_leaves_out_the_days_between():
    plan = before_after()
    scores = waves(plan)
    between = {d.day: 10.0 for d in days_of(plan) if d.is_washout}

    found = result(plan, {**scores, **between}, on=over(plan)).main

    assert found == result(plan, scores, on=over(plan)).main
    assert (found.points, found.days_before, found.days_after) == (-2, 28, 28)


def test_a_missing_day_is_not_a_day_of_zero():
    plan = before_after()
    scores = waves(plan, change=0)
    gone = dict(scores)
    for n, day in enumerate(days_of(plan)[-7:]):
        gone[day.day] = [None, math.nan][n % 2]

    found = result(plan, gone, on=over(plan))

    assert found.main.points == 0
    assert (found.counted, found.scored, found.missing.days) == (56, 49, 7)


def test_missing_days_are_filled_both_ways_by_hand():
    plan = before_after()
    scores = scored(plan, lambda d: [0, 2, 2, 8, 8, 10][d.day.toordinal() % 6])
    for planned in days_of(plan)[-7:]:
        scores[planned.day] = None
    phases = {d.day: d.phase for d in days_of(plan)}
    before = [s for day, s in scores.items() if phases[day] == "baseline"]
    since = [s for day, s in scores.items() if phases[day] == "after" and s is not None]

    missing = result(plan, scores, on=over(plan)).missing

    # a sixth of the scores is 0 and a third 2: the lower quarter ends at 2, the upper one begins at 8
    usual = sum(before) / 28
    assert missing.days == 7
    assert missing.lowest == pytest.approx((sum(since) + 7 * 2) / 28 - usual)
    assert missing.highest == pytest.approx((sum(since) + 7 * 8) / 28 - usual)


def test_missing_days_that_could_turn_the_answer_say_so():
    plan = before_after()
    scores = scored(plan, lambda d: [0, 8][d.day.toordinal() % 2])
    for planned in days_of(plan)[-7:]:
        scores[planned.day] = None

    missing = result(plan, scores, on=over(plan)).missing
    complete = result(plan, waves(plan), on=over(plan)).missing

    assert missing.changes_answer
    assert (complete.days, complete.lowest, complete.changes_answer) == (0, None, False)


def test_nothing_scored_is_a_reason_and_never_a_number():
    for plan in (blocks(), before_after()):
        found = result(plan, {}, on=over(plan))

        assert found.main.kind == "no_answer"
        assert (found.missing.days, found.missing.lowest) == (found.counted, None)


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_was_scored_there_is_an_answer_or_a_reason_and_it_reads_back(data):
    plan = data.draw(st.sampled_from([blocks(), before_after(), blocks(pairs=3, block_days=2)]))
    days = [d.day for d in days_of(plan)]
    score = st.one_of(st.none(), st.sampled_from([0, 1, 5, 10]))
    scores = dict(zip(days, data.draw(st.lists(score, max_size=len(days))), strict=False))
    astray = data.draw(st.sets(st.sampled_from(days), max_size=9))
    stop = data.draw(st.one_of(st.none(), st.sampled_from(days)))

    found = result(plan, scores, astray, on=over(plan), stopped_on=stop)

    assert Result.model_validate_json(found.model_dump_json()) == found


@given(shift=st.integers(1, 2000))
@settings(max_examples=20, deadline=None)
def test_other_dates_with_the_same_scores_give_the_same_answer(shift):
    plan = before_after()
    moved = timedelta(days=7 * shift)
    later = before_after(decided_on=plan.decided_on + moved, first_day=plan.first_day + moved)
    scores = {day + moved: score for day, score in waves(plan).items()}

    assert result(later, scores, on=over(later)) == result(plan, waves(plan), on=over(plan))
