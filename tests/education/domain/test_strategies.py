"""Which strategies may be offered, how long they last, and who is told not to try them."""

import pytest

from education.domain.strategies import NotFor, codes_needed, days_fit, may_be_offered


def test_without_gluten_comes_after_the_coeliac_test_and_a_prescription_needs_a_clinician():
    assert codes_needed(removes_gluten=False, changes_prescription=False) == frozenset()
    assert codes_needed(removes_gluten=True, changes_prescription=False) == {NotFor.COELIAC_TEST}
    assert codes_needed(removes_gluten=False, changes_prescription=True) == {NotFor.PRESCRIPTION}


@pytest.mark.parametrize(
    ("design", "days", "settling", "fits"),
    [
        ("before_after", 21, 3, True),
        ("before_after", 20, 3, False),
        ("before_after", 56, 7, True),
        ("before_after", 57, 7, False),
        ("before_after", 21, 2, False),
        ("before_after", 21, 8, False),
        ("blocks", 2, 0, True),
        ("blocks", 1, 0, False),
        ("blocks", 14, 7, True),
        ("blocks", 15, 7, False),
        ("blocks", 9, 8, False),
        ("blocks", 3, 2, True),
        ("blocks", 3, 3, False),
    ],
)
def test_the_days_of_a_part_stay_in_their_bounds(design, days, settling, fits):
    assert days_fit(design, days=days, settling=settling) is fits


def test_a_design_that_is_none_is_refused():
    with pytest.raises(ValueError, match="sideways"):
        days_fit("sideways", days=21, settling=3)


def test_what_rests_on_no_claim_is_not_offered():
    assert not may_be_offered([])


@pytest.mark.parametrize("verdict", ["not_supported", "refuted", "not_a_diagnosis"])
def test_one_verdict_against_it_is_enough_to_offer_nothing(verdict):
    assert not may_be_offered(["supported", verdict])


@pytest.mark.parametrize("verdict", ["supported", "partly", "unproven"])
def test_what_nothing_speaks_against_may_be_offered(verdict):
    assert may_be_offered([verdict])
