"""The sample diary has days to compare: something that differs, something that does not, something too rare."""

from datetime import date

from diary.domain.patterns.days import day_table
from diary.domain.patterns.finding import find_patterns
from diary.domain.patterns.recorded import Recorded
from portal.sample.diary_days import COMPARED, TRACKED, diary_of

TODAY = date(2026, 11, 22)


def test_days_differ_after_onion_and_garlic_and_some_things_are_too_rare_to_say():
    said = Recorded().take_all((payload, str(id)) for id, payload in diary_of(TODAY))
    table = day_table(said, tracked=TRACKED, compared=COMPARED, today=TODAY)

    found = find_patterns(table, seed=7, shuffles=499)
    tiers = {(pair.symptom, pair.exposure): pair.tier for pair in found.pairs}

    assert [pair for pair, tier in tiers.items() if tier == "possible_pattern"] == [
        ("bloating", "food:onion_garlic")
    ]
    assert tiers["bloating", "food:alcohol"] == "not_enough"
    assert {"cannot_tell", "no_sizeable_difference"} < set(tiers.values())
