"""The numbers of a pack: those of Trends for the same days, and what a pack adds to them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from diary.domain.trends import series
from diary.domain.trends.bowel import bowel_numbers
from diary.domain.trends.span import Span
from diary.domain.trends.weights import weight_change
from diary.domain.visits.pack.bowel import bowel_seen
from diary.domain.visits.pack.gathered import gather
from diary.domain.visits.pack.habits import habits
from diary.domain.visits.pack.quality import quality
from diary.domain.visits.pack.symptoms import symptom_numbers
from diary.domain.visits.pack.tried import steps
from diary.domain.visits.pack.weight import pack_weight
from diary.domain.visits.plain_text import plain_text
from diary.wording.visits import pack_document
from tests.diary.factories import a_payload
from tests.diary.trends.said import complete, course, poo, symptom, weighed, whole_day
from tests.diary.visits.pack.said import said
from tests.diary.visits.packs import (
    MADE,
    TODAY,
    a_bleed,
    a_run,
    a_source,
    a_visit,
    kept,
    sample_entries,
)

MONTH = Span(TODAY - timedelta(days=29), TODAY)


@pytest.fixture(scope="module")
def sample():
    return gather(a_source(sample_entries()))


def test_symptoms_count_as_trends_counts(sample):
    for one in symptom_numbers(sample):
        counted = series.numbers(series.severity(sample.told, one.code, MONTH), MONTH)
        assert one.numbers == counted

    text = said(sample.source, "symptoms")
    bloating = next(o.numbers for o in symptom_numbers(sample) if o.code == "bloating")
    assert f"{bloating.present} / {bloating.recorded}" in text
    assert (
        f"on {bloating.present} of {bloating.recorded} recorded days" in text
    )  # the picture says it


def test_bowel_and_weight_and_sleep_are_those_of_trends(sample):
    assert bowel_seen(sample).numbers == bowel_numbers(sample.told, MONTH)
    assert pack_weight(sample).change == weight_change(sample.told.weighings, MADE, TODAY)
    slept = series.numbers(series.sleep(sample.told, MONTH), MONTH, zero_is_present=True)
    assert habits(sample).sleep_hours == slept


def test_since_is_the_first_time_ever_not_in_the_period():
    source = a_source(kept(symptom(100, 3), symptom(2, 5)))

    (bloating, *_rest) = symptom_numbers(gather(source))

    assert bloating.since == date(2026, 8, 14)
    assert "14 Aug" in said(source, "symptoms")


def test_a_tracked_symptom_that_was_never_noted_is_there_with_its_blank_days():
    assert "Wind | never | 0 / 0 | – | – | 30" in said(a_source(kept(symptom(2, 5))), "symptoms")


def test_symptoms_without_room_are_named_behind_the_two_pages():
    names = [f"Own {n}" for n in range(14)]
    entries = kept(*(symptom(2, 5, None, own_label=name) for name in names))

    text = said(a_source(entries), "symptoms")

    assert "Own 1 |" in text
    assert "Own 9 |" not in text
    assert "Own 9: " not in text
    assert "Own 9. First recorded: 20 Nov" in plain_text(pack_document(a_source(entries)))
    assert "are listed at the end" in text


def test_blood_and_colours_and_waking_are_dated():
    entries = kept(
        a_bleed(date(2026, 11, 12), woke_from_sleep=True),
        a_bleed(date(2026, 11, 14), blood="mixed", colour="dark"),
        poo(1, 4, blood="none", colour="brown"),
    )

    text = said(a_source(entries), "bowel")

    assert "on 2 of 3 days it was noted; mixed in: 14 November; on the paper: 12 November" in text
    assert "dark: 14 November" in text
    assert "Woke from sleep: on 1 day: 12 November" in text


def test_blood_that_was_not_asked_about_is_not_recorded():
    assert "Blood: not recorded" in said(a_source(kept(poo(1))), "bowel")


@pytest.mark.parametrize(
    ("unit", "now", "change"),
    [("kg", "70 kg", "−2.8 %, 2 kg less"), ("st", "11 st 0 lb", "−2.8 %, 4 lb less"), ("lb", "154.3 lb", "−2.8 %")],
)  # fmt: skip
def test_weight_is_in_the_unit_of_the_person(unit, now, change):
    source = a_source(kept(weighed(60, 72), weighed(2, 70)))

    text = said(
        replace(source, profile=source.profile.model_copy(update={"units": unit})), "weight"
    )

    assert now in text
    assert change in text
    assert "6 and 12 months: record too short to say" in text


def test_weight_of_a_year_is_compared_and_intention_is_said():
    run = a_run(answered={"weight_loss_intended": "no"})
    source = a_source(kept(weighed(365, 80), weighed(183, 76), weighed(1, 72)), run=run)

    text = said(source, "weight")

    assert "12 months: −10 %, 8 kg less (from 80 kg" in text
    assert "6 months: −5.3 %" in text
    assert "Trying to lose weight: no" in text


def test_a_weight_in_doubt_is_asked_about_and_nothing_is_worked_out():
    text = said(a_source(kept(weighed(10, 72), weighed(5, 158), weighed(1, 72))), "weight")

    assert "It may be in another unit" in text
    assert "%" not in text


def test_the_record_says_how_complete_it_is():
    late = symptom(5, 3, recorded_at=MADE - timedelta(days=3))
    done = complete(4, recorded_at=MADE - timedelta(days=4))
    seen = poo(1, recorded_at=MADE - timedelta(days=1))
    entries = kept(late, done, seen, course("One", TODAY - timedelta(days=8)))
    source = a_source(entries, days=10, visit=a_visit(sections=("symptoms", "bowel")), unreadable=2)

    found = quality(gather(source))
    text = said(source, "quality")

    assert (found.recorded, found.of_days, found.complete, found.backfilled) == (3, 10, 1, 1)
    assert [(gap.first, gap.last) for gap in found.gaps] == [
        (date(2026, 11, 13), date(2026, 11, 16))
    ]
    assert "Longest gap: 4 days: 13 to 16 November" in text
    assert "1 of 3 entries, written down 2 days late" in text
    assert "temperature, pulse" in text
    assert "Medicines and supplements" in text  # left out by the patient
    assert "2 entries, which are not counted here" in text


def test_habits_are_counted_over_the_days_that_say_so():
    entries = kept(whole_day(1, sleep_hours=6.5, activity_minutes=0), whole_day(2, sleep_hours=7.5))

    text = said(a_source(entries), "habits")

    assert "Sleep: 7 hours (6.5 to 7.5), 2 of 30 days" in text
    assert "Activity: 0 minutes (0 to 0), 1 of 30 days" in text
    assert "Stress" not in text


@pytest.mark.parametrize(("days", "is_enough"), [(20, False), (21, True)])
def test_a_difference_is_given_from_21_days_on_each_side(days, is_enough):
    change = TODAY - timedelta(days=40)
    scores = [symptom(40 + n, 6) for n in range(1, days + 1)]
    scores += [symptom(36 - n, 2) for n in range(30)]

    (step,) = steps(gather(a_source(kept(*scores, course("One", change)), days=60)), "bloating")

    assert step.before.days == days
    assert step.is_enough is is_enough


def test_being_sick_and_what_was_measured_stand_below_the_symptoms():
    on, late = MADE - timedelta(days=2), {"recorded_at": MADE}
    sick = a_payload("vomiting", occurred_at=on, times=3, content="blood", **late)
    warm = a_payload("measurement", measured_at=on, temperature_c=38.2, pulse_bpm=96, **late)
    test = MADE - timedelta(days=200)
    fit = a_payload("measurement", measured_at=test, fit_ug_g=12, pulse_bpm=None, **late)
    old = a_payload("measurement", measured_at=MADE - timedelta(days=400), fit_ug_g=90, pulse_bpm=None, **late)  # fmt: skip

    text = said(a_source(kept(sick, warm, fit, old)), "symptoms")

    assert "Being sick: 3 times, on 20 November; blood: 20 November" in text
    assert "Temperature: highest 38.2 °C on 20 November" in text
    assert "Pulse: highest 96 on 20 November" in text
    assert "Poo test (FIT): 12 µg/g on 6 May" in text
