"""Every diary form, filled in: whatever a new kind asks, the tests of all kinds ask it too."""

from datetime import datetime
from typing import Any

from django import forms

from diary.entry_kinds import ENTRY_KINDS, offered_kinds
from diary.forms.base import EntryForm, Setting
from diary.forms.fields import Pick
from tests.diary.factories import LONDON, NOON

TIMED = [row.kind for row in offered_kinds() if row.form.moment]
SYMPTOMS = (("bloating", "Bloating"), ("nausea", "Nausea"))
MEDICINES = (("00000000-0000-0000-0000-000000000007", "Sample tablet"),)
# What the form of a kind needs beyond its required fields, to say anything.
ENOUGH: dict[str, dict[str, str]] = {
    "symptom": {"tag": "bloating"},
    "measurement": {"pulse_bpm": "72"},
    "day": {"stress_0_10": "3"},
    "meal": {"what": "Sample"},
}


def a_setting(*, now: datetime = NOON, zone: str = LONDON) -> Setting:
    return Setting(now=now, zone=zone, symptoms=SYMPTOMS, medicines=MEDICINES)


def an_answer(field: forms.Field) -> Any:
    """Return an answer that a field takes."""
    if isinstance(field, Pick):
        return next(str(value) for value, _label in field.choices if value != "")
    if isinstance(field, forms.DateField):
        return "2026-11-22"
    if isinstance(field, forms.TimeField):
        return "11:50"
    return "1" if isinstance(field, forms.IntegerField | forms.FloatField) else "Sample"


def answers(kind: str, **said: Any) -> dict[str, Any]:
    """Return what the smallest form of a kind sends."""
    form = ENTRY_KINDS[kind].form(setting=a_setting())
    asked = {f.name: f.field for f in form.visible_fields()}
    needed = {name: an_answer(field) for name, field in asked.items() if field.required}
    return {**needed, **ENOUGH.get(kind, {}), **said}


def sent(kind: str, setting: Setting | None = None, **said: Any) -> EntryForm:
    """Return the form of a kind as it was sent."""
    return ENTRY_KINDS[kind].form(answers(kind, **said), setting=setting or a_setting())


def opened(kind: str, entry: Any, setting: Setting) -> tuple[EntryForm, dict[str, Any]]:
    """Return the form that changes an entry, and what it sends when nothing is touched."""
    form = ENTRY_KINDS[kind].form(setting=setting, entry=entry)
    shown = {f.html_name: f.value() for f in form if f.value() not in (None, "")}
    texts = {n: v if isinstance(v, list | tuple) else _as_shown(v) for n, v in shown.items()}
    return form, texts


def _as_shown(value: Any) -> str:
    if value is True:
        return "on"
    return f"{value:%H:%M}" if hasattr(value, "hour") else str(value)
