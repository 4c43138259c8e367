"""Forms: at their bounds and one past them; times where the patient is; what goes together."""

from datetime import UTC, datetime, timedelta

import pytest

from diary.entry_kinds import ENTRY_KINDS
from diary.forms.base import Setting
from tests.diary.factories import LONDON, NOON

SYMPTOMS = (("bloating", "Bloating"),)
FOODS = (("dairy", "Milk"), ("gluten", "Bread"))
TABLET = "00000000-0000-4000-8000-00000000000a"
FILLED = {
    "symptom": {"tag": "bloating", "severity_0_10": "3"},
    "bowel_movement": {},
    "measurement": {"pulse_bpm": "70"},
    "day": {"sleep_hours": "7"},
    "note": {"text": "Words"},
    "vomiting": {},
    "meal": {"what": "Sample soup"},
    "medicine": {"name": "Sample tablet"},
    "dose": {"medicine_id": TABLET, "skipped": "taken"},
}
TAKEN = [
    ("measurement", "pulse_bpm", ["20", "300"]),
    ("measurement", "temperature_c", ["25", "45", "37,2"]),
    ("measurement", "fit_ug_g", ["0", "10000"]),
    ("day", "sleep_hours", ["0", "24", "7.5"]),
    ("day", "activity_minutes", ["0", "1440"]),
    ("day", "fluids_cups", ["0", "60"]),
    ("symptom", "severity_0_10", ["0", "10"]),
    ("bowel_movement", "stool_form", ["1", "7"]),
    ("bowel_movement", "urgency_0_3", ["0", "3"]),
    ("bowel_movement", "pain_0_10", ["0", "10"]),
    ("vomiting", "times", ["1", "100"]),
]
REFUSED = [
    ("measurement", "pulse_bpm", ["19", "301", "70.5", "x"]),
    ("measurement", "temperature_c", ["24.9", "45.1", "98.6", "nan", "inf"]),
    ("measurement", "fit_ug_g", ["-1", "10001"]),
    ("day", "sleep_hours", ["-0.1", "24.1"]),
    ("day", "activity_minutes", ["-1", "1441"]),
    ("day", "fluids_cups", ["-1", "61"]),
    ("symptom", "severity_0_10", ["-1", "11", "", "x"]),
    ("symptom", "tag", ["nobody_knows", "vomiting; drop"]),
    ("bowel_movement", "stool_form", ["0", "8", "1.5"]),
    ("bowel_movement", "blood", ["some"]),
    ("vomiting", "times", ["0", "101", "1.5", "-1", "x"]),
    ("vomiting", "content", ["bile"]),
    ("meal", "what", ["x" * 4001]),
    ("meal", "meal", ["elevenses"]),
    ("meal", "portion", ["huge"]),
    ("meal", "food_tags", ["nobody_knows"]),
    ("meal", "plants", ["x" * 81, ",".join(str(n) for n in range(41))]),
    ("meal", "plants_before", ["x" * 81]),
    ("medicine", "name", ["", "x" * 81]),
    ("medicine", "dose", ["x" * 81]),
    ("medicine", "medicine_class", ["sweets"]),
    ("medicine", "started_on", ["2026-11-23", "1899-12-31", "2026-02-30"]),
    ("medicine", "stopped_on", ["2026-11-23", "1899-12-31", "x"]),
    ("medicine", "reason_stopped", ["x" * 4001]),
    ("medicine", "cost", ["x" * 81]),
    ("dose", "medicine_id", ["", "x", "00000000-0000-4000-8000-00000000000b"]),
    ("dose", "skipped", ["", "maybe"]),
]


def cases(table):
    return [(kind, name, value) for kind, name, values in table for value in values]


def form_of(kind, *, now=NOON, zone=LONDON, **answers):
    local = now.astimezone(UTC)
    when = {"date": f"{local:%Y-%m-%d}", "time": "09:00"}
    tablets = ((TABLET, "Sample tablet"),)
    setting = Setting(now=now, zone=zone, symptoms=SYMPTOMS, foods=FOODS, medicines=tablets)
    return ENTRY_KINDS[kind].form({**when, **FILLED[kind], **answers}, setting=setting)


@pytest.mark.parametrize(("kind", "name", "value"), cases(TAKEN))
def test_an_answer_at_its_bound_is_taken(kind, name, value):
    form = form_of(kind, **{name: value})

    assert form.is_valid(), form.errors
    assert getattr(form.payload(), name) == float(value.replace(",", "."))


