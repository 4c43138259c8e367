"""The rule grammar: what it says, and what it refuses."""

import pytest

from education.domain.red_flags.grammar import parse
from education.domain.red_flags.rule_set import Truth
from education.domain.red_flags.rules import RuleFault


def holds(rule: str, **values) -> bool:
    return Truth({}, values).of(parse(rule))


@pytest.mark.parametrize(("value", "expected"), [("yes", True), ("unsure", True), ("no", False)])
def test_a_bare_fact_counts_not_sure_as_yes(value, expected):
    assert holds("chest_pain", chest_pain=value) is expected


def test_a_bare_fact_counts_maybe_as_yes():
    assert holds("pregnant", pregnant="maybe")


def test_a_missing_fact_is_false_and_its_contrary_true():
    assert not holds("chest_pain")
    assert holds("not chest_pain")


def test_is_not_holds_for_a_missing_value():
    assert holds("unwell is not no")
    assert holds("unwell is not no", unwell="unsure")
    assert not holds("unwell is not no", unwell="no")


def test_not_sure_does_not_suppress_where_only_a_plain_answer_may():
    assert holds("weight_loss_intended is not yes", weight_loss_intended="unsure")


def test_in_takes_any_of_its_values_and_never_a_missing_one():
    rule = "old_bleeding_discussed in {no, unsure}"
    assert holds(rule, old_bleeding_discussed="unsure")
    assert not holds(rule, old_bleeding_discussed="yes")
    assert not holds(rule)


@pytest.mark.parametrize(
    ("number", "expected"), [(9.9, False), (10, True), (10.0, True), (10.1, True)]
)
def test_numbers_compare_on_both_sides_of_the_threshold(number, expected):
    assert holds("fit_ug_g >= 10.0", fit_ug_g=number) is expected


def test_a_missing_or_unknown_number_compares_false_either_way():
    assert not holds("vomits_24h <= 1")
    assert not holds("vomits_24h > 1", vomits_24h="unsure")


def test_and_binds_closer_than_or_and_not_closer_than_both():
    rule = "not lump and leakage or chest_pain"
    assert holds(rule, leakage="yes")
    assert not holds(rule, leakage="yes", lump="yes")
    assert holds(rule, lump="yes", chest_pain="yes")


@pytest.mark.parametrize(
    "rule",
    [
        "", " ", "nothing_known", "vomits_24h", "chest_pain >= 3", "chest_pain is banana",
        "chest_pain and", "(chest_pain", "chest_pain)", "RF01 is yes", "vomits_24h >=",
        "chest_pain in {}", "chest_pain in {yes", "diabetes_treatment", "not", "chest_pain; import os",
        "chest_pain chest_pain", "vomits_24h is yes", "3 < vomits_24h", "chest_pain is not",
        "vomits_24h >= chest_pain", "__import__('os')", "(" * 200 + "chest_pain" + ")" * 200,
        "chest_pain or " * 500 + "chest_pain", "chest\x00pain", "diabetes_treatment is yes",
    ],
)  # fmt: skip
def test_a_malformed_rule_is_refused(rule):
    with pytest.raises(RuleFault):
        parse(rule)
