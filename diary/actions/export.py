"""Everything a patient wrote, as one JSON document, in parts that fit in memory."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.db.models import Model

from diary.domain.entries import PAYLOADS
from diary.domain.payload import SealedPayload
from diary.models.base import SealedRecord
from diary.vault import PatientVault, SealBroken

FORMAT = "patient-diary"
FORMAT_VERSION = 1
ROWS_AT_A_TIME = 200
CLEAR_COLUMNS = ("kind", "local_date", "occurred_at")
ABOUT = (
    "Everything this diary holds of one person. Each record has an id, the version it was last saved "
    "in, when it was made, changed and (if it was) deleted, and its payload: what the person said. "
    "A field that is missing is unknown, never zero. Times are UTC. 'schemas' is the JSON Schema of "
    "each payload."
)


def patient_models() -> list[type[Model]]:
    """Return every model that holds something of a patient's, the key first."""
    models = list(apps.get_app_config("diary").get_models())
    return sorted(models, key=lambda model: issubclass(model, SealedRecord))


def sealed_models() -> list[type[SealedRecord]]:
    """Return every model of sealed rows."""
    return [model for model in patient_models() if issubclass(model, SealedRecord)]


def export_parts(*, patient: Any, now: datetime) -> Iterator[str]:
    """Yield the JSON document, piece by piece; a row that does not open is named, without payload."""
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "about": ABOUT,
        "exported_at": _instant(now),
        "schemas": {kind: payload.model_json_schema() for kind, payload in _payloads().items()},
    }
    yield json.dumps(head, ensure_ascii=False)[:-1]
    vault = patient.diary_key.vault
    for model in sealed_models():
        yield f',\n"{exported_as(model)}": ['
        yield from _records(model, patient, vault)
        yield "\n]"
    yield "}\n"


def exported_as(model: type[SealedRecord]) -> str:
    """Return the name of a model's rows in the export."""
    return model.exported_as or f"{model._meta.model_name}s"  # noqa: SLF001 - Django's documented Model._meta


def _payloads() -> dict[str, type[SealedPayload]]:
    """Return what may stand in a row of the export, by kind: nine of entries, and one of each other model."""
    others = [model.payload_type for model in sealed_models() if model.payload_type is not None]
    return {**PAYLOADS, **{payload.kind: payload for payload in others}}


def _records(model: type[SealedRecord], patient: Any, vault: PatientVault) -> Iterator[str]:
    rows = model.objects.owned_by(patient).order_by("created_at", "id")
    for place, row in enumerate(rows.iterator(chunk_size=ROWS_AT_A_TIME)):
        yield ("\n" if place == 0 else ",\n") + json.dumps(_record(row, vault), ensure_ascii=False)


def _record(row: SealedRecord, vault: PatientVault) -> dict[str, Any]:
    clear = {name: _plain(getattr(row, name)) for name in CLEAR_COLUMNS if hasattr(row, name)}
    record = {
        "id": str(row.id),
        **clear,
        "version": row.version,
        "created_at": _instant(row.created_at),
        "updated_at": _instant(row.updated_at),
        "deleted_at": _plain(row.deleted_at),
    }
    try:
        return {**record, "payload": json.loads(row.opened(vault))}
    except SealBroken:
        return {**record, "payload": None, "unreadable": True}


def _plain(value: Any) -> str | None:
    if isinstance(value, datetime):
        return _instant(value)
    return None if value is None else str(value)


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat()
