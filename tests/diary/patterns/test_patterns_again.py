"""A pattern that was shown before is looked for on later days, and on no others."""

from datetime import timedelta

import numpy as np
import pytest

from diary.domain.patterns.again import first_look
from diary.domain.patterns.finding import find_patterns
from diary.domain.patterns.findings import Claimed, Findings
from diary.domain.patterns.table import DayTable
from tests.diary.patterns.made import made, pair_of, with_outcome

FOUND = 90


def claim(sign: int = 1, lag: int = 1, exposure: str = "food:0", symptom: str = "bloating"):
    last = made(FOUND).day(FOUND - 1)
    return Claimed(symptom=symptom, exposure=exposure, lag=lag, sign=sign, last=last)


def find(table: DayTable, *claimed: Claimed) -> Findings:
    return find_patterns(table, seed=3, shuffles=499, claimed=claimed)


def then_nothing(days: int) -> DayTable:
    """Make a diary in which the pattern of the first 90 days does not go on."""
    table, quiet = made(days, points=2.5), made(days, points=0)
    scores = table.outcomes["bloating"].copy()
    scores[FOUND:] = quiet.outcomes["bloating"][FOUND:]
    return with_outcome(table, scores)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_pattern_that_goes_on_is_seen_again_in_its_direction(sign):
    table = made(150, points=2.5 * sign)

    pair = pair_of(find(table, claim(sign)))

    assert pair.tier == "seen_again"
    assert pair.seen_again.held
    assert pair.seen_again.days == 60
    assert pair.seen_again.since == table.day(FOUND)
    assert pair.seen_again.points * sign > 1
    assert pair.seen_again.p_one_sided == pytest.approx(1 / 500)


def test_missing_days_are_those_of_the_days_it_was_found_on():
    table = made(150, points=2.5)
    scores = table.outcomes["bloating"].copy()
    scores[[20, 21, 100, 101, 102]] = np.nan

    missing = pair_of(find(with_outcome(table, scores), claim())).missing

    assert (missing.days, missing.with_exposure) == (
        3,
        2,
    )  # and the first day, which has no day before


def test_the_other_direction_does_not_count_however_strong():
    again = pair_of(find(made(150, points=2.5), claim(sign=-1)))

    assert not again.seen_again.held
    assert again.seen_again.p_one_sided == 1
    assert again.tier == "cannot_tell"


def test_a_pattern_that_does_not_go_on_is_no_longer_shown():
    pair = pair_of(find(then_nothing(330), claim()))

    assert not pair.seen_again.held
    assert pair.tier in ("cannot_tell", "no_sizeable_difference")
    assert pair.estimate.points > 1.5  # what it was found with stays beside it


def test_until_there_are_thirty_days_it_waits_as_it_was_found():
    alone, later = made(FOUND, points=2.5), made(FOUND + 29, points=2.5)
    there = DayTable(
        alone.first,
        FOUND,
        {"bloating": later.outcomes["bloating"][:FOUND]},
        {key: column[:FOUND] for key, column in later.exposures.items()},
    )

    waiting, first = pair_of(find(later, claim())), pair_of(find(there))

    assert waiting.tier == "possible_pattern"
    assert (waiting.seen_again.days, waiting.seen_again.held) == (29, False)
    assert waiting.seen_again.p_one_sided is None
    assert waiting.estimate.points == pytest.approx(first.estimate.points)
    assert waiting.estimate.low == pytest.approx(first.estimate.low)
    assert waiting.counts == first.counts
    assert waiting.estimate.detectable == pytest.approx(first.estimate.detectable)  # of all lags


def test_days_before_the_claim_change_nothing_of_what_is_seen_again():
    table = made(150, points=2.5)
    scores = table.outcomes["bloating"].copy()
    scores[30:80] = scores[30:80][::-1]

    one, other = (find(t, claim()) for t in (table, with_outcome(table, scores)))

    assert pair_of(one).seen_again == pair_of(other).seen_again
    assert pair_of(one).estimate != pair_of(other).estimate


def test_between_two_looks_the_last_one_stands():
    looks = {
        n: pair_of(find(made(300, points=1).between(0, FOUND + n), claim())).seen_again
        for n in (31, 45, 59, 60, 61)
    }

    assert looks[31] == looks[45] == looks[59]
    assert looks[59].days == 30
    assert looks[60].days == looks[61].days == 60


def test_a_first_look_waits_for_days_that_pass_the_gate():
    scores = np.full(80, 3.0)
    always = np.ones(80)
    rarely = (np.arange(80) % 7 == 0).astype(float)

    assert first_look(scores, (np.arange(80) % 3 == 0).astype(float)) == 30
    assert first_look(scores, rarely) == 50  # the eighth such day
    assert first_look(scores, always) is None
    assert first_look(np.zeros(80), rarely) is None
    assert first_look(scores[:29], rarely[:29]) is None


def test_a_claimed_pair_makes_nothing_easier_for_the_others():
    table = made(150, points=2.5, foods=6)

    free, held = find(table), find(table, claim())

    others = [p for p in held.pairs if p.exposure != "food:0"]
    fresh = sorted(p.estimate.p for p in others)
    assert min(p.estimate.q for p in others) == pytest.approx(
        min(min(1, p * 5 / (i + 1)) for i, p in enumerate(fresh))
    )
    assert free.compared == held.compared == 6


@pytest.mark.parametrize(
    "lost",
    [
        claim(lag=0),
        claim().model_copy(update={"last": made(FOUND).first - timedelta(days=9)}),
        claim(exposure="food:gone"),
        claim(symptom="gone"),
    ],
    ids=["no such lag", "before the diary", "no such exposure", "no such symptom"],
)
def test_a_claim_without_its_days_is_an_open_question_again(lost):
    table = made(120, points=2.5)

    assert find(table, lost) == find(table)


def test_a_claim_from_a_diary_that_was_cut_short_since_waits():
    pair = pair_of(find(made(60, points=2.5), claim()))

    assert pair.tier == "possible_pattern"
    assert pair.seen_again.days == 0
