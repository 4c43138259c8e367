"""Save the scores of several symptoms at once."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid4, uuid5

from diary.actions.store import store_new
from diary.domain.entries import Symptom
from diary.domain.visits.followed import symptom_key
from diary.models import Entry
from diary.models.patient import OpenDiary
from diary.vault import open_entries

Scores = list[tuple[Entry, Symptom]]


def score_id(batch: UUID, tag: str, score: int, standing: UUID | None) -> UUID:
    """Return the id of a score that a page gave while the entry ``standing`` was the last of its tag.

    The same page sent twice gives the same ids; another score, or a score after another, is another row.
    """
    return uuid5(batch, f"{tag} {score} {standing or ''}")


def record_scores(
    *,
    diary: OpenDiary,
    batch: UUID,
    scores: Mapping[str, int],
    standing: Mapping[str, UUID],
    at: datetime,
    own_words: Mapping[str, str] = MappingProxyType({}),
) -> Scores:
    """Write one symptom entry for each tag and score, as of the moment ``at``.

    ``own_words`` are the patient's, by the key that stands in the place of a tag where there is none.

    ``batch`` was made with the page, and ``standing`` says which entry of a tag stood last: sending the
    page twice writes each score once, and no score that differs from what stands is dropped.
    """
    rows: Scores = []
    patient, now = diary.patient, diary.now
    for tag, score in scores.items():
        payload = Symptom.build(
            tag=None if tag in own_words else tag,
            own_label=own_words.get(tag),
            severity_0_10=score,
            started_at=at,
            zone=diary.profile.zone,
            recorded_at=now,
        )
        entry = Entry(
            patient=patient,
            id=score_id(batch, tag, score, standing.get(tag)),
            kind=payload.kind,
            local_date=payload.local_day(),
            occurred_at=payload.happened_at(),
        )
        rows.append((entry, payload))
    if store_new(rows, now=now) < len(rows):
        _write_what_is_not_there(patient, rows, now)
    return rows


def _write_what_is_not_there(patient: Any, rows: Scores, now: datetime) -> None:
    """Give a new row to each score whose id has come to be another entry's, or a deleted one's."""
    ids = [entry.id for entry, _symptom in rows]
    there = open_entries(patient, Entry.objects.owned_by(patient).kept().filter(id__in=ids))
    says = {e.id: _scored(e.payload) for e in there if isinstance(e.payload, Symptom)}
    again = [row for row in rows if says.get(row[0].id) != _scored(row[1])]
    for entry, _symptom in again:
        entry.id = uuid4()
    store_new(again, now=now)


def _scored(symptom: Symptom) -> tuple[str | None, int]:
    return symptom_key(symptom), symptom.severity_0_10
