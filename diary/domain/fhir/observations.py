"""Diary entries as Observations: what was noticed, when, and how it came into the diary."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import cast

from diary.domain.entries import BowelMovement, Meal, Note, Symptom, Vomiting
from diary.domain.fhir.codes import PAIN, PAIN_TAGS, STOOL_FORM
from diary.domain.fhir.measurements import of_a_day, of_a_measurement
from diary.domain.fhir.observing import Observer, component, notes
from diary.domain.fhir.parts import Part, Resource, Whose, concept, plain, score
from diary.domain.visits.source import KeptEntry

Making = Callable[[Observer], list[Resource]]


def observations(entry: KeptEntry, whose: Whose) -> list[Resource]:
    """Return the Observations of one entry; none for a medicine or a dose, which are statements."""
    make = MAKING.get(entry.payload.kind)
    return make(Observer(entry, whose)) if make is not None else []


def _symptom(observer: Observer) -> list[Resource]:
    """Say what was felt: the clinic's word or the patient's own, its severity, from when to when."""
    said = cast("Symptom", observer.entry.payload)
    start = observer.at(said.started_at)
    when: Part = {"effectiveDateTime": start}
    if said.ended_at is not None:
        when = {"effectivePeriod": {"start": start, "end": observer.at(said.ended_at)}}
    elif said.still_going:
        when = {"effectivePeriod": {"start": start}}
    return [
        observer.observation(
            "symptom",
            _named(observer, said),
            **when,
            valueQuantity=score(said.severity_0_10),
            component=observer.yes_or_no("still-going", said.still_going),
            note=notes(plain(said.note or "")),
        )
    ]


def _named(observer: Observer, said: Symptom) -> Part:
    if said.tag is None:
        own = observer.item("symptom")["coding"]
        return concept(*own, text=said.own_label or "")
    tag = observer.tag(said.tag)
    if said.tag in PAIN_TAGS:
        return {**tag, "coding": [PAIN, *tag["coding"]]}
    return tag


def _bowel_movement(observer: Observer) -> list[Resource]:
    said = cast("BowelMovement", observer.entry.payload)
    parts: list[Part] = []
    if said.stool_form is not None:
        form = str(said.stool_form)
        code = observer.whose.coding("stool-form", form, STOOL_FORM[form])
        parts.append(component(observer.item("stool-form"), valueCodeableConcept=concept(code)))
    parts += observer.answered("stool-blood", "blood", said.blood)
    parts += observer.answered("stool-colour", "colour", said.colour)
    parts += observer.answered("bowel-urgency", "urgency", said.urgency_0_3)
    parts += observer.yes_or_no("incomplete-emptying", said.incomplete)
    if said.pain_0_10 is not None:
        parts.append(component(concept(PAIN), valueQuantity=score(said.pain_0_10)))
    parts += observer.yes_or_no("woke-from-sleep", said.woke_from_sleep)
    code = observer.item("bowel-movement")
    note = notes(plain(said.note or ""))
    return [observer.observation("bowel-movement", code, component=parts, note=note)]


def _vomiting(observer: Observer) -> list[Resource]:
    said = cast("Vomiting", observer.entry.payload)
    parts = observer.answered("vomit-content", "vomit", said.content)
    if said.times is not None:
        parts.append(component(observer.item("vomiting-times"), valueInteger=said.times))
    return [observer.observation("vomiting", observer.item("vomiting"), component=parts)]


def _meal(observer: Observer) -> list[Resource]:
    said = cast("Meal", observer.entry.payload)
    food, plant = observer.item("food"), observer.item("plant")
    parts = observer.answered("meal-name", "meal", said.meal)
    parts += observer.answered("portion", "portion", said.portion)
    parts += [component(food, valueCodeableConcept=observer.tag(tag)) for tag in said.food_tags]
    parts += [component(plant, valueString=name) for name in map(plain, said.plants) if name]
    what = plain(said.what or "") or None
    code = observer.item("meal")
    return [observer.observation("meal", code, valueString=what, component=parts)]


def _note(observer: Observer) -> list[Resource]:
    said = cast("Note", observer.entry.payload)
    code = observer.item("note")
    return [observer.observation("note", code, valueString=plain(said.text) or None)]


MAKING: Mapping[str, Making] = MappingProxyType(
    {
        "symptom": _symptom,
        "bowel_movement": _bowel_movement,
        "vomiting": _vomiting,
        "meal": _meal,
        "measurement": of_a_measurement,
        "day": of_a_day,
        "note": _note,
    }
)
