"""What a report has to say, item by item."""

from datetime import timedelta

from diary.domain.experiments.analysis import result
from diary.domain.experiments.plan import fingerprint
from diary.domain.experiments.report import NOT_REPORTED, limits, report
from diary.domain.experiments.schedule import days_of, order_of
from tests.diary.experiments.days import by_pair, scored
from tests.diary.experiments.plans import before_after, blocks

VARIED = [-2, -3, -1, -2, -4, -2, -1, -3, -2, -2]
ALWAYS = ("one_person", "not_blinded", "no_cause")


def over(plan, scores, astray=()):
    return result(plan, scores, astray, on=plan.last_day + timedelta(days=1))


def items(plan, found):
    return {item.number: item.values for item in report(plan, found)}


def test_a_report_of_blocks_says_how_the_lot_was_drawn_so_that_it_can_be_drawn_again():
    plan = blocks()

    said = items(plan, over(plan, by_pair(plan, VARIED)))

    assert said["3a"] == {"design": "blocks", "pairs": 10, "block_days": 3, "washout_days": 1}
    assert said["8a"]["seed"] == 7
    assert said["8a"]["order"] == tuple("".join(order_of(plan, n)) for n in range(1, 11))
    assert said["24"]["fingerprint"] == fingerprint(plan)
    assert (said["7a"]["power"].days, said["12a"]["interval_percent"]) == (60, 90)
    assert (said["11a"]["belief_0_10"], said["12b"]["days_left_out"]) == (6, 1)


def test_a_report_of_before_and_after_speaks_of_no_lot():
    plan = before_after()

    said = items(plan, over(plan, {}))

    assert not {"7a", "8a", "8b", "9"} & set(said)
    assert (said["1a"]["randomised"], said["12a"]["interval_percent"]) == (False, 95)
    assert said["3a"]["baseline_days"] == 28


def test_each_item_of_the_checklist_is_there_once_or_said_to_be_left_out():
    numbers = [item.number for item in report(blocks(), over(blocks(), {}))]

    assert len(numbers) == len(set(numbers))
    assert not set(numbers) & set(NOT_REPORTED)


def test_what_always_speaks_against_a_result_is_always_said():
    plan = blocks()

    assert limits(plan, over(plan, by_pair(plan, VARIED))) == ALWAYS
    assert limits(before_after(), over(before_after(), scored(before_after(), lambda _d: 3))) == (
        *ALWAYS,
        "regression_to_the_mean",
        "not_randomised",
    )


def test_days_missing_and_not_followed_and_a_stop_are_limits():
    plan = blocks()
    scores = by_pair(plan, VARIED)
    first = [d for d in days_of(plan) if d.pair == 1]
    gone = {**scores, **{d.day: None for d in first}}
    stop = first[-1].day + timedelta(days=18)

    missing = limits(plan, over(plan, gone, {first[0].day}))
    stopped = limits(plan, result(plan, gone, on=stop, stopped_on=stop))

    assert missing == (*ALWAYS, "missing_days", "not_followed", "pairs_dropped")
    assert {"incomplete", "too_small", "pairs_dropped"} <= set(stopped)
    said = items(plan, result(plan, scores, on=stop, stopped_on=stop))
    assert (said["14a"]["last"], said["14b"]["stopped_on"]) == (stop, stop)