@pytest.mark.parametrize(("kind", "name", "value"), cases(REFUSED))
def test_an_answer_past_its_bound_is_refused_at_its_field(kind, name, value):
    form = form_of(kind, **{name: value})

    assert not form.is_valid()
    assert name in form.errors


@pytest.mark.parametrize("kind", FILLED)
def test_what_is_not_answered_is_not_in_the_payload(kind):
    form = form_of(kind)
    assert form.is_valid(), form.errors

    housekeeping = {"schema", "zone", "recorded_at", form.moment, "local_date", "medicine_name"}
    said = {name for name, value in form.payload().fields().items() if value != ()}

    assert said - housekeeping == set(FILLED[kind]) - {"skipped"}


@pytest.mark.parametrize(
    ("value", "unit", "extra", "kg"),
    [
        ("72,5", "kg", "", 72.5), ("160", "lb", "", 72.5747792), ("11", "st", "4", 71.66759446),
        ("1", "kg", "", 1), ("700", "kg", "", 700), ("1500", "lb", "", 680.388555),
    ],
)  # fmt: skip
def test_a_weight_is_converted_once(value, unit, extra, kg):
    form = form_of(
        "measurement", weight_value=value, weight_unit=unit, weight_extra_lb=extra, pulse_bpm=""
    )

    assert form.is_valid(), form.errors
    assert form.payload().weight_kg == pytest.approx(kg)


@pytest.mark.parametrize(
    ("value", "unit", "extra", "field"),
    [
        ("0.9", "kg", "", "weight_value"), ("701", "kg", "", "weight_value"),
        ("111", "st", "", "weight_value"), ("-5", "kg", "", "weight_value"),
        ("70", "", "", "weight_unit"), ("70", "kg", "4", "weight_extra_lb"),
        ("11", "st", "14", "weight_extra_lb"), ("", "st", "4", "weight_value"),
        ("1501", "lb", "", "weight_value"),
    ],
)  # fmt: skip
def test_a_weight_that_does_not_add_up_is_asked_again(value, unit, extra, field):
    form = form_of("measurement", weight_value=value, weight_unit=unit, weight_extra_lb=extra)

    assert not form.is_valid()
    assert field in form.errors


def test_a_unit_alone_is_not_a_weight():
    form = form_of("measurement", weight_unit="kg", pulse_bpm="")

    assert not form.is_valid()


def test_a_symptom_has_a_listed_name_or_an_own_one_never_both():
    assert "own_label" in form_of("symptom", own_label="Sample ache").errors
    assert "tag" in form_of("symptom", tag="").errors
    assert "own_label" in form_of("symptom", tag="own").errors
    assert form_of("symptom", tag="own", own_label="Sample ache").payload


def test_more_foods_than_an_entry_holds_are_refused_with_a_sentence():
    foods = tuple((f"food_{n}", f"Food {n}") for n in range(41))
    sent = {"date": "2026-11-22", "time": "09:00", "food_tags": [code for code, _label in foods]}
    form = ENTRY_KINDS["meal"].form(sent, setting=Setting(now=NOON, zone=LONDON, foods=foods))

    assert form.errors["food_tags"] == ["Choose at most 40."]


def test_the_time_typed_is_the_time_where_the_patient_is():
    form = form_of("note", zone="America/New_York", time="06:30")

    assert form.is_valid(), form.errors
    assert form.payload().written_at == datetime(2026, 11, 22, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(("time", "good"), [("12:00", True), ("12:02", True), ("12:03", False)])
def test_a_time_to_come_is_refused_but_for_clocks_that_differ(time, good):
    form = form_of("note", time=time)

    assert form.is_valid() == good
    if good:
        assert form.payload().written_at <= NOON


def test_today_is_the_patients_today():
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    form = form_of("day", now=late, zone="Asia/Tokyo", date="2026-11-23")

    assert form.is_valid(), form.errors
    assert not form_of("day", now=late, zone=LONDON, date="2026-11-23").is_valid()


def test_what_is_written_days_later_says_when_it_was_written():
    form = form_of("note", date="2026-11-19")

    assert form.is_valid()
    assert form.payload().recorded_at == NOON
    assert form.payload().is_backfilled()


@pytest.mark.parametrize(("hour", "ago"), [(0, 15), (1, 15), (3, 135)])
def test_the_second_of_two_equal_hours_is_not_after_the_first(hour, ago):
    now = datetime(2026, 10, 25, hour, 45, tzinfo=UTC)  # 01:45, 01:45 again, 03:45
    form = form_of("note", now=now, date="2026-10-25", time="01:30")

    assert form.is_valid(), form.errors
    assert now - form.payload().written_at == timedelta(minutes=ago)
