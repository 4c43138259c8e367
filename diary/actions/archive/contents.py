"""What is in the archive: the whole document, its schemas, a table of each kind, and a page that explains."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.utils.translation import get_language, override

from diary.actions.activity import note_event
from diary.actions.archive.fhir import fhir_file
from diary.actions.archive.schemas import schemas
from diary.actions.archive.stream import ArchiveFile, zip_stream
from diary.actions.archive.tables import Tally, clear_table, sealed_table
from diary.actions.export import clear_models, export_parts, exported_as, sealed_models
from diary.domain.entries import PAYLOADS
from diary.models import Entry
from diary.models.patient import OpenDiary
from diary.wording.archive import read_me

MoreFiles = Callable[[OpenDiary], Iterable[ArchiveFile]]
MORE_FILES: list[MoreFiles] = [fhir_file]
"""What is made for other programs, and what other parts of the portal add; each is asked for each archive."""


def also_in_archive(more: MoreFiles) -> MoreFiles:
    """Have ``more`` asked for further files of every archive."""
    if more not in MORE_FILES:
        MORE_FILES.append(more)
    return more


def hand_out(*, diary: OpenDiary, user_agent: str) -> Iterator[bytes]:
    """Note that everything is taken along, and return it."""
    note_event(patient=diary.patient, what="exported", now=diary.now, user_agent=user_agent)
    return archive(diary=diary)


def archive(*, diary: OpenDiary) -> Iterator[bytes]:
    """Yield the ZIP file of everything that is kept of a patient, made while it is read."""
    made_at = diary.now.astimezone(diary.zone)
    return zip_stream(_files(diary, made_at, get_language() or ""), made_at=made_at)


def _files(diary: OpenDiary, made_at: datetime, language: str) -> Iterator[ArchiveFile]:
    tallies: dict[str, Tally] = {}
    others: list[str] = []
    document = export_parts(patient=diary.patient, now=diary.now)
    yield ArchiveFile("diary.json", (part.encode() for part in document))
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=1)
        yield ArchiveFile(f"schema/{name}.json", [text.encode()])
    yield from _tables(diary, tallies)
    for more in MORE_FILES:
        for file in _in_turn(more, diary, language):
            yield file
            others += [f"{file.name}: {file.about}"] if file.about else []
    with override(language):
        text = read_me(tallies, made_at, others)
    yield ArchiveFile("README.txt", [text.encode()])


def _in_turn(more: MoreFiles, diary: OpenDiary, language: str) -> Iterator[ArchiveFile]:
    """Yield further files one by one, so that each may be made when its turn comes."""
    with override(language):
        files = iter(more(diary))
    while True:
        with override(language):
            file = next(files, None)
        if file is None:
            return
        yield file


def _tables(diary: OpenDiary, tallies: dict[str, Tally]) -> Iterator[ArchiveFile]:
    """Yield a table of each kind of entry, and of each other model."""
    patient = diary.patient
    for kind, payload in PAYLOADS.items():
        tally = tallies[f"csv/{kind}.csv"] = Tally()
        yield ArchiveFile(f"csv/{kind}.csv", sealed_table(Entry, payload, patient, tally))
    for model in sealed_models():
        if model.payload_type is not None:
            name = f"csv/{exported_as(model)}.csv"
            tally = tallies[name] = Tally()
            yield ArchiveFile(name, sealed_table(model, model.payload_type, patient, tally))
    for clear in clear_models():
        name = f"csv/{exported_as(clear)}.csv"
        tally = tallies[name] = Tally()
        yield ArchiveFile(name, clear_table(clear, patient, tally))
