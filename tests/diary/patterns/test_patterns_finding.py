"""What a whole run says: patterns in either direction, the reasons why there is no answer, always the same."""

import math

import numpy as np
import pytest

from diary.domain.patterns.finding import TooManyExposures, find_patterns
from diary.domain.patterns.findings import Findings
from diary.domain.patterns.table import DayTable
from tests.diary.patterns.made import MONDAY, made, pair_of, with_outcome

NAN = float("nan")


def find(table: DayTable, seed: int = 7, shuffles: int = 499) -> Findings:
    return find_patterns(table, seed=seed, shuffles=shuffles)


def lacks(findings: Findings, exposure: str = "food:0") -> dict[str, tuple[int, int]]:
    return {lack.of: (lack.have, lack.need) for lack in pair_of(findings, exposure).lacking}


@pytest.mark.parametrize("points", [2.5, -2.5])
@pytest.mark.parametrize("lag", [1, 2])
def test_a_difference_is_found_in_either_direction_at_its_lag(points, lag):
    pair = pair_of(find(made(points=points, lag=lag)))

    assert (pair.tier, pair.estimate.lag) == ("possible_pattern", lag)
    assert pair.estimate.low < points < pair.estimate.high
    assert pair.estimate.p == pytest.approx(1 / 500)


def test_both_directions_come_to_the_same_numbers():
    up = made(points=2)
    down = with_outcome(up, 10 - up.outcomes["bloating"])

    for one, other in zip(find(up).pairs, find(down).pairs, strict=True):
        assert one.tier == other.tier
        assert one.estimate.p == other.estimate.p
        assert one.estimate.points == pytest.approx(-other.estimate.points)
        assert one.estimate.low == pytest.approx(-other.estimate.high)


def test_the_same_seed_says_the_same_and_another_nearly_so():
    table = made(points=0.6)

    assert find(table) == find(table)
    assert find(table).seed == 7
    assert pair_of(find(table)).estimate.p != pair_of(find(table, seed=8)).estimate.p
    assert pair_of(find(table)).estimate.points == pair_of(find(table, seed=8)).estimate.points


def test_the_day_itself_counts_only_where_the_order_is_known():
    table = made(points=0)
    before = (np.arange(90) % 3 == 0).astype(float)
    scores = np.clip(4 + 3 * before + table.outcomes["bloating"] - 5, 0, 10)
    ordered = DayTable(
        MONDAY, 90, {"bloating": scores}, table.exposures, {("bloating", "food:0"): before}
    )

    assert pair_of(find(ordered)).estimate.lag == 0
    assert pair_of(find(with_outcome(table, scores))).estimate.lag in (1, 2)


@pytest.mark.parametrize(
    ("scores", "eaten", "expected"),
    [
        (np.full(90, NAN), None, {"days": (0, 28), "exposed": (0, 8), "unexposed": (0, 8), "symptom_days": (0, 5)}),
        (np.zeros(90), None, {"symptom_days": (0, 5), "variation": (1, 2)}),
        (np.full(90, 6.0), None, {"variation": (1, 2)}),
        (None, np.ones(90), {"unexposed": (0, 8)}),
        (None, np.zeros(90), {"exposed": (0, 8)}),
        (None, np.full(90, NAN), {"days": (0, 28), "exposed": (0, 8), "unexposed": (0, 8), "symptom_days": (0, 5)}),
    ],
    ids=["all missing", "never any", "always the same", "always eaten", "never eaten", "meals unknown"],
)  # fmt: skip
def test_a_pair_that_cannot_be_compared_says_what_is_lacking(scores, eaten, expected):
    table = made()
    table = with_outcome(table, table.outcomes["bloating"] if scores is None else scores)
    if eaten is not None:
        table = DayTable(MONDAY, 90, table.outcomes, {"food:0": eaten})

    findings = find(table)

    assert pair_of(findings).tier == "not_enough"
    assert lacks(findings) == expected


