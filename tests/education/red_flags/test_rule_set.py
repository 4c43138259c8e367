"""Red flags are loaded together, or not at all."""

from dataclasses import replace

import pytest

from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.rule_set import load_rules
from education.domain.red_flags.rules import RuleFault

FLAGS = {flag.code: flag for flag in catalogue()}


def with_rule(code: str, rule: str):
    return [replace(flag, rule=rule) if flag.code == code else flag for flag in catalogue()]


def test_all_shipped_red_flags_load():
    assert len(load_rules(catalogue()).flags) == 87


def test_the_order_of_loading_changes_nothing():
    assert load_rules(reversed(catalogue())).content_hash == load_rules(catalogue()).content_hash


def test_any_change_of_words_or_rule_changes_the_hash():
    changed = with_rule("RF41", "fit_ug_g >= 11.0")
    assert load_rules(changed).content_hash != load_rules(catalogue()).content_hash


@pytest.mark.parametrize("rule", ["RF999", "RF41", "unknown_fact", "RF27"])
def test_a_bad_reference_or_a_circle_stops_loading_and_names_the_flag(rule):
    flags = with_rule("RF41", rule) if rule != "RF27" else with_rule("RF43", rule)
    with pytest.raises(RuleFault, match="RF"):
        load_rules(flags)


def test_a_flag_may_refer_to_a_shipped_one_that_is_not_live():
    rules = load_rules([FLAGS["RF27"]], known=catalogue())
    assert rules.truth({"age_years": 50, "stool_blood_90d": "yes"}).of_flag("RF27")
    assert [flag.data.code for flag in rules.flags] == ["RF27"]


def test_the_same_code_twice_is_refused():
    with pytest.raises(RuleFault):
        load_rules([FLAGS["RF41"], FLAGS["RF41"]])


def test_an_unknown_tier_or_case_is_refused():
    for flag in (
        replace(FLAGS["RF41"], tier="soonish"),
        replace(FLAGS["RF36"], tier_cases=({"when": "age<50", "tier": "later"},)),
        replace(FLAGS["RF36"], tier_cases=({"when": "mood<50", "tier": "soon"},)),
        replace(FLAGS["RF36"], tier_cases=({"tier": "soon"},)),
    ):
        with pytest.raises(RuleFault):
            load_rules([flag], known=catalogue())


@pytest.mark.parametrize(("age", "tier"), [(49, "soon"), (50, "urgent"), (None, "urgent")])
def test_the_ovarian_flag_is_urgent_from_fifty_and_when_the_age_is_unknown(age, tier):
    values = {} if age is None else {"age_years": age}
    assert load_rules(catalogue()).by_code["RF36"].tier(values) == tier
