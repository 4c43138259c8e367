"""A misspelled word finds the word it was meant to be, or nothing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from education.domain.finding.typos import KnownWords, distance

KNOWN = KnownWords(
    {"probiotics": 9, "diarrhoea": 3, "bowel": 5, "towel": 7, "bloating": 2, "gut": 9}
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("probotics", "probiotics"),
        ("prboiotics", "probiotics"),
        ("probiotiks", "probiotics"),
        ("diarea", None),  # six letters, three slips: too far to be sure
        ("diarhoea", "diarrhoea"),
        ("bowl", "bowel"),
        ("bowwel", "bowel"),
        ("bloatin", "bloating"),
        ("gur", None),  # too short to be sure
        ("zebra", None),
        ("bowel", None),  # known: nothing to put right
        ("12345", None),
    ],
)
def test_the_word_that_was_meant(typed, meant):
    assert KNOWN.nearest(typed) == meant


def test_of_two_as_near_the_one_with_the_same_first_letter_comes_first():
    assert KNOWN.nearest("bowep") == "bowel"


def test_of_two_as_near_the_one_used_more_comes_first():
    assert KnownWords({"coast": 1, "toast": 8, "roast": 3}).nearest("xoast") == "toast"


def slow_distance(one, other):
    if not one or not other:
        return len(one) + len(other)
    cost = min(
        slow_distance(one[:-1], other) + 1,
        slow_distance(one, other[:-1]) + 1,
        slow_distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    )
    swapped = len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]
    return min(cost, slow_distance(one[:-2], other[:-2]) + 1) if swapped else cost


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_the_distance_is_the_fewest_slips(one, other):
    slips = slow_distance(one, other)

    assert distance(one, other, 9) == slips
    assert (distance(one, other, 1) <= 1) == (slips <= 1)


@given(st.text(min_size=4, max_size=12))
def test_what_is_found_is_known_and_near(typed):
    found = KNOWN.nearest(typed)

    assert found is None or (found in KNOWN and distance(typed, found, 2) <= 2)


def test_twenty_thousand_words_are_compared_at_once():
    letters = "abcdefghijklmnopqrst"
    words = {a + b + c + d + "e" for a in letters for b in letters for c in letters for d in "aeio"}
    known = KnownWords(words)

    started = time.perf_counter()
    known.nearest("zzzzzzzzzz")

    assert len(words) > 20_000
    assert time.perf_counter() - started < 0.5
