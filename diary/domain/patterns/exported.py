"""An exported diary as days to compare: what our JSON, or the ZIP with it, tells without a database."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from diary.domain.entries import PAYLOADS, read_payload
from diary.domain.importing.found import File, FileRefused
from diary.domain.importing.opening import open_file
from diary.domain.importing.own_json import read_own
from diary.domain.patterns.exposed import exposed
from diary.domain.patterns.exposures import FOOD, HABIT, HABITS, MOST_COMPARED
from diary.domain.patterns.recorded import Recorded
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.profile import Profile

MISFITS = (PayloadDoesNotFit, KeyError, TypeError, ValueError, AttributeError, RecursionError)


@dataclass(slots=True)
class Exported:
    """A diary from a file. ``unread`` entries did not fit; ``profile`` is None when the file has none that does."""

    recorded: Recorded = field(default_factory=Recorded)
    profile: Profile | None = None
    unread: int = 0
    newest: datetime | None = None

    @property
    def tracked(self) -> tuple[str, ...]:
        """Return what the person tracked."""
        return self.profile.tracked if self.profile else ()

    @property
    def today(self) -> date:
        """Return the local date of the last change in the file: the day that may not be over."""
        zone = ZoneInfo(self.profile.zone) if self.profile else UTC
        written = [self.newest.astimezone(zone).date()] if self.newest else [date(1970, 1, 1)]
        return max([*written, *self.recorded.days()])

    def compared(self) -> tuple[str, ...]:
        """Return what the person chose; of a diary without a choice what was there on most days."""
        if self.profile and self.profile.compared:
            return self.profile.compared
        days = sorted(self.recorded.days())
        foods = {f"{FOOD}{tag}" for eaten in self.recorded.eaten.values() for tag in eaten}
        medicines = {course.key for course in self.recorded.courses.values()}
        keys = chain(foods, medicines, (f"{HABIT}{habit}" for habit in HABITS))
        counted = [(-len(exposed(key, self.recorded, days).on), key) for key in keys]
        return tuple(key for count, key in sorted(counted) if count)[:MOST_COMPARED]


def read_exported(file: File) -> Exported:
    """Read the JSON of an export, or the ZIP with it; what was deleted is left out.

    Raises:
        FileRefused: it is not an export of this portal, or damaged.
    """
    opened = open_file(file)
    if opened.source != "own":
        raise FileRefused("unknown")
    said = Exported()
    for section, _place, row in read_own(opened.file):
        if section == "entries":
            _entry(said, row)
        elif section == "profile":
            _profile(said, row)
    return said


def _entry(said: Exported, row: Any) -> None:
    try:
        if row.get("deleted_at") or row["kind"] not in PAYLOADS:
            return
        payload = read_payload(row["kind"], json.dumps(row["payload"]))
        said.recorded.take(payload, str(row["id"]))
        changed = datetime.fromisoformat(row["updated_at"]).astimezone(UTC)
        said.newest = max(said.newest or changed, changed)
    except MISFITS:
        said.unread += 1


def _profile(said: Exported, row: Any) -> None:
    try:
        said.profile = Profile.read(json.dumps(row["payload"]))
    except MISFITS:
        return


def unknown_keys(keys: Iterable[str], recorded: Recorded) -> list[str]:
    """Return the keys of what the diary has on no day at all."""
    days = sorted(recorded.days())
    return [key for key in keys if not exposed(key, recorded, days).on]
