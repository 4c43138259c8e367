"""Save the scores of several symptoms at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from diary.actions.store import store_new
from diary.domain.entries import Symptom
from diary.models import Entry


def record_scores(
    *, patient: Any, batch: UUID, scores: Mapping[str, int], zone: str, now: datetime
) -> list[tuple[Entry, Symptom]]:
    """Write one symptom entry for each tag and score, at this moment.

    ``batch`` was made with the page: sending the page twice writes each score once.
    """
    rows = []
    for tag, score in scores.items():
        payload = Symptom.build(
            tag=tag, severity_0_10=score, started_at=now, zone=zone, recorded_at=now
        )
        entry = Entry(
            patient=patient,
            id=uuid5(batch, tag),
            kind=payload.kind,
            local_date=payload.local_day(),
            occurred_at=payload.happened_at(),
        )
        rows.append((entry, payload))
    store_new(rows, now=now)
    return rows
