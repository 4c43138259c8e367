"""Any payload that a diary may hold: strategies for all nine kinds, the profile and a checklist."""

import re
import types
import typing
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from diary.domain.checklist_run import ChecklistRunPayload
from diary.domain.entries import PAYLOADS, EntryPayload
from diary.domain.experiments.experiment import LOCKED, ExperimentPayload
from diary.domain.patterns.exposures import KEY
from diary.domain.patterns.run import PatternRunPayload
from diary.domain.payload import PRINTABLE, PayloadDoesNotFit, SealedPayload
from diary.domain.profile import Profile
from diary.domain.units import kilograms
from diary.domain.visits.visit import VisitPayload
from tests.diary.experiments.kept_experiments import a_plan

OF_A_LOCKED_PLAN = (*LOCKED, "fingerprint", "stopped_on", "stopped_because", "opened_at")
LIVED = {
    "deviations": {date(2026, 11, 23): "At a wedding", date(2026, 11, 24): ""},
    "stopped_on": date(2026, 11, 25),
    "stopped_because": "Too much",
    "opened_at": datetime(2026, 11, 25, 12, tzinfo=UTC),
}
ZONES = ("Europe/London", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "UTC")
OFFSETS = [timezone(timedelta(minutes=m)) for m in (0, 60, -300, 345, 840)]
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30
)
WORDS = TEXT.filter(lambda text: text.strip() != "")
INSTANTS = st.builds(
    lambda at, offset: at.replace(tzinfo=UTC).astimezone(offset),
    st.datetimes(datetime(1901, 1, 1), datetime(2199, 1, 1)),  # noqa: DTZ001 - made aware above
    st.sampled_from(OFFSETS),
)
DAYS = st.dates(date(1901, 1, 1), date(2199, 1, 1))
BY_NAME = {"zone": st.sampled_from(ZONES), "dates": st.lists(DAYS, max_size=2).map(tuple)}
CLOCK_TIMES = st.times().map(lambda at: f"{at:%H:%M}")
EXPOSURES = st.sampled_from(
    ("food:onion_garlic", "medicine:nsaid", "medicine:own:knee gel", "habit:stress")
)
CODES = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)


def number(info: FieldInfo, kind: type) -> st.SearchStrategy[Any]:
    """Return numbers within the bounds of a field."""
    bounds = {
        k: getattr(m, k) for m in info.metadata for k in ("ge", "le", "gt", "lt") if hasattr(m, k)
    }
    low, high = bounds.get("ge", bounds.get("gt", -1000)), bounds.get("le", bounds.get("lt", 1000))
    if kind is int:
        return st.integers(low, high)
    return st.floats(low, high, exclude_min="gt" in bounds, exclude_max="lt" in bounds)


def value(annotation: Any, info: FieldInfo, name: str = "") -> st.SearchStrategy[Any]:
    """Return values of an annotation, as pydantic reads it."""
    if name in BY_NAME:
        return BY_NAME[name]
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        made = FieldInfo.from_annotation(annotation)
        made.metadata = [*made.metadata, *info.metadata]
        return value(inner[0], made, name)
    if origin in SEVERAL:
        return SEVERAL[origin](inner, info)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return built(annotation)
    return plain(annotation, info)


def either(inner: tuple[Any, ...], info: FieldInfo) -> st.SearchStrategy[Any]:
    return st.one_of(*(value(one, info) for one in inner))


def several(inner: tuple[Any, ...], _info: FieldInfo) -> st.SearchStrategy[Any]:
    if inner[-1] is Ellipsis:
        return st.lists(value(inner[0], FieldInfo(annotation=inner[0])), max_size=3).map(tuple)
    return st.tuples(*(value(one, FieldInfo(annotation=one)) for one in inner))


def mapped(inner: tuple[Any, ...], _info: FieldInfo) -> st.SearchStrategy[Any]:
    given = value(inner[1], FieldInfo(annotation=inner[1]))
    return st.dictionaries(CODES, given, max_size=3)


SEVERAL: dict[Any, Any] = {
    typing.Union: either,
    types.UnionType: either,
    typing.Literal: lambda inner, _info: st.sampled_from(inner),
    tuple: several,
    dict: mapped,
}


def plain(annotation: Any, info: FieldInfo) -> st.SearchStrategy[Any]:
    if annotation in (int, float):
        return number(info, annotation)
    if annotation is str:
        patterns = {getattr(m, "pattern", None) for m in info.metadata} - {None, PRINTABLE}
        if KEY in patterns:
            return EXPOSURES
        is_time = any(re.search(pattern, "09:20") for pattern in patterns)
        return CLOCK_TIMES if is_time else CODES if patterns else WORDS
    simple = {
        bool: st.booleans(),
        type(None): st.none(),
        UUID: st.uuids(),
        date: DAYS,
        datetime: INSTANTS,
        time: st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    }
    return simple.get(annotation, INSTANTS if "datetime" in str(annotation).lower() else WORDS)


def built(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Return payloads (or parts) of a model; what does not go together is left out."""
    fields = {
        name: value(info.annotation, info, name)
        for name, info in model.model_fields.items()
        if name != "schema_number"
    }
    return st.fixed_dictionaries(fields).map(lambda said: make(model, said)).filter(bool)


def make(model: type[BaseModel], said: dict[str, Any]) -> Any:
    said = tidied(model, said)
    try:
        return model.build(**said) if issubclass(model, SealedPayload) else model(**said)
    except (PayloadDoesNotFit, ValidationError):
        return None


def tidied(model: type[BaseModel], said: dict[str, Any]) -> dict[str, Any]:
    """Make parts agree that no two draws would."""
    if "severity_0_10" in said:
        said[("tag", "own_label")[said["severity_0_10"] % 2]] = None
        said["still_going"] = None if said["ended_at"] else said["still_going"]
        if said["ended_at"] and said["ended_at"] < said["started_at"]:
            said["ended_at"] = said["started_at"]
    if "fingerprint" in said:
        said |= {**dict.fromkeys(OF_A_LOCKED_PLAN), "deviations": {}}
    if "until" in said:
        said[("tag", "own_label")[said["until"].day % 2]] = None
    if said.get("period_first") and said.get("period_last"):
        days = sorted((said["period_first"], said["period_last"]))
        said |= dict(zip(("period_first", "period_last"), days, strict=True))
    if "weight_kg" in said:
        said |= {"weight_extra_lb": None, "weight_kg": None}
        weighed = said["weight_value"] and said["weight_unit"]
        kg = kilograms(said["weight_value"], said["weight_unit"]) if weighed else 0
        said |= {"weight_kg": kg} if 1 <= kg <= 700 else {"weight_value": None, "weight_unit": None}
    return said


ENTRIES: st.SearchStrategy[EntryPayload] = st.one_of(*(built(kind) for kind in PAYLOADS.values()))
PROFILES: st.SearchStrategy[Profile] = built(Profile)
CHECKLISTS: st.SearchStrategy[ChecklistRunPayload] = built(ChecklistRunPayload)
VISITS: st.SearchStrategy[VisitPayload] = built(VisitPayload)
PATTERN_RUNS: st.SearchStrategy[PatternRunPayload] = built(PatternRunPayload)
EXPERIMENTS: st.SearchStrategy[ExperimentPayload] = st.builds(
    lambda said, lived: said.locked(a_plan()).with_(**lived) if lived else said,
    built(ExperimentPayload),
    st.sampled_from([{}, LIVED]),
)
