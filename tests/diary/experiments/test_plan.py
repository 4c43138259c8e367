"""A plan: what it may be, and the fingerprint that shows it was not changed afterwards."""

import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from diary.domain.experiments.plan import BOUNDS, OF_DESIGN, Fault, Plan, fingerprint
from diary.domain.payload import PayloadDoesNotFit
from tests.diary.experiments.plans import DECIDED, FIRST, before_after, blocks


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"pairs": 2}, Fault("too_few", "pairs", 3)),
        ({"pairs": 31, "block_days": 2}, Fault("too_many", "pairs", 30)),
        ({"pairs": None}, Fault("missing", "pairs")),
        ({"block_days": 1, "washout_days": 0}, Fault("too_few", "block_days", 2)),
        ({"block_days": 15, "pairs": 3}, Fault("too_many", "block_days", 14)),
        ({"washout_days": 3}, Fault("washout_not_shorter", "washout_days", 2)),
        ({"washout_days": 14}, Fault("too_many", "washout_days", 13)),
        ({"block_days": 7}, Fault("too_long", "pairs", 120)),
        ({"after_days": 28}, Fault("not_of_this_design", "after_days")),
        ({"first_day": DECIDED}, Fault("starts_too_soon", "first_day", 1)),
        ({"first_day": DECIDED - timedelta(days=9)}, Fault("starts_too_soon", "first_day", 1)),
        ({"first_day": DECIDED + timedelta(days=29)}, Fault("starts_too_late", "first_day", 28)),
        (
            {"decided_on": date(2199, 12, 1), "first_day": date(2199, 12, 2)},
            Fault("ends_after_calendar", "first_day", 2200),
        ),
    ],
)
def test_a_plan_of_blocks_that_does_not_hold_is_refused_with_its_bound(changed, fault):
    assert replace(blocks().shape, **changed).faults() == (fault,)
    with pytest.raises(PayloadDoesNotFit) as refused:
        blocks(**changed)
    assert list(refused.value.errors.values()) == [fault.code]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"baseline_days": 20}, Fault("too_few", "baseline_days", 21)),
        ({"after_days": 20}, Fault("too_few", "after_days", 21)),
        ({"transition_days": 2}, Fault("too_few", "transition_days", 3)),
        ({"transition_days": 8}, Fault("too_many", "transition_days", 7)),
        ({"baseline_days": None}, Fault("missing", "baseline_days")),
        ({"pairs": 3}, Fault("not_of_this_design", "pairs")),
    ],
)
def test_a_before_and_after_that_does_not_hold_is_refused_with_its_bound(changed, fault):
    assert replace(before_after().shape, **changed).faults() == (fault,)
    with pytest.raises(PayloadDoesNotFit):
        before_after(**changed)


def test_all_faults_are_said_at_once_and_one_for_a_field():
    shape = replace(blocks().shape, pairs=2, block_days=1, washout_days=5, first_day=DECIDED)

    fields = [fault.field for fault in shape.faults()]

    assert fields == ["pairs", "block_days", "washout_days", "first_day"]


def test_the_bounds_themselves_are_plans():
    assert blocks(pairs=30, block_days=2).shape.length_days == 120
    assert blocks(pairs=3, block_days=14, washout_days=13).shape.length_days == 84
    assert before_after(baseline_days=21, transition_days=3, after_days=21).shape.length_days == 24
    assert before_after(first_day=DECIDED + timedelta(days=28)).last_day == date(2026, 4, 28)
    for design, plan in {"blocks": blocks(), "before_after": before_after()}.items():
        assert {n for n in BOUNDS if getattr(plan, n) is not None} == set(OF_DESIGN[design])


def test_the_last_possible_day_of_the_calendar_is_a_day():
    decided = date(2200, 1, 1) - timedelta(days=60)

    plan = blocks(decided_on=decided, first_day=decided + timedelta(days=1))

    assert plan.last_day == date(2200, 1, 1)


@pytest.mark.parametrize("words", ["", "   ", "x" * 301, "a\x00b", "a\x1bb"])
def test_words_are_bounded_and_printable(words):
    with pytest.raises(PayloadDoesNotFit, match="what"):
        blocks(what=words)


@pytest.mark.parametrize("outcome", ["bloating", "own:Rumbling", "own:" + "é" * 80])
def test_an_outcome_is_a_tag_or_an_own_word(outcome):
    assert blocks(outcome=outcome).outcome == outcome


@pytest.mark.parametrize("outcome", ["", "own:", "Bloating!", "own:" + "x" * 81, "a" * 65])
def test_what_is_no_symptom_is_no_outcome(outcome):
    with pytest.raises(PayloadDoesNotFit, match="outcome"):
        blocks(outcome=outcome)


def test_a_plan_says_nothing_of_itself_in_logs():
    plan = blocks(what="Stop worrying")

    with pytest.raises(ValidationError) as refused:
        Plan(**{**plan.fields(), "pairs": 2})

    assert "worrying" not in f"{plan!r} {plan} {refused.value}"


def test_a_sealed_plan_reads_back_the_same():
    for plan in (blocks(strategy="peppermint-oil"), before_after(better="higher")):
        assert Plan.read(plan.seal_bytes()) == plan


def test_fingerprints_stay_what_they_were_when_plans_were_locked():
    said = (
        '{"better":"lower","block_days":3,"decided_on":"2026-03-01","design":"blocks",'
        '"first_day":"2026-03-02","outcome":"bloating","pairs":10,"rule_version":1,"seed":7,"washout_days":1}'
    )
    stored = "455f0d897d0aeb49b7bf1fc9d8e35b9bf9062c5acc2448a3000cd5fc91dc1d4e"

    assert fingerprint(blocks()) == hashlib.sha256(said.encode()).hexdigest() == stored
    assert (
        fingerprint(before_after())
        == "ec165997cd0f35d47b5348d88936f4eb261ba1c47120a80aca1dc094f00c8bc7"
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"outcome": "reflux"},
        {"better": "higher"},
        {"pairs": 11},
        {"block_days": 4},
        {"washout_days": 0},
        {"decided_on": DECIDED - timedelta(days=1)},
        {"first_day": FIRST + timedelta(days=1)},
        {"seed": 8},
    ],
)
def test_a_plan_changed_afterwards_does_not_match_its_fingerprint(changed):
    assert fingerprint(blocks(**changed)) != fingerprint(blocks())


def test_words_and_belief_may_be_put_right_without_breaking_the_fingerprint():
    said = blocks(what="Peppermint tea, one cup", belief_0_10=2, strategy="peppermint-tea")

    assert fingerprint(said) == fingerprint(blocks())


def test_a_fingerprint_does_not_depend_on_the_order_of_sealed_fields():
    said = json.loads(blocks().seal_bytes())
    turned = json.dumps(dict(reversed(said.items())))

    assert fingerprint(Plan.read(turned)) == fingerprint(blocks())
