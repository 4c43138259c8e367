"""Findings: the order, the one action, the reasons, and what stays open."""

from datetime import UTC, datetime

import pytest

from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.evaluate import evaluate
from education.domain.red_flags.facts import Evidence, FactSet
from education.domain.red_flags.rule_set import load_rules

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
RULES = load_rules(catalogue())


def found(facts: FactSet):
    return evaluate(RULES, facts, NOW)


def known(**values) -> FactSet:
    return FactSet(values=values, answered=values)


def test_the_most_urgent_comes_first_and_is_the_one_action():
    findings = found(known(lump="yes", leakage="yes", chest_pain="yes", dehydrated="yes"))
    assert [f.tier for f in findings.fired] == ["emergency", "same_day", "urgent", "soon"]
    assert findings.tier == "emergency"
    assert findings.top is not None
    assert findings.top.code == "RF08"


def test_most_urgent_refuses_to_read_silence_as_no():
    findings = found(FactSet())
    assert findings.tier == "none"
    assert not findings.enough
    assert "chest_pain" in findings.not_answered


def test_age_alone_is_not_enough_information():
    assert not found(known(age_years=70, has_ovaries="no")).enough
    assert found(known(age_years=70, lump="no")).enough


def shown(code: str, evidence: Evidence, value: str | float = "yes") -> FactSet:
    return FactSet(values={code: value}, evidence={code: (evidence,)})


def test_a_profile_or_a_weight_that_shows_nothing_is_not_enough_information():
    assert not found(shown("diabetes", Evidence("profile"), "no")).enough
    assert not found(shown("immunosuppressed", Evidence("profile"))).enough
    assert not found(shown("bmi", Evidence("bmi", number=22.0), 22.0)).enough


def test_an_answer_a_hint_or_a_concern_of_the_diary_is_enough():
    assert found(known(diabetes="no")).enough
    assert found(shown("loose_90d", Evidence("loose_poo"))).enough
    assert found(FactSet(hints={"RF20": (Evidence("stool_colour"),)})).enough


def test_a_ticked_sign_is_an_emergency_with_nothing_else_known():
    findings = found(FactSet(signs=("bleeding",)))
    assert findings.tier == "emergency"
    assert findings.enough


def test_not_sure_is_listed_and_counts():
    findings = found(known(lump="unsure"))
    assert findings.unsure == ("lump",)
    assert [f.code for f in findings.fired] == ["RF32"]


def test_the_reason_names_the_answer_that_counted_and_not_the_others():
    findings = found(known(vomiting_over_48h="no", cannot_keep_fluids_down="unsure"))
    reasons = findings.fired[0].reasons
    assert [(r.fact, r.answered) for r in reasons] == [("cannot_keep_fluids_down", "unsure")]


def test_the_reason_carries_what_the_diary_shows():
    shown = Evidence("stool_blood", (NOW.date(),), "on_paper", 1)
    facts = FactSet(values={"stool_blood_90d": "yes"}, evidence={"stool_blood_90d": (shown,)})
    reason = found(facts).fired[0].reasons[0]
    assert reason.evidence == (shown,)
    assert reason.answered is None


def test_the_reason_of_a_derived_fact_is_what_it_follows_from():
    facts = FactSet(
        values={"weight_loss": "yes", "unintended_weight_loss": "yes"},
        answered={"weight_loss": "yes"},
        follows_from={"unintended_weight_loss": ("weight_loss",)},
    )
    assert [r.fact for r in found(facts).fired[0].reasons] == ["weight_loss"]


@pytest.mark.parametrize(
    ("evidence", "answered", "own"),
    [
        ((Evidence("weight"),), {}, True),
        ((), {"unintended_weight_loss": "unsure"}, True),
        ((Evidence("weight"),), {"unintended_weight_loss": "yes"}, True),
        ((), {"unintended_weight_loss": "no"}, False),
        ((), {}, False),
    ],
)
def test_a_derived_fact_is_a_reason_itself_when_shown_or_told(evidence, answered, own):
    facts = FactSet(
        values={"weight_loss": "yes", "unintended_weight_loss": "yes"},
        answered={"weight_loss": "yes", **answered},
        evidence={"unintended_weight_loss": evidence} if evidence else {},
        follows_from={"unintended_weight_loss": ("weight_loss",)},
    )
    reasons = [r.fact for r in found(facts).fired[0].reasons]
    assert reasons == [*(["unintended_weight_loss"] if own else []), "weight_loss"]


def test_the_reason_of_a_flag_that_refers_to_another_is_the_other_s():
    findings = found(known(age_years=60, stool_blood_90d="yes"))
    reasons = {f.code: [r.fact for r in f.reasons] for f in findings.fired}
    assert reasons["RF27"] == ["age_years", "stool_blood_90d"]


def test_silence_that_counted_is_a_reason_too():
    findings = found(known(self_harm_thoughts="yes"))
    assert [(r.fact, r.value) for r in findings.fired[0].reasons] == [
        ("self_harm_thoughts", "yes"),
        ("can_stay_safe", None),
    ]


def test_only_live_flags_fire_and_ask():
    rules = load_rules([f for f in catalogue() if f.code == "RF27"], known=catalogue())
    facts = known(age_years=60, stool_blood_older="yes", old_bleeding_discussed="no")
    findings = evaluate(rules, facts, NOW)
    assert [f.code for f in findings.fired] == ["RF27"]
    assert {p.code for p in findings.prompts} <= {"RF27"}
