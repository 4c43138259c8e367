"""Bring the JSON of an export back at once, as the command does: what is there already stays as it is."""

import io
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from diary.actions.importing.candidates import Candidate, Misread, ProfileFound, of_our_own
from diary.actions.importing.reading import AT_A_TIME, Once, stretches
from diary.actions.importing.sorting import Sorted, sort_out
from diary.actions.open_diary import open_diary
from diary.actions.store import store_new
from diary.domain.importing.found import FileRefused
from diary.domain.importing.opening import open_file
from diary.models.patient import read_diary

NO_PROFILE = "This diary has no profile that can be read."
SAYS: dict[str, str] = {
    "unknown": "This is not a diary that was exported here.",
    "other_version": "This diary was exported by another version of the portal.",
}


class NotADiaryFile(Exception):
    """The file is not JSON that this portal exported."""


@dataclass
class ImportReport:
    """What happened to each record: how many, and which could not be read (name, place, fields)."""

    stored: int = 0
    kept: int = 0
    invalid: list[tuple[str, int, str]] = field(default_factory=list)


def import_diary(*, patient: Any, document: bytes, now: datetime) -> ImportReport:
    """Write every record of an exported document, or of the ZIP with it, that is not in the diary yet.

    A record whose id is there and says something else is left as it is (``kept``). One bad record never
    stops the others.

    Raises:
        NotADiaryFile: if the document is something else.
        NoKeyOpensThis: if the diary that is there does not open.
    """
    report = ImportReport()
    try:
        owner = _owner(patient, document, now)
        with transaction.atomic():
            once = Once()
            for stretch in stretches(of_our_own(owner, _file(document), now), AT_A_TIME):
                _take(owner, stretch, once, report, now)
    except FileRefused as refused:
        raise NotADiaryFile(SAYS.get(refused.why, SAYS["unknown"])) from None
    return report


def _file(document: bytes) -> Any:
    opened = open_file(io.BytesIO(document))
    if opened.source != "own":
        raise FileRefused("unknown")
    return opened.file


def _owner(patient: Any, document: bytes, now: datetime) -> Any:
    """Return the patient with the key; a patient without a diary gets one with the file's profile."""
    diary = read_diary(patient, now, agreed=False)
    profiles = [
        row.profile
        for row in of_our_own(patient, _file(document), now)
        if isinstance(row, ProfileFound)
    ]  # reading to the end also says whether it is a diary of ours
    if diary is not None:
        return diary.patient
    if not profiles:
        raise NotADiaryFile(NO_PROFILE)
    return open_diary(patient=patient, profile=profiles[0], now=now, agreed_to=None).patient


def _take(owner: Any, stretch: list[Any], once: Once, report: ImportReport, now: datetime) -> None:
    fresh = [row for row in stretch if isinstance(row, Candidate) and once.first(row)]
    found: Sorted = sort_out(owner, fresh)
    stored = sum(
        store_new([(c.record, c.payload) for c in candidates], now=now)
        for candidates in found.new.values()
    )
    candidates = sum(isinstance(row, Candidate) for row in stretch)
    report.stored += stored
    report.kept += candidates - stored
    report.invalid += [
        (row.section, row.place - 1, row.fields) for row in stretch if isinstance(row, Misread)
    ]
