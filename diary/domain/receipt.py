"""When something can have happened: what a device or a person says of time, held against the moment it arrived.

Forms and the sync share these rules, so that the same entry is taken or refused by both.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from diary.domain.entries import EntryPayload

EARLIEST = date(1900, 1, 1)
CLOCKS_DIFFER = timedelta(minutes=2)
"""How far ahead a clock may be without anybody being asked."""
CLOCK_IS_WRONG = timedelta(days=1)
"""How far ahead the clock of a device may be: beyond this, no day that it says can be believed."""

TO_COME, TOO_LONG_AGO, CLOCK_AHEAD = "to_come", "too_long_ago", "clock_ahead"
Payload = TypeVar("Payload", bound=EntryPayload)


def faults_of_time(payload: EntryPayload, received: datetime) -> Mapping[str, str]:
    """Return what is wrong with the times of a payload: field names with one of the reasons above.

    What a device wrote down while its clock was somewhat ahead is no fault: ``bounded`` puts it right.

    Args:
        payload: what was sent; its ``recorded_at`` is by the clock of the device.
        received: when it arrived, by the clock of the server, with a zone.
    """
    if payload.recorded_at > received + CLOCK_IS_WRONG:
        return {"recorded_at": CLOCK_AHEAD}
    latest = max(payload.recorded_at, received) + CLOCKS_DIFFER
    zone = ZoneInfo(payload.zone)
    found = {}
    for name, moment in _moments(payload).items():
        if moment > latest:
            found[name] = TO_COME
        elif moment.astimezone(zone).date() < EARLIEST:
            found[name] = TOO_LONG_AGO
    today = (received + CLOCKS_DIFFER).astimezone(zone).date()
    for name, day in _days(payload).items():
        if day > today:
            found[name] = TO_COME
        elif day < EARLIEST:
            found[name] = TOO_LONG_AGO
    return found


def bounded(payload: Payload, received: datetime) -> Payload:
    """Return the payload with no moment after it was received; the same payload when there is none.

    Each moment is bounded by itself, so that what ended does not end before it started.
    """
    received = received.astimezone(UTC)
    late = {name: received for name, moment in _moments(payload).items() if moment > received}
    if payload.recorded_at > received:
        late["recorded_at"] = received
    return payload.model_copy(update=late) if late else payload


def _moments(payload: EntryPayload) -> dict[str, datetime]:
    """Return when it happened, by field: every instant that it says but that of writing it down."""
    return {
        name: value
        for name, value in _said(payload)
        if isinstance(value, datetime) and name != "recorded_at"
    }


def _days(payload: EntryPayload) -> dict[str, date]:
    """Return the calendar days that it says, by field."""
    return {
        name: value
        for name, value in _said(payload)
        if isinstance(value, date) and not isinstance(value, datetime)
    }


def _said(payload: EntryPayload) -> Iterator[tuple[str, object]]:
    return ((name, getattr(payload, name)) for name in type(payload).model_fields)
