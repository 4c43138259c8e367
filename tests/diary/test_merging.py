"""Two versions of a day in one: nothing that somebody said is lost."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.domain.entries import Day
from diary.domain.merging import MERGED, NEVER_MERGED, adds_nothing, merge_days
from tests.diary.factories import TODAY, a_payload

VALUES = {
    "symptoms_complete": st.booleans(),
    "meals_complete": st.booleans(),
    "sleep_hours": st.sampled_from([0.0, 6.5, 8.0]),
    "sleep_quality_0_10": st.sampled_from([0, 5, 10]),
    "stress_0_10": st.sampled_from([0, 5, 10]),
    "activity_minutes": st.sampled_from([0, 30]),
    "fluids_cups": st.sampled_from([0, 6]),
    "period": st.booleans(),
}
days = st.fixed_dictionaries({}, optional=VALUES).map(lambda said: a_payload("day", **said))


def said(day):
    return {name: getattr(day, name, None) for name in MERGED}


def test_every_field_of_a_day_is_merged_or_says_how_it_was_written_down():
    assert set(MERGED) | NEVER_MERGED == set(Day.model_fields)
    assert set(MERGED) >= set(VALUES)


@given(base=st.none() | days, mine=days, theirs=days)
@settings(max_examples=300)
def test_what_either_says_and_the_other_does_not_contradict_is_kept(base, mine, theirs):
    merged = merge_days(base, mine, theirs)

    before = said(base)
    for name, (here, there) in {n: (said(mine)[n], said(theirs)[n]) for n in MERGED}.items():
        if name in merged.conflicts:
            assert merged.conflicts[name] == (here, there)
            assert len({here, there, before[name]}) == 3
        else:
            kept = said(merged.day)[name]
            assert kept in (here, there)
            assert here in (kept, before[name])
            assert there in (kept, before[name])


@given(base=st.none() | days, mine=days, theirs=days)
def test_who_comes_first_makes_no_difference(base, mine, theirs):
    one, other = merge_days(base, mine, theirs), merge_days(base, theirs, mine)

    assert {n: pair[::-1] for n, pair in one.conflicts.items()} == other.conflicts
    agreed = set(MERGED) - set(one.conflicts)
    assert {n: said(one.day)[n] for n in agreed} == {n: said(other.day)[n] for n in agreed}


@given(base=st.none() | days, mine=days, theirs=days)
def test_merging_what_is_merged_already_changes_nothing(base, mine, theirs):
    once = merge_days(base, mine, theirs)

    if not once.conflicts:
        assert merge_days(base, mine, once.day).day == once.day
        assert merge_days(base, once.day, once.day).day == once.day


@given(a=days, b=days, c=days)
def test_the_order_in_which_three_devices_come_makes_no_difference(a, b, c):
    def all_of(*versions):
        whole = versions[0]
        for version in versions[1:]:
            merged = merge_days(None, version, whole)
            if merged.conflicts:
                return None
            whole = merged.day
        return said(whole)

    assert all_of(a, b, c) == all_of(c, a, b) == all_of(b, c, a)


@given(mine=days, theirs=days)
def test_a_day_adds_nothing_when_all_it_says_is_said(mine, theirs):
    here, there = said(mine), said(theirs)
    inside = all(value is None or value == there[name] for name, value in here.items())

    assert adds_nothing(mine, theirs) is inside
    assert adds_nothing(mine, mine)


def test_what_is_there_keeps_its_zone_and_its_moment():
    theirs = a_payload("day", sleep_hours=7.0)
    mine = a_payload("day", stress_0_10=3, zone="Asia/Tokyo")

    merged = merge_days(None, mine, theirs).day

    assert (merged.zone, merged.recorded_at) == (theirs.zone, theirs.recorded_at)
    assert (merged.sleep_hours, merged.stress_0_10) == (7.0, 3)


def test_what_one_took_back_stays_taken_back():
    base = a_payload("day", sleep_hours=7.0, stress_0_10=3)
    mine = a_payload("day", stress_0_10=3)
    theirs = a_payload("day", sleep_hours=7.0, stress_0_10=5)

    assert said(merge_days(base, mine, theirs).day) == said(a_payload("day", stress_0_10=5))
    changed = merge_days(base, mine, a_payload("day", sleep_hours=8.0, stress_0_10=3))
    assert changed.conflicts == {"sleep_hours": (None, 8.0)}


def test_different_days_are_never_merged():
    with pytest.raises(ValueError, match="different days"):
        merge_days(None, a_payload("day"), a_payload("day", local_date=TODAY - timedelta(days=1)))


def test_a_merged_day_shows_nothing_of_itself():
    merged = merge_days(None, a_payload("day", sleep_hours=7.0), a_payload("day", sleep_hours=8.0))

    assert "7" not in repr(merged)
