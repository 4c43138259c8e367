"""What a report says for whoever checks it: enough to draw the order again."""

import hashlib
from datetime import timedelta

import pytest

from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.experiments.outcome import Outcome, outcome_of
from diary.domain.experiments.plan import fingerprint
from diary.domain.experiments.schedule import days_of
from diary.domain.trends.told import Told
from diary.wording.experiments.method import to_check
from diary.wording.experiments.report import report
from tests.diary.experiments.plans import before_after, blocks
from tests.diary.factories import a_payload

NEVER = ("nan", "None", "proven", "caused")


def came_to(plan, score=None) -> Outcome:
    said = ExperimentPayload.build(zone="Europe/London", recorded_at=plan.locked_at).locked(plan)
    entries = [
        (a_payload("symptom", tag="bloating", severity_0_10=score(n), started_at=at(d.day)), str(n))
        for n, d in enumerate(days_of(plan) if score else ())
    ]
    return outcome_of(said, Told().take_all(entries), plan.last_day + timedelta(days=1))


def at(day):
    noon = before_after().locked_at.replace(hour=12)
    return noon + timedelta(days=(day - noon.date()).days)


def rows(outcome):
    return dict(to_check(outcome).rows)


def test_the_order_can_be_drawn_again_from_what_is_said():
    outcome = came_to(blocks(seed=123456789))

    said = rows(outcome)

    assert "experiment-order/1/123456789/" in said["Order"]
    assert "1 puts “with” first" in said["Order"]
    for pair in outcome.result.pairs:
        text = f"experiment-order/1/123456789/{pair.pair}"
        coin = hashlib.sha256(text.encode()).digest()[-1] & 1
        assert pair.first_arm == ("B" if coin else "A")


def test_the_whole_fingerprint_stands_there_in_groups():
    said = rows(came_to(blocks()))["Fingerprint, whole"]

    assert said.replace(" ", "") == fingerprint(blocks())
    assert max(map(len, said.split())) == 8


def test_what_it_could_have_shown_is_said_of_blocks_alone():
    assert rows(came_to(blocks()))["Size: could show"].startswith("a difference of 2 points in 81 ")
    assert "Size: could show" not in rows(came_to(before_after()))


def test_before_and_after_speaks_of_no_lot_and_of_its_interval():
    wave = [4, 6, 5, 7, 3, 5, 5]

    empty = rows(came_to(before_after()))
    full = rows(came_to(before_after(), lambda n: wave[n % 7]))

    assert "not drawn by lot" in empty["Order"]
    assert "Numbers" not in empty
    assert "95 % t interval" in full["Numbers"]


@pytest.mark.parametrize("plan", [blocks(), before_after()], ids=["blocks", "before_after"])
def test_it_is_part_of_the_report_and_never_says_a_cause_or_nothing(plan):
    sections = report(came_to(plan), "Bloating")

    (check,) = [section for section in sections if section.code == "check"]
    text = " ".join(f"{term} {value}" for term, value in check.blocks[0].rows)
    assert not any(word in text.split() for word in NEVER)
    assert "none: the person knew" in text
