"""One entry on one line: when, what, and what was said about it."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import ngettext

from diary.entry_kinds import ENTRY_KINDS
from diary.forms.choices import answer
from diary.snapshots.vocabulary import Vocabulary
from diary.vault import OpenEntries, OpenEntry, UnreadableEntry
from diary.wording.imports import came_from
from diary.wording.kept import say as _

Said = tuple[str, str, list[str]]


class EntryLine(NamedTuple):
    """What the tag ``entry_row`` writes of one entry."""

    id: UUID
    time: str
    datetime: str
    title: str
    said: str
    detail: str
    late: bool
    stool_form: int | None
    edit_url: str
    edit_word: str
    edit_label: str


def entry_lines(entries: OpenEntries, vocabulary: Vocabulary, zone: str) -> list[EntryLine]:
    """Return the lines of opened entries, then those that could not be opened."""
    lines = [entry_line(entry, vocabulary, zone) for entry in entries]
    return lines + [unreadable_line(entry) for entry in entries.unreadable]


def entry_line(entry: OpenEntry, vocabulary: Vocabulary, zone: str) -> EntryLine:
    """Return one entry's line; its time is of the zone it was written in."""
    payload = entry.payload
    title, said, details = SAY[entry.kind](payload, vocabulary)
    at = entry.occurred_at and entry.occurred_at.astimezone(ZoneInfo(payload.zone))
    if at and payload.zone != zone:
        details.append(_("Time in %(zone)s.") % {"zone": payload.zone.replace("_", " ")})
    if payload.imported_from:
        details.append(came_from(payload.imported_from))
    clock = at.isoformat(timespec="minutes") if at else ""
    time = clock[_HOUR_AND_MINUTE]
    return EntryLine(
        id=entry.id,
        time=time,
        datetime=clock,
        title=title,
        said=said,
        detail=" ".join(part for part in details if part),
        late=payload.is_backfilled(),
        stool_form=getattr(payload, "stool_form", None),
        edit_url=_address(entry.id),
        edit_word=_("Edit"),
        edit_label=f"{title} {time}" if at else title,
    )


def unreadable_line(entry: UnreadableEntry) -> EntryLine:
    """Return the line of an entry that does not open; it says so."""
    kind = str(ENTRY_KINDS[entry.kind].label) if entry.kind in ENTRY_KINDS else entry.kind
    return EntryLine(
        id=entry.id,
        time="",
        datetime="",
        title=kind,
        said="",
        detail=_("This entry cannot be opened. The others are not affected."),
        late=False,
        stool_form=None,
        edit_url=_address(entry.id),
        edit_word=_("More"),
        edit_label=kind,
    )


_HOUR_AND_MINUTE = slice(11, 16)


@cache
def _any_address() -> tuple[str, str]:
    """Return what stands before and after the id in the address of an entry: asked once, not for each row."""
    any_id = UUID(int=0)
    before, _id, after = reverse("edit_entry", args=[any_id]).partition(str(any_id))
    return before, after


def _address(entry_id: UUID) -> str:
    before, after = _any_address()
    return f"{before}{entry_id}{after}"


def _cut(text: str | None, longest: int = 140) -> str:
    return "" if not text else text if len(text) <= longest else f"{text[: longest - 1]}…"


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)


def _symptom(said: Any, vocabulary: Vocabulary) -> Said:
    name = vocabulary.label(said.tag) if said.tag else said.own_label
    going_on = {True: _("Still going on."), False: _("Over.")}.get(said.still_going, "")
    return name, _("%(score)s of 10") % {"score": said.severity_0_10}, [going_on, _cut(said.note)]


def _bowel_movement(said: Any, _vocabulary: Vocabulary) -> Said:
    form = answer("STOOL_FORMS", said.stool_form)
    number = _("form %(number)s") % {"number": said.stool_form} if said.stool_form else ""
    details = [
        _blood(said.blood),
        _sentence("COLOURS", said.colour),
        _sentence("URGENCY", said.urgency_0_3),
        _("Woke you from sleep.") if said.woke_from_sleep else "",
        _("Felt unfinished.") if said.incomplete else "",
        _("Pain %(score)s of 10.") % {"score": said.pain_0_10}
        if said.pain_0_10 is not None
        else "",
        _cut(said.note),
    ]
    return _("Poo"), _joined((number, form.lower())), details


