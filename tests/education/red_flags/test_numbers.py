"""The numbers of a rule: found, measured, and changed without touching anything else."""

import pytest

from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.grammar import parse
from education.domain.red_flags.numbers import MEASURES, limits_of, with_numbers
from education.domain.red_flags.rules import Compares, RuleFault, leaves

RULE = "age_years>=50 and (fit_ug_g >= 10 or not temperature_c_48h < 37.5) and lump"


def test_numbers_are_found_from_left_to_right():
    assert [(limit.fact, limit.sign, limit.number) for limit in limits_of(RULE)] == [
        ("age_years", ">=", 50),
        ("fit_ug_g", ">=", 10),
        ("temperature_c_48h", "<", 37.5),
    ]


def test_one_number_changes_and_the_rest_of_the_text_stays():
    assert with_numbers(RULE, [50, 12.5, 37.5]) == RULE.replace("10", "12.5")
    assert with_numbers(RULE, [50, 10, 37.5]) == RULE


@pytest.mark.parametrize("numbers", [[], [1], [1, 2, 3, 4]])
def test_a_rule_keeps_as_many_numbers_as_it_has(numbers):
    with pytest.raises(ValueError, match="as many numbers"):
        with_numbers(RULE, numbers)


def test_a_rule_that_cannot_be_read_has_no_numbers():
    with pytest.raises(RuleFault):
        limits_of("age_years >= and")


def test_every_number_of_every_shipped_rule_is_found_with_unit_and_within_its_bounds():
    for flag in catalogue():
        compared = [leaf for leaf in leaves(parse(flag.rule)) if isinstance(leaf, Compares)]
        limits = limits_of(flag.rule)
        assert [(c.fact, c.sign, c.number) for c in compared] == [
            (limit.fact, limit.sign, limit.number) for limit in limits
        ]
        for limit in limits:
            assert limit.fact in MEASURES, limit.fact
            assert limit.measure.least <= limit.number <= limit.measure.most
        other = [limit.number + 1 for limit in limits]
        changed = limits_of(with_numbers(flag.rule, other))
        assert [limit.number for limit in changed] == other
