"""What the diary says in words: all of what counted, on the person's own days, in the unit they typed."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from diary.domain.observations import observe
from diary.wording.evidence import diary_shows
from tests.diary.checklist_people import (
    ago,
    facts,
    findings,
    fired,
    medicine,
    on_days,
    seen,
    stool,
    vomit,
)
from tests.diary.factories import a_payload

AUCKLAND = ZoneInfo("Pacific/Auckland")


def words(known, code: str) -> str:
    return diary_shows(known.evidence[code])


def weight(days: float, kg: float, unit: str = "kg"):
    return seen("measurement", ago(days), weight_kg=kg, weight_unit=unit)


def test_being_sick_without_feeling_sick_is_said_as_it_was():
    said = words(facts(*(vomit(day) for day in range(4))), "nausea_or_vomiting_4_of_28")
    assert said == "Your diary shows being sick on 4 recorded days."


def test_feeling_and_being_sick_are_both_said():
    sick = [*on_days("nausea", 1, 2, 3), vomit(5)]
    said = words(facts(*sick), "nausea_or_vomiting_4_of_28")
    assert said == "Your diary shows feeling sick on 3 recorded days; being sick on 1 recorded day."


@pytest.mark.parametrize(
    ("kg", "says"), [(50, "low for your height (BMI 17.3)"), (60, "with a BMI of 20.8")]
)
def test_a_weight_is_called_low_only_when_it_is(kg, says):
    said = words(facts(weight(1, kg), height_cm=170), "bmi")
    assert says in said
    assert "normal" not in said


@pytest.mark.parametrize(
    ("kg", "unit", "says"),
    [(180.8, "kg", "180.8 kg"), (181.0, "lb", "399 pounds"), (177.8, "st", "28 stone")],
)
def test_a_doubtful_weight_is_named_in_the_unit_that_was_typed(kg, unit, says):
    known = facts(weight(40, 82), weight(30, kg, unit), weight(1, 82))
    said = diary_shows(known.hints["weight_unit"])
    assert (
        said
        == f"Your diary shows a weight of {says} that may be in another unit on 23 October 2026."
    )


def test_a_doubtful_weight_is_named_on_the_local_day():
    late = datetime(2026, 10, 23, 13, 30, tzinfo=UTC)  # 2:30 on the 24th in Auckland
    payload = a_payload(
        "measurement", measured_at=late, zone="Pacific/Auckland", weight_value=180.8,
        weight_unit="kg", weight_kg=180.8, pulse_bpm=None,
    )  # fmt: skip
    known = facts(weight(40, 82), observe(payload, "late"), weight(1, 82), zone=AUCKLAND)
    (shown,) = known.hints["weight_unit"]
    assert shown.dates == (date(2026, 10, 24),)
    assert shown.detail == "kg"


DARK = stool(5, colour="dark")
SAID = {"stool_tarry": "no", "unwell": "no", "iron_or_bismuth_before": "yes"}


@pytest.mark.parametrize("course", [medicine("iron", 2), medicine("bismuth", 30, 20)])
def test_a_dated_course_outranks_the_answer_that_iron_came_first(course):
    assert "RF15" in fired(DARK, course, **SAID)
    assert "RF55" not in fired(DARK, course, **SAID)


def test_the_answer_that_iron_came_first_counts_where_the_diary_has_no_dates():
    undated = seen("medicine", ago(400), **{"class": "iron", "start_known": False})
    for beside in (
        [],
        [undated],
        [medicine("iron", 30)],
        [medicine("iron", 2), medicine("iron", 30)],
    ):
        assert fired(DARK, *beside, **SAID) == {"RF55"}


def test_a_loss_that_was_intended_is_always_said():
    found = findings(
        weight(150, 100), weight(1, 94), about={"age_years": 40}, weight_loss_intended="yes"
    )
    assert found.tier == "none"
    assert [(p.code, p.why) for p in found.prompts] == [("intended_loss", "intended_loss")]
    assert "6 % within a year" in diary_shows(found.prompts[0].evidence)


def test_no_loss_or_a_loss_that_counts_is_not_said_twice():
    shrinking = (weight(150, 100), weight(1, 94))
    assert not findings(weight(150, 100), weight(1, 96), weight_loss_intended="yes").prompts
    for answers in (
        {"weight_loss_intended": "no"},
        {"weight_loss_intended": "yes", "weight_loss": "yes"},
    ):
        found = findings(*shrinking, about={"age_years": 40}, **answers)
        assert "intended_loss" not in {prompt.code for prompt in found.prompts}
