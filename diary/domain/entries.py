"""The nine kinds of diary entry: the one definition for forms, export, import, rules and statistics.

Every field is optional unless it has no default; a field that is not set is unknown, never zero.
Instants carry an offset; ``zone`` says where the patient was. Units are in the names.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from diary.domain.payload import CalendarDay, Code, DiaryPayload, Instant, Label, Score, Text
from diary.domain.units import WeightUnit, kilograms

BACKFILLED_AFTER = timedelta(days=1)
WEIGHT_TOLERANCE_KG = 0.005

Bool = bool | None


class EntryPayload(DiaryPayload):
    """What one entry says. ``label`` names the kind in English; pages translate it."""

    label: ClassVar[str] = ""
    imported_from: Literal["apple_health", "health_connect", "csv"] | None = None

    def happened_at(self) -> datetime | None:
        """Return the instant it happened, in UTC, or None for what belongs to a whole day."""
        return None

    def local_day(self) -> date:
        """Return the patient's local date it belongs to, from its instant and its zone."""
        return (self.happened_at() or self.recorded_at).astimezone(ZoneInfo(self.zone)).date()

    def is_backfilled(self) -> bool:
        """Say whether it was written down more than a day after it happened."""
        happened = self.happened_at()
        if happened is not None:
            return self.recorded_at - happened > BACKFILLED_AFTER
        written = self.recorded_at.astimezone(ZoneInfo(self.zone)).date()
        return written - self.local_day() > BACKFILLED_AFTER


class Symptom(EntryPayload):
    """One symptom: a tag of the clinic's or the patient's own label, never both, with its severity."""

    kind = "symptom"
    label = "Symptom"
    tag: Code | None = None
    own_label: Label | None = None
    severity_0_10: Score
    started_at: Instant
    ended_at: Instant | None = None
    still_going: Bool = None
    note: Text | None = None

    @model_validator(mode="after")
    def _is_named_once_and_ends_after_it_starts(self) -> Self:
        if (self.tag is None) == (self.own_label is None):
            raise ValueError("a symptom has a tag or an own label")
        if self.ended_at and (self.still_going or self.ended_at < self.started_at):
            raise ValueError("a symptom ends after it starts, or is still going")
        return self

    def happened_at(self) -> datetime | None:
        """See ``EntryPayload``."""
        return self.started_at.astimezone(UTC)


class BowelMovement(EntryPayload):
    """One poo. Stool form: 1 separate hard lumps … 7 liquid. Urgency: 0 could wait … 3 could not hold it."""

    kind = "bowel_movement"
    label = "Bowel movement"
    occurred_at: Instant
    stool_form: Annotated[int, Field(ge=1, le=7)] | None = None
    blood: Literal["none", "on_paper", "mixed", "a_lot"] | None = None
    colour: Literal["brown", "pale", "dark", "black_tarry", "dark_red", "green"] | None = None
    urgency_0_3: Annotated[int, Field(ge=0, le=3)] | None = None
    incomplete: Bool = None
    pain_0_10: Score | None = None
    woke_from_sleep: Bool = None
    note: Text | None = None

    def happened_at(self) -> datetime | None:
        """See ``EntryPayload``."""
        return self.occurred_at.astimezone(UTC)


class Vomiting(EntryPayload):
    """Being sick, once or ``times`` times around one moment."""

    kind = "vomiting"
    label = "Being sick"
    occurred_at: Instant
    content: Literal["food", "liquid", "green", "blood", "coffee_grounds"] | None = None
    times: Annotated[int, Field(ge=1, le=100)] | None = None

    def happened_at(self) -> datetime | None:
        """See ``EntryPayload``."""
        return self.occurred_at.astimezone(UTC)


class Meal(EntryPayload):
    """Something eaten or drunk; ``plants`` are the different plants in it, for a count of kinds."""

    kind = "meal"
    label = "Food or drink"
    eaten_at: Instant
    meal: Literal["breakfast", "lunch", "dinner", "snack", "drink"] | None = None
    what: Text | None = None
    food_tags: Annotated[tuple[Code, ...], Field(max_length=40)] = ()
    portion: Literal["small", "usual", "large"] | None = None
    plants: Annotated[tuple[Label, ...], Field(max_length=40)] = ()

    def happened_at(self) -> datetime | None:
        """See ``EntryPayload``."""
        return self.eaten_at.astimezone(UTC)


# What the rules ask about by name, and what else people write down often. Words are only ever added.
MedicineClass = Literal[
    "nsaid", "anticoagulant", "antiplatelet", "iron", "bismuth", "antibiotic", "steroid", "ppi",
    "probiotic", "laxative", "immune_medicine", "cancer_treatment", "diabetes_medicine",
    "sick_day_medicine", "clozapine", "weight_loss_injection", "other",
]  # fmt: skip