def _sentence(question: str, value: str | int | None) -> str:
    return "" if value is None else f"{answer(question, value)}."


def _blood(blood: str | None) -> str:
    if blood is None:
        return ""
    if blood == "none":
        return _("No blood seen.")
    return _("Blood: %(blood)s.") % {"blood": answer("BLOOD", blood).lower()}


def _vomiting(said: Any, _vocabulary: Vocabulary) -> Said:
    times = (
        ngettext("once", "%(count)s times", said.times) % {"count": said.times}
        if said.times
        else ""
    )
    return _("Being sick"), _joined((answer("VOMIT", said.content), times)), []


def _meal(said: Any, vocabulary: Vocabulary) -> Said:
    plants = len(said.plants)
    count = ngettext("%(count)s plant.", "%(count)s plants.", plants) % {"count": plants}
    details = [
        _sentence("PORTIONS", said.portion),
        f"{_joined(vocabulary.label(code) for code in said.food_tags)}." if said.food_tags else "",
        count if plants else "",
    ]
    return answer("MEALS", said.meal) or _("Food or drink"), _cut(said.what), details


def _medicine(said: Any, _vocabulary: Vocabulary) -> Said:
    course = [
        _("Since %(day)s.") % {"day": date_format(said.started_on, "DATE_FORMAT")}
        if said.started_on
        else "",
        _("Stopped %(day)s.") % {"day": date_format(said.stopped_on, "DATE_FORMAT")}
        if said.stopped_on
        else "",
    ]
    return said.name, said.dose or "", [*course, _cut(said.reason_stopped)]


def _dose(said: Any, _vocabulary: Vocabulary) -> Said:
    name = said.medicine_name or _("Medicine")
    return name, _("left out") if said.skipped else _("taken"), []


def _measurement(said: Any, _vocabulary: Vocabulary) -> Said:
    parts = [
        weight_as_typed(said),
        f"{said.temperature_c:g} °C" if said.temperature_c is not None else "",
        _("pulse %(bpm)s") % {"bpm": said.pulse_bpm} if said.pulse_bpm is not None else "",
        f"FIT {said.fit_ug_g:g} µg/g" if said.fit_ug_g is not None else "",
    ]
    is_weight_only = said.weight_value is not None and not any(parts[1:])
    return _("Weight") if is_weight_only else _("Measured"), _joined(parts), []


def weight_as_typed(said: Any) -> str:
    """Return a weight in the unit it was typed in."""
    if said.weight_value is None:
        return ""
    has_pounds = said.weight_unit == "st" and said.weight_extra_lb is not None
    extra = f" {said.weight_extra_lb:g} lb" if has_pounds else ""
    return f"{said.weight_value:g} {said.weight_unit}{extra}"


def _day(said: Any, _vocabulary: Vocabulary) -> Said:
    parts = {
        _("slept %(n)s hours"): None if said.sleep_hours is None else f"{said.sleep_hours:g}",
        _("sleep %(n)s of 10"): said.sleep_quality_0_10,
        _("stress %(n)s of 10"): said.stress_0_10,
        _("moved %(n)s minutes"): said.activity_minutes,
        _("%(n)s drinks"): said.fluids_cups,
    }
    text = _joined(part % {"n": n} for part, n in parts.items() if n is not None)
    period = {True: _("Period."), False: _("No period.")}.get(said.period, "")
    done = _("Nothing more to record.") if said.symptoms_complete and said.meals_complete else ""
    return _("The day"), text, [period, done]


def _note(said: Any, _vocabulary: Vocabulary) -> Said:
    return _("Note"), _cut(said.text), []


SAY: Mapping[str, Callable[[Any, Vocabulary], Said]] = {
    "symptom": _symptom,
    "bowel_movement": _bowel_movement,
    "vomiting": _vomiting,
    "meal": _meal,
    "medicine": _medicine,
    "dose": _dose,
    "measurement": _measurement,
    "day": _day,
    "note": _note,
}
