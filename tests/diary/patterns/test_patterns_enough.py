"""When to stop, what was not seen, what cannot be told apart, and when looking should rest."""

import numpy as np
import pytest

from diary.domain.patterns.enough import enough_is_enough, nothing_seen
from diary.domain.patterns.restriction import EatingFacts, guard
from diary.domain.patterns.together import company, phi
from tests.diary.patterns.hand_made import findings, lacking, pair

SMALL = pair(tier="no_sizeable_difference", points=0.1)


def wide(half: float):
    return pair(tier="cannot_tell", points=0.0, low=-half, high=half)


@pytest.mark.parametrize(
    ("pairs", "days", "stop"),
    [
        ([SMALL], 90, True),
        ([SMALL], 89, False),
        ([], 200, False),
        ([lacking(exposed=(3, 8))], 200, False),
        ([SMALL, wide(1.5)], 200, True),
        ([SMALL, wide(1.4)], 200, False),
        ([SMALL, lacking(exposed=(3, 8))], 200, True),
        ([SMALL, lacking(exposed=(4, 8))], 200, False),
        ([SMALL, lacking(exposed=(4, 8), symptom_days=(1, 5))], 200, True),
        ([SMALL, lacking(variation=(1, 2))], 200, True),
        ([SMALL, pair(tier="possible_pattern")], 200, False),
        ([SMALL, pair(tier="seen_again")], 200, True),
    ],
)
def test_more_logging_is_not_asked_for_when_as_much_again_would_answer_nothing(pairs, days, stop):
    assert enough_is_enough(pairs, days) is stop


def test_an_exposure_was_not_seen_in_anything_only_if_no_pair_of_it_is_open():
    seen = findings(
        SMALL,
        pair("nausea", tier="no_sizeable_difference", points=-0.2, days=60),
        pair("bloating", "food:milk", "no_sizeable_difference", points=0),
        pair("nausea", "food:milk", "cannot_tell", points=0),
        pair("bloating", "food:egg", "no_sizeable_difference", points=0),
        lacking("nausea", "food:egg", exposed=(3, 8)),
    )

    (one,) = nothing_seen(seen)

    assert (one.exposure, one.symptoms, one.days) == ("food:onion", ("bloating", "nausea"), 60)
    assert nothing_seen(findings()) == ()


def test_phi_is_that_of_the_four_counts():
    one = np.repeat([1.0, 1, 0, 0], [12, 3, 4, 21])
    other = np.repeat([1.0, 0, 1, 0], [12, 3, 4, 21])

    assert phi(one, other) == pytest.approx((12 * 21 - 3 * 4) / np.sqrt(15 * 25 * 16 * 24))


def test_phi_needs_days_on_which_both_are_known_and_vary():
    one = np.tile([1.0, 0.0], 20)

    assert phi(one, one) == pytest.approx(1)
    assert phi(one[:27], one[:27]) is None
    assert phi(one, np.ones(40)) is None
    unknown = np.where(np.arange(40) < 13, np.nan, one)
    assert phi(one, unknown) is None


def test_exposures_that_always_or_never_meet_are_named_on_both_sides():
    one = np.tile([1.0, 0.0, 0.0, 1.0], 10)
    nearly = one.copy()
    nearly[:5] = 1 - nearly[:5]

    found = company({"a": one, "b": nearly, "c": 1 - one, "d": np.tile([1.0, 0.0], 20)})

    assert {name: sorted(others) for name, others in found.items()} == {
        "a": ["b", "c"], "b": ["a", "c"], "c": ["a", "b"], "d": [],
    }  # fmt: skip
    assert found["a"]["b"] > 0 > found["a"]["c"]


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        (EatingFacts(), ()),
        (EatingFacts(foods_left_out_before=2, foods_left_out_now=3), ("more_foods_left_out",)),
        (EatingFacts(foods_left_out_before=1, foods_left_out_now=2), ()),
        (EatingFacts(foods_left_out_before=9, foods_left_out_now=9), ()),
        (EatingFacts(foods_left_out_now=9), ()),
        (EatingFacts(weight_loss_6m_percent=5.0), ("weight_loss",)),
        (EatingFacts(weight_loss_6m_percent=4.99), ()),
        (EatingFacts(weight_loss_6m_percent=-8.0), ()),
        (EatingFacts(afraid_of_eating=True), ("fear_of_eating",)),
        (EatingFacts(afraid_of_eating=False), ()),
        (EatingFacts(3, 5, 6.0, True), ("more_foods_left_out", "weight_loss", "fear_of_eating")),
    ],
)
def test_looking_rests_when_eating_gets_narrow_and_never_for_what_is_unknown(facts, reasons):
    found = guard(facts)

    assert found.reasons == reasons
    assert found.pauses is bool(reasons)
    assert found.suggests == ("dietitian" if reasons else "")
