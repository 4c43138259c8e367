"""Builds the facts of a clinical case from its entries, as a diary would show them.

A case needs no full payload: a symptom without severity is an observation too.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from diary.domain.about import About
from diary.domain.facts import derive_facts
from diary.domain.observations import Observation
from diary.domain.units import kilograms
from education.domain.red_flags.facts import FactSet
from education.domain.red_flags.vignettes import NOW, ZONE, Vignette, VignetteFault

READ = {
    "symptom": ("tag", "severity_0_10"),
    "bowel_movement": ("stool_form", "blood", "colour", "woke_from_sleep"),
    "vomiting": ("content", "times"),
    "measurement": ("temperature_c", "pulse_bpm", "fit_ug_g"),
}


def derive_vignette(vignette: Vignette) -> FactSet:
    """Return the facts of one case.

    Raises:
        VignetteFault: if an entry lacks its time or its tag, or has a value of the wrong kind.
    """
    try:
        observations = [
            _observation(entry, str(place))
            for place, entry in enumerate(vignette.entries)
            if entry["kind"] != "meal"
        ]
        return derive_facts(observations, _about(vignette), NOW, ZONE, vignette.answers)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise VignetteFault(f"Case {vignette.id}: an entry cannot be read: {error!r}") from error


def _about(vignette: Vignette) -> About:
    facts = dict(vignette.profile)
    age = facts.pop("age", None)
    height = facts.pop("height_cm", None)
    returned = facts.pop("returned_from_travel_days_ago", None)
    if age is not None:
        facts["age_years"] = age
    return About(facts, height, returned)


def _observation(entry: Mapping[str, Any], place: str) -> Observation:
    if entry["kind"] == "medicine":
        return _medicine(entry, place)
    at = _ago(entry["days_ago"])
    fields = {name: entry.get(name) for name in READ[entry["kind"]]}
    if entry["kind"] == "symptom":
        fields["tag"] = str(entry["tag"])
    if entry.get("weight") is not None:
        unit = entry.get("unit", "kg")
        fields |= {"weight_unit": unit, "weight_kg": kilograms(entry["weight"], unit)}
    return Observation(entry["kind"], at, at.astimezone(ZONE).date(), fields, place)


def _medicine(entry: Mapping[str, Any], place: str) -> Observation:
    start = _ago(entry["started_days_ago"])
    fields: dict[str, Any] = {"class": entry["class"], "start_known": True}
    if entry.get("stopped_days_ago") is not None:
        fields["stopped"] = _ago(entry["stopped_days_ago"])
    return Observation("medicine", start, start.astimezone(ZONE).date(), fields, place)


def _ago(days: float) -> datetime:
    """Return the instant so many days of 24 hours before the cases' now."""
    return NOW.astimezone(UTC) - timedelta(days=days)
