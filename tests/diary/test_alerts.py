"""Which entries answer with the emergency card."""

from dataclasses import replace

import pytest

from diary.domain.alerts import alerts_for, alerts_for_each
from diary.domain.observations import observe
from diary.domain.profile import Profile
from tests.diary.checklist_people import NOON, ago, loose_on, medicine, stool, symptom, vomit
from tests.diary.factories import a_payload


def alerts(entry, *recent, **profile) -> tuple[str, ...]:
    return alerts_for(entry, Profile.build(zone="Europe/London", **profile), recent, NOON)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (vomit(0.1, content="blood"), "RF01"),
        (vomit(0.1, content="coffee_grounds"), "RF01"),
        (vomit(0.1, content="green"), "RF14"),
        (stool(0.1, blood="a_lot"), "RF03"),
        (stool(0.1, colour="black_tarry"), "RF04"),
        (stool(0.1, colour="dark_red"), "RF04"),
        (symptom("chest_pain", 0.1, severity=4), "RF08"),
        (symptom("abdominal_pain", 0.1, severity=8), "RF05"),
        (symptom("back_pain", 0.1, severity=9), "RF56"),
    ],
)
def test_what_guidance_calls_an_emergency_is_answered_with_its_card(entry, code):
    assert code in alerts(entry)


@pytest.mark.parametrize(
    "entry",
    [
        stool(0.1, blood="on_paper"),
        stool(0.1, colour="dark"),
        vomit(0.1),
        symptom("bloating", 0.1, severity=10),
        symptom("abdominal_pain", 0.1, severity=7),
        symptom("chest_pain", 0.1, severity=0),
        symptom("chest_pain", 3, severity=9),
        stool(20, blood="a_lot"),
        stool(8, colour="black_tarry"),
    ],
)
def test_other_entries_are_not(entry):
    assert alerts(entry) == ()


def test_an_entry_that_completes_an_emergency_is():
    thinner = medicine("anticoagulant", 100)
    assert "RF57" in alerts(stool(5, colour="black_tarry"), thinner)
    assert "RF57" in alerts(thinner, stool(5, colour="black_tarry"))
    assert "RF12" in alerts(vomit(0.1), conditions={"diabetes": "yes"})


def test_an_emergency_that_was_there_before_is_not_said_again_for_a_harmless_entry():
    assert alerts(symptom("bloating", 0, severity=2), stool(0.5, blood="a_lot"), *loose_on(1)) == ()


def test_entries_that_come_together_are_each_answered_as_if_saved_last():
    profile = Profile.build(zone="Europe/London")
    before = [symptom("bloating", 1, severity=3), *loose_on(1)]
    sent = [
        stool(5, colour="black_tarry"), medicine("anticoagulant", 100), vomit(0.1, content="blood"),
        vomit(0.2, content="blood"), symptom("bloating", 0.1, severity=2), stool(40, blood="a_lot"),
        stool(0.1, blood="a_lot"), symptom("abdominal_pain", 0.1, severity=8),
    ]  # fmt: skip
    batch = [replace(o, id=f"sent {n}") for n, o in enumerate(sent)]

    each = alerts_for_each(batch, profile, before, NOON)

    assert each == [alerts_for(o, profile, [*before, *batch], NOON) for o in batch]
    assert "RF57" in each[1]  # the medicine makes an emergency of any of these bleeds
    assert each[4] == each[5] == ()


def test_kinds_that_no_rule_reads_raise_nothing():
    assert observe(a_payload("note"), "1") is None
    assert alerts_for(None, None, [], NOON) == ()


def test_a_symptom_that_still_goes_on_counts_when_it_was_written_down():
    payload = a_payload(
        "symptom",
        tag="chest_pain",
        severity_0_10=5,
        started_at=ago(2),
        still_going=True,
        recorded_at=NOON,
    )
    assert "RF08" in alerts(observe(payload, "1"))


def test_every_payload_the_rules_read_becomes_an_observation():
    seen = [
        observe(a_payload(kind), "1")
        for kind in ("symptom", "bowel_movement", "vomiting", "measurement", "medicine")
    ]
    assert all(seen)
    course = observe(a_payload("medicine", **{"class": "iron"}), "1")
    assert course is not None
    assert course.fields["start_known"] is False
