"""The whole diary as FHIR R4, for other programs: one file of the archive, made while it is read."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings

from diary.actions.archive.stream import ArchiveFile
from diary.actions.export import ROWS_AT_A_TIME, rows_of
from diary.domain.entries import PAYLOADS, Medicine
from diary.domain.fhir.answers import questionnaire_response
from diary.domain.fhir.goals import goals
from diary.domain.fhir.parts import Resource, Whose
from diary.domain.fhir.whole_diary import diary_bundle, of_entries
from diary.domain.fhir.words import Words
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.visits.source import KeptEntry
from diary.models import ChecklistRun, Entry, Visit
from diary.models.base import SealedRecord
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.vault import SealBroken, open_entries
from diary.wording.fhir import about_file, fhir_words

NAME = "diary.fhir.json"
OTHER_KINDS = tuple(kind for kind in PAYLOADS if kind != Medicine.kind)


def fhir_file(diary: OpenDiary) -> Iterable[ArchiveFile]:
    """Return the diary in FHIR; its words are in the language that is asked in."""
    id = uuid5(NAMESPACE_OID, diary.owner_mark)
    names = {code: tag.label for code, tag in vocabulary().items()}
    whose = Whose(id, settings.WAGTAILADMIN_BASE_URL, names)
    resources = _resources(diary, whose, fhir_words())
    parts = diary_bundle(resources, id=id, made_at=diary.now, zone=diary.profile.zone)
    return [ArchiveFile(NAME, (part.encode() for part in parts), about_file())]


def _resources(diary: OpenDiary, whose: Whose, words: Words) -> Iterator[Resource]:
    """Yield what is kept and opens; what does not open is named in the other files."""
    yield from of_entries(_entries(diary), whose, diary.profile, today=diary.today)
    for row, run in _opened(diary, ChecklistRun):
        yield questionnaire_response(row.id, run, whose, words)
    for row, visit in _opened(diary, Visit):
        yield from goals(row.id, visit, whose)


def _entries(diary: OpenDiary) -> Iterator[KeptEntry]:
    """Yield entries, courses of medicines first: a dose points at its course.

    Which they are is settled at the start, and nothing is held open meanwhile, as in ``rows_of``.
    """
    rows = Entry.objects.owned_by(diary.patient).kept()
    for kinds in ((Medicine.kind,), OTHER_KINDS):
        ids = list(rows.of_kind(*kinds).oldest_first().values_list("id", flat=True))
        for start in range(0, len(ids), ROWS_AT_A_TIME):
            wanted = ids[start : start + ROWS_AT_A_TIME]
            found = {row.id: row for row in rows.filter(id__in=wanted).sealed_rows()}
            opened = open_entries(diary.patient, (found[id] for id in wanted if id in found))
            yield from (KeptEntry(entry.id, entry.payload) for entry in opened)


def _opened(diary: OpenDiary, model: type[SealedRecord]) -> Iterator[tuple[Any, Any]]:
    """Yield the rows of a model with one payload, each with what it says."""
    vault = diary.patient.diary_key.vault
    for row in rows_of(model, diary.patient, deleted_at__isnull=True):
        try:
            payload = model.payload_type.read(row.opened(vault))
        except (SealBroken, PayloadDoesNotFit):
            continue
        yield row, payload