class Medicine(EntryPayload):
    """A course of a medicine or supplement; no ``stopped_on`` means still taken."""

    kind = "medicine"
    label = "Medicine"
    name: Label
    is_supplement: Bool = None
    medicine_class: MedicineClass | None = Field(default=None, alias="class")
    dose: Label | None = None
    started_on: CalendarDay | None = None
    stopped_on: CalendarDay | None = None
    reason_stopped: Text | None = None
    cost: Label | None = None

    @model_validator(mode="after")
    def _stops_after_it_starts(self) -> Self:
        if self.started_on and self.stopped_on and self.stopped_on < self.started_on:
            raise ValueError("a medicine stops after it starts")
        return self

    def local_day(self) -> date:
        """Return the day the course started, or the day it was written down."""
        return self.started_on or super().local_day()

    def is_taken_on(self, day: date) -> bool:
        """Say whether the course covers ``day``, both ends included; an unknown start covers all before."""
        has_begun = self.started_on is None or self.started_on <= day
        return has_begun and (self.stopped_on is None or day <= self.stopped_on)


class Dose(EntryPayload):
    """One dose of a medicine entry, taken, or left out when ``skipped``.

    ``medicine_name`` is what it was called then: a dose stays readable when its medicine is gone.
    """

    kind = "dose"
    label = "Dose"
    medicine_id: UUID
    medicine_name: Label | None = None
    taken_at: Instant
    skipped: Bool = None

    def happened_at(self) -> datetime | None:
        """See ``EntryPayload``."""
        return self.taken_at.astimezone(UTC)


class Measurement(EntryPayload):
    """Something measured. A weight is kept as typed and in kilograms, converted once."""

    kind = "measurement"
    label = "Measurement"
    measured_at: Instant
    weight_value: Annotated[float, Field(gt=0, le=1500)] | None = None
    weight_unit: WeightUnit | None = None
    weight_extra_lb: Annotated[float, Field(ge=0, lt=14)] | None = None
    weight_kg: Annotated[float, Field(ge=1, le=700)] | None = None
    temperature_c: Annotated[float, Field(ge=25, le=45)] | None = None
    pulse_bpm: Annotated[int, Field(ge=20, le=300)] | None = None
    fit_ug_g: Annotated[float, Field(ge=0, le=10_000)] | None = None

    @model_validator(mode="after")
    def _weight_is_whole_and_something_was_measured(self) -> Self:
        weight = (self.weight_value, self.weight_unit, self.weight_kg)
        if any(part is not None for part in weight):
            if self.weight_value is None or self.weight_unit is None or self.weight_kg is None:
                raise ValueError("a weight has a value, a unit and its kilograms")
            kg = kilograms(self.weight_value, self.weight_unit, self.weight_extra_lb or 0)
            if abs(kg - self.weight_kg) > WEIGHT_TOLERANCE_KG:
                raise ValueError("a weight and its kilograms agree")
        elif self.weight_extra_lb is not None:
            raise ValueError("extra pounds go with stones")
        elif self.temperature_c is None and self.pulse_bpm is None and self.fit_ug_g is None:
            raise ValueError("a measurement measures something")
        return self

    def happened_at(self) -> datetime | None:
        """See ``EntryPayload``."""
        return self.measured_at.astimezone(UTC)


class Day(EntryPayload):
    """What is said of a whole local day; ``…_complete`` means there is nothing more to record."""

    kind = "day"
    label = "Day"
    local_date: CalendarDay
    symptoms_complete: Bool = None
    meals_complete: Bool = None
    sleep_hours: Annotated[float, Field(ge=0, le=24)] | None = None
    sleep_quality_0_10: Score | None = None
    stress_0_10: Score | None = None
    activity_minutes: Annotated[int, Field(ge=0, le=1440)] | None = None
    fluids_cups: Annotated[int, Field(ge=0, le=60)] | None = None
    period: Bool = None

    def local_day(self) -> date:
        """Return the day it is about."""
        return self.local_date


class Note(EntryPayload):
    """Free words of the patient's."""

    kind = "note"
    label = "Note"
    written_at: Instant
    text: Text

    def happened_at(self) -> datetime | None:
        """See ``EntryPayload``."""
        return self.written_at.astimezone(UTC)


PAYLOADS: Mapping[str, type[EntryPayload]] = MappingProxyType(
    {
        payload.kind: payload
        for payload in (
            Symptom, BowelMovement, Vomiting, Meal, Medicine, Dose, Measurement, Day, Note,
        )
    }
)  # fmt: skip
WHOLE_DAY_KINDS = ("medicine", "day")


def read_payload(kind: str, sealed_json: bytes | str) -> EntryPayload:
    """Read the JSON of one entry.

    Raises:
        KeyError: if ``kind`` is not one of ``PAYLOADS``.
        PayloadDoesNotFit: if the JSON does not fit the kind; it names fields, never values.
    """
    return PAYLOADS[kind].read(sealed_json)
