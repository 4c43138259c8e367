"""The days behind a pattern: at its lag, gaps kept, and no more than can be drawn."""

from datetime import date

import numpy as np

from diary.domain.patterns.drawn import MOST_DAYS, by_strength, with_days
from diary.domain.patterns.findings import Findings
from diary.domain.patterns.table import DayTable
from tests.diary.patterns.hand_made import findings, pair

GAP = float("nan")
FIRST = date(2026, 8, 1)


def a_table(scores, exposed, **more):
    column = np.array(exposed, dtype=float)
    return DayTable(
        FIRST, len(scores), {"bloating": np.array(scores, dtype=float)}, {"food:onion": column}, **more
    )  # fmt: skip


def drawn(lag, table):
    return with_days(findings(pair(lag=lag)), table).pairs[0].drawn


def test_an_exposure_counts_so_many_days_later_and_gaps_stay_gaps():
    table = a_table([0, 10, GAP, 3, 4], [1, 0, GAP, 1, 0])

    assert [drawn(lag, table).exposed for lag in (0, 1, 2)] == ["10.10", ".10.1", "..10."]
    assert drawn(1, table).scores == "0a.34"
    assert drawn(1, table).first == FIRST


def test_the_same_day_counts_only_when_the_exposure_came_first():
    before = {("bloating", "food:onion"): np.array([0.0, 0, GAP, 1, 0])}

    assert drawn(0, a_table([1] * 5, [1, 0, GAP, 1, 0], before_onset=before)).exposed == "00.10"
    assert drawn(1, a_table([1] * 5, [1, 0, GAP, 1, 0], before_onset=before)).exposed == ".10.1"


def test_of_a_long_diary_the_newest_days_are_kept():
    table = a_table([1] * 400, [0, 1] * 200)

    kept = drawn(1, table)

    assert len(kept.scores) == len(kept.exposed) == MOST_DAYS
    assert kept.first == table.day(400 - MOST_DAYS)


def test_only_what_is_shown_is_drawn_and_survives_being_kept():
    pairs = (pair(), pair(exposure="food:milk", tier="cannot_tell"))

    kept = with_days(findings(*pairs), a_table([1] * 5, [0, 1, 0, 1, 0]))

    assert [p.drawn is not None for p in kept.pairs] == [True, False]
    assert Findings.model_validate_json(kept.model_dump_json()) == kept


def test_the_strongest_comes_first_whichever_its_direction():
    weak, strong = pair(points=1.2), pair(exposure="food:milk", points=-2.4)

    assert by_strength((weak, strong)) == [strong, weak]
