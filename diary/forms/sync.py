"""Read what a device sends: each entry by itself, and what is wrong with one in plain words, never its values."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diary.domain.entries import PAYLOADS, Day, EntryPayload, read_payload
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.receipt import (
    CLOCK_AHEAD,
    TO_COME,
    TOO_LONG_AGO,
    faults_of_time,
)
from diary.domain.sync import OTHER_DAY, OTHER_KIND, SentEntry
from diary.forms.fields import MOST_VERSIONS, printable

MOST_ENTRIES = 200
KNOWN = {"id", "kind", "version", "payload", "deleted", "base"}
CANONICAL = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
UNWRITABLE = re.compile(r"[\x00\ud800-\udfff]")
LONGEST_NUMBER = 30  # digits

USUAL = _("This cannot be saved as it is.")
SENTENCES: Mapping[str, Promise] = {
    "missing": _("This is missing."),
    "id": _("This entry has no proper id."),
    "kind": _("There is no such kind of entry."),
    "version": _("The version is a whole number, 0 for a new entry."),
    "zone": _("There is no such time zone."),
    "deleted": _("Deleted is true or false."),
    "not_an_entry": _("This is not an entry."),
    "unknown_field": _("It holds a field that this kind of entry does not have."),
    "unwritable": _("It holds a character that no text can hold."),
    TO_COME: _("That is still to come. Write it down when it has happened."),
    TOO_LONG_AGO: _("That date is too long ago. Check the year."),
    CLOCK_AHEAD: _("The clock of this device is more than a day ahead. Set it, and try again."),
    OTHER_KIND: _("There is an entry of another kind with this id."),
    OTHER_DAY: _("This entry stays on its day. Delete it, and write a new one."),
    # What does not go together in one entry
    "symptom": _("A symptom has one name, and does not end before it starts."),
    "medicine": _("It cannot stop before it starts. Check both dates."),
    "measurement": _(
        "Something has to be measured; a weight has its unit, and its kilograms agree."
    ),
    # The reasons of pydantic
    "extra_forbidden": _("It holds a field that this kind of entry does not have."),
    "literal_error": _("This is not one of the answers."),
    "string_too_long": _("This is too long."),
    "string_too_short": _("This is empty."),
    "too_long": _("These are too many."),
    "string_pattern_mismatch": _("It holds a character that cannot be saved."),
    "less_than_equal": _("This is too large, or too late."),
    "less_than": _("This is too large."),
    "greater_than_equal": _("This is too small, or too long ago."),
    "greater_than": _("This is too small."),
    "finite_number": _("This is not a number."),
    "float_type": _("This is not a number."),
    "int_type": _("This is not a whole number."),
    "int_from_float": _("This is not a whole number."),
    "bool_type": _("This is true or false."),
    "string_type": _("This is not text."),
    "timezone_aware": _("The time does not say in which zone it is."),
}


class NothingTaken(Exception):
    """All that was sent is refused; ``why`` is a word for the device that sent it."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that cannot be taken in: its id, when it has one, and reasons by field."""

    id: UUID | None
    faults: Mapping[str, str]


def sentences(faults: Mapping[str, str]) -> dict[str, str]:
    """Return reasons by field as sentences."""
    return {name: str(SENTENCES.get(reason, USUAL)) for name, reason in faults.items()}


def read_batch(body: bytes, received: datetime) -> list[SentEntry | Refused]:
    """Read the entries of a request's body, which arrived at ``received``.

    Raises:
        NothingTaken: it is no list of entries, or a longer one than may be sent at once.
    """
    try:
        sent = json.loads(body, parse_int=_whole)
    except (ValueError, RecursionError):
        raise NothingTaken("unreadable") from None
    entries = sent.get("entries") if isinstance(sent, dict) else None
    if not isinstance(entries, list):
        raise NothingTaken("unreadable")
    if len(entries) > MOST_ENTRIES:
        raise NothingTaken("too_many")
    return [_read(entry, received) for entry in entries]


def _whole(digits: str) -> float | int:
    """Read a whole number; one with thousands of digits is no number, and no reason to refuse the rest."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else float("inf")


def _read(entry: object, received: datetime) -> SentEntry | Refused:
    if not isinstance(entry, dict):
        return Refused(None, {"entry": "not_an_entry"})
    text = entry.get("id")
    id = UUID(text) if isinstance(text, str) and CANONICAL.fullmatch(text) else None
    faults = _faults_around(entry)
    if id is None or faults:
        return Refused(id, faults if id else {**faults, "id": "id"})
    try:
        payload = _payload(entry["kind"], entry.get("payload"))
        base = _payload(entry["kind"], entry.get("base"))
    except PayloadDoesNotFit as misfit:
        return Refused(id, {n: _reason(misfit.kind, n, why) for n, why in misfit.errors.items()})
    version, deleted = entry.get("version", 0), entry.get("deleted") is True
    if payload is None:
        faults = {} if deleted and version else {"payload": "missing"}
    else:
        faults = dict(faults_of_time(payload, received))
    if faults:
        return Refused(id, faults)
    base = base if isinstance(base, Day) else None
    return SentEntry(id, entry["kind"], version, payload, deleted, base)


def _reason(kind: str, name: str, why: str) -> str:
    """Return why a payload does not fit; where no field does it alone, the kind says what has to agree."""
    if why != "value_error":
        return why
    return {"payload": kind, "zone": "zone"}.get(name, why)


def _faults_around(entry: dict[str, Any]) -> dict[str, str]:
    """Return what is wrong with everything but the id and what the entry says."""
    faults = {}
    if entry.keys() - KNOWN:
        faults["entry"] = "unknown_field"
    kind, version = entry.get("kind"), entry.get("version", 0)
    if not isinstance(kind, str) or kind not in PAYLOADS:
        faults["kind"] = "kind"
    if type(version) is not int or not 0 <= version <= MOST_VERSIONS:
        faults["version"] = "version"
    if entry.get("deleted") not in (None, True, False) or type(entry.get("deleted")) is int:
        faults["deleted"] = "deleted"
    return faults


def _payload(kind: str, said: object) -> EntryPayload | None:
    """Read what an entry says; nothing when nothing is said.

    Raises:
        PayloadDoesNotFit: it does not fit the kind.
    """
    if said is None:
        return None
    if not isinstance(said, dict):
        raise PayloadDoesNotFit(kind, {"payload": "not_an_entry"})
    if faults := _unwritable(kind, said):
        raise PayloadDoesNotFit(kind, faults)
    try:
        text = json.dumps({name: _as_typed(value) for name, value in said.items()}, allow_nan=False)
    except (ValueError, RecursionError):
        raise PayloadDoesNotFit(kind, {"payload": "not_an_entry"}) from None
    return read_payload(kind, text)


def _as_typed(value: Any) -> Any:
    """Return text as a form takes it: pasted, it brings line ends and characters that nobody sees."""
    if isinstance(value, list):
        return [_as_typed(part) for part in value]
    return printable(value) if isinstance(value, str) else value


def _unwritable(kind: str, said: dict[str, Any]) -> dict[str, str]:
    """Return the fields whose values no JSON can hold; the name of an unknown field is not repeated."""
    faults = {}
    for name, value in said.items():
        reason = ""
        if isinstance(value, str) and UNWRITABLE.search(value):
            reason = "unwritable"
        elif isinstance(value, float) and not isfinite(value):
            reason = "finite_number"
        if reason:
            faults[name if name in PAYLOADS[kind].model_fields else "payload"] = reason
    return faults
