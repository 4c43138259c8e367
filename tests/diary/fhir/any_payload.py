"""Draws any entry that can be stored, by the bounds its definition publishes: a new field is drawn too."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from hypothesis import assume
from hypothesis import strategies as st

from diary.domain.entries import PAYLOADS, EntryPayload
from diary.domain.payload import FIRST_YEAR, LAST_YEAR, PayloadDoesNotFit
from diary.domain.units import kilograms
from tests.diary.zones import ZONES

FIRST, LAST = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC), datetime(LAST_YEAR, 1, 1, tzinfo=UTC)
OLD_OFFSETS = ("Africa/Monrovia", "America/Sitka", "Asia/Manila", "Europe/Amsterdam")
ODD = "\u00a0\u0085\u2028\u2029\u3000\ufeff\ufffe\uffff\u200b\u202e\x7f\x9f\t\n <>&\"']"
CHARACTERS = st.sampled_from(ODD) | st.characters(codec="utf-8")
INSTANTS = st.datetimes(
    FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None), timezones=st.just(UTC)
) | st.datetimes(datetime(2020, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zones are beside


@st.composite
def payloads(draw: st.DrawFn) -> EntryPayload:
    """Draw an entry of any kind."""
    payload = draw(st.sampled_from(list(PAYLOADS.values())))
    schema = payload.model_json_schema()
    needed = set(schema["required"])
    fields = {}
    for name, said in schema["properties"].items():
        if name in needed or draw(st.booleans()):
            fields[name] = draw(_value(name, said))
    _make_fit(draw, fields)
    try:
        return payload.read(json.dumps({k: v for k, v in fields.items() if v is not None}))
    except PayloadDoesNotFit:
        assume(False)  # two fields that do not go together
        raise


def _make_fit(draw: st.DrawFn, fields: dict[str, Any]) -> None:
    """Help what is hardly ever drawn by chance: a symptom named once, a weight with its kilograms."""
    if "severity_0_10" in fields:
        fields.pop("own_label" if fields.get("tag") else "tag", None)
        fields.setdefault("own_label" if "tag" not in fields else "tag", None)
    names = {"weight_value", "weight_unit", "weight_kg", "weight_extra_lb"}
    if names & fields.keys():
        unit = draw(st.sampled_from(["kg", "lb", "st"]))
        value = draw(st.floats(3, 90))
        extra = draw(st.floats(0, 14, exclude_max=True)) if unit == "st" else None
        fields |= {"weight_value": value, "weight_unit": unit, "weight_extra_lb": extra,
                   "weight_kg": kilograms(value, unit, extra or 0)}  # fmt: skip


def _value(name: str, said: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return what a field may hold, as its schema says."""
    said = next((part for part in said.get("anyOf", [said]) if part.get("type") != "null"), said)
    if name == "zone":
        return st.sampled_from(ZONES + OLD_OFFSETS)
    if "enum" in said:
        return st.sampled_from(said["enum"])
    return BY_TYPE[said["type"], said.get("format", "")](said)


def _number(said: dict[str, Any]) -> st.SearchStrategy[float]:
    least = said.get("minimum", said.get("exclusiveMinimum"))
    most = said.get("maximum", said.get("exclusiveMaximum"))
    return st.floats(
        least,
        most,
        exclude_min="exclusiveMinimum" in said,
        exclude_max="exclusiveMaximum" in said,
    )


def _text(said: dict[str, Any]) -> st.SearchStrategy[str]:
    if said["pattern"].startswith("^[a-z0-9]"):
        return st.sampled_from(["abdominal_pain", "bloating", "no-such-word"])
    return st.text(CHARACTERS, min_size=1, max_size=30)


BY_TYPE: dict[tuple[str, str], Callable[[dict[str, Any]], st.SearchStrategy[Any]]] = {
    ("array", ""): lambda said: st.lists(_value("", said["items"]), max_size=3),
    ("boolean", ""): lambda said: st.booleans(),
    ("integer", ""): lambda said: st.integers(said["minimum"], said.get("maximum", 1)),
    ("number", ""): _number,
    ("string", ""): _text,
    ("string", "date-time"): lambda said: INSTANTS.map(datetime.isoformat),
    ("string", "date"): lambda said: INSTANTS.map(lambda at: at.date().isoformat()),
    ("string", "uuid"): lambda said: st.sampled_from([str(UUID(int=n)) for n in (70, 99)]),
}