def test_an_exposure_that_is_only_ever_there_at_weekends_is_not_told_apart_from_them():
    table = made()
    day_before = np.roll(table.weekend, -1)
    table = DayTable(MONDAY, 90, table.outcomes, {"food:0": day_before})

    findings = find(with_outcome(table, table.outcomes["bloating"]))

    assert pair_of(findings).estimate.lag == 2
    assert {"separable"} == {
        lack.of
        for lack in pair_of(
            find(DayTable(MONDAY, 90, {"bloating": table.weekend * 3}, table.exposures))
        ).lacking
    }


@pytest.mark.parametrize("days", [0, 1, 2, 27])
def test_a_short_diary_lacks_days(days):
    findings = find(made(days) if days > 2 else nearly_nothing(days))

    assert findings.compared == 0
    assert {pair.tier for pair in findings.pairs} == {"not_enough"}
    assert findings.last == MONDAY if days < 2 else findings.last > MONDAY


def nearly_nothing(days: int) -> DayTable:
    return DayTable(MONDAY, days, {"bloating": np.full(days, 3.0)}, {"food:0": np.ones(days)})


def test_a_table_without_symptoms_or_exposures_has_no_pairs():
    assert find(DayTable(MONDAY, 90, {}, {})).pairs == ()
    assert find(DayTable(MONDAY, 90, {}, {"food:0": np.ones(90)})).pairs == ()


def test_more_than_twenty_exposures_are_refused_at_once():
    crowd = {f"food:{i}": np.ones(90) for i in range(400)}

    with pytest.raises(TooManyExposures) as refused:
        find(DayTable(MONDAY, 90, made().outcomes, crowd))

    assert (refused.value.there, refused.value.most) == (400, 20)


@pytest.mark.parametrize(("seed", "shuffles"), [(-1, 99), (1, 0)])
def test_a_seed_or_a_number_of_shuffles_that_cannot_be_is_refused(seed, shuffles):
    with pytest.raises(ValueError, match=r"\("):
        find_patterns(made(), seed=seed, shuffles=shuffles)


def test_no_number_of_a_finding_is_nan_or_endless_whatever_the_columns_are():
    random = np.random.default_rng(3)
    eaten = (random.random(60) < 0.4).astype(float)
    odd = np.where(random.random(60) < 0.2, np.inf, np.round(random.random(60) * 9))
    table = DayTable(
        MONDAY,
        60,
        {"a": odd, "b": eaten * 5, "c": np.full(60, 10.0)},
        {"food:0": eaten, "food:1": eaten.copy(), "food:2": 1 - eaten},
        {("b", "food:0"): eaten},
        {"stress": eaten * 10, "sleep": np.full(60, 7.0), "cycle": np.full(60, NAN)},
    )

    for value in numbers(find(table).model_dump()):
        assert math.isfinite(value)


def numbers(value: object) -> list[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [number for part in value for number in numbers(part)]
    return [value] if isinstance(value, float) else []


def test_exposures_that_always_or_never_meet_stand_beside_each_other():
    table = made()
    eaten = table.exposures["food:0"]
    foods = {"food:0": eaten, "food:same": eaten.copy(), "food:other": 1 - eaten}

    pair = pair_of(find(DayTable(MONDAY, 90, table.outcomes, foods)))

    assert (pair.always_with, pair.never_with) == (("food:same",), ("food:other",))


def test_the_chance_is_of_the_largest_over_the_lags_in_each_shuffle():
    table = made(points=0, seed=5)
    one, two = (pair_of(find(t)) for t in (table, made_with_same_day(table)))

    assert two.estimate.lag == one.estimate.lag
    assert two.estimate.p > one.estimate.p  # the same strength, with one more lag looked at


def made_with_same_day(table: DayTable) -> DayTable:
    """Let a third lag be looked at, in which nothing is."""
    shuffled = np.random.default_rng(8).permutation(table.exposures["food:0"])
    before = {("bloating", "food:0"): shuffled}
    return DayTable(MONDAY, 90, table.outcomes, table.exposures, before)


def test_an_answer_on_fewer_than_45_days_is_early():
    assert pair_of(find(made(45))).early
    assert not pair_of(find(made(47))).early


def test_the_mirror_shows_only_beside_a_pattern():
    assert find(made(points=2.5)).mirror_of_100 <= 2
    assert find(made(points=0)).mirror_of_100 is None
