"""Measurements, and what is said of a whole day, as Observations: one for each thing measured."""

from typing import cast

from diary.domain.entries import Day, Measurement
from diary.domain.fhir.codes import PULSE, SLEEP, TEMPERATURE, WEIGHT
from diary.domain.fhir.observing import Observer, component
from diary.domain.fhir.parts import Part, Resource, concept, quantity, score

AS_TYPED = {"lb": "[lb_av]", "st": "[stone_av]"}
"""The units other than kilograms that a weight can be typed in, in UCUM."""


def of_a_measurement(observer: Observer) -> list[Resource]:
    """Return an Observation of each thing measured, at the moment it was."""
    said = cast("Measurement", observer.entry.payload)
    made: list[Resource] = []

    def add(part: str, code: Part, value: Part | None, category: str = "vital-signs") -> None:
        if value is not None:
            made.append(observer.observation(part, code, category, valueQuantity=value))

    if said.weight_kg is not None:
        made.append(_weight(observer, said, said.weight_kg))
    temperature, pulse, fit = said.temperature_c, said.pulse_bpm, said.fit_ug_g
    add("temperature", concept(TEMPERATURE), _known(temperature, "C", "Cel"))
    add("pulse", concept(PULSE), _known(pulse, "/min", "/min"))
    add("stool-fit", observer.item("stool-fit"), _known(fit, "ug/g", "ug/g"), "laboratory")
    return made


def _weight(observer: Observer, said: Measurement, kilograms: float) -> Resource:
    """Return the weight in kilograms, to the gram, with what was typed beside it."""
    parts = []
    if said.weight_value is not None and said.weight_unit in AS_TYPED:
        typed = quantity(said.weight_value, said.weight_unit, AS_TYPED[said.weight_unit])
        parts.append(component(observer.item("weight-as-typed"), valueQuantity=typed))
    if said.weight_extra_lb is not None:
        extra = quantity(said.weight_extra_lb, "lb", AS_TYPED["lb"])
        parts.append(component(observer.item("weight-extra-pounds"), valueQuantity=extra))
    value = quantity(round(kilograms, 3), "kg", "kg")
    code = concept(WEIGHT)
    return observer.observation("weight", code, "vital-signs", valueQuantity=value, component=parts)


def of_a_day(observer: Observer) -> list[Resource]:
    """Return an Observation of each thing said of a day; its moment is the day, without a time."""
    said = cast("Day", observer.entry.payload)
    made: list[Resource] = []

    def add(part: str, code: Part, value: Part | None, category: str = "survey") -> None:
        if value is not None:
            made.append(observer.observation(part, code, category, valueQuantity=value))

    def add_yes_or_no(part: str, value: bool | None) -> None:
        if value is not None:
            made.append(observer.observation(part, observer.item(part), valueBoolean=value))

    item = observer.item
    add_yes_or_no("symptoms-complete", said.symptoms_complete)
    add_yes_or_no("meals-complete", said.meals_complete)
    add("sleep", concept(SLEEP), _known(said.sleep_hours, "h", "h"), "activity")
    add("sleep-quality", item("sleep-quality"), _scored(said.sleep_quality_0_10))
    add("stress", item("stress"), _scored(said.stress_0_10))
    add("activity", item("activity"), _known(said.activity_minutes, "min", "min"), "activity")
    add("fluids", item("fluids"), _known(said.fluids_cups, "cups", "{cup}"))
    add_yes_or_no("period", said.period)
    return made


def _known(value: float | None, unit: str, code: str) -> Part | None:
    return None if value is None else quantity(value, unit, code)


def _scored(value: int | None) -> Part | None:
    return None if value is None else score(value)
