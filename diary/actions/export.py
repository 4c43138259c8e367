"""Everything the diary holds of one patient, as one JSON document, in parts that fit in memory."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from diary.domain.entries import PAYLOADS
from diary.domain.importing.own_json import FORMAT, FORMAT_VERSION
from diary.domain.payload import SealedPayload
from diary.models.base import SealedRecord
from diary.vault import PatientVault, SealBroken

ROWS_AT_A_TIME = 500
CLEAR_COLUMNS = (
    "kind",
    "local_date",
    "occurred_at",
    "visit_id",
    "share_id",
    "tries_left",
    "expires_at",
    "revoked_at",
)
ABOUT = (
    "Everything this diary holds of one person. Each record has an id, the version it was last saved "
    "in, when it was made, changed and (if it was) deleted, and its payload: what the person said. "
    "A field that is missing is unknown, never zero. Times are UTC. 'schemas' is the JSON Schema of "
    "each payload."
)


def patient_models() -> list[type[Model]]:
    """Return every model of the diary that holds something of a patient's, the key first."""
    models = [model for model in apps.get_app_config("diary").get_models() if _is_a_patients(model)]
    return sorted(models, key=lambda model: issubclass(model, SealedRecord))


def sealed_models() -> list[type[SealedRecord]]:
    """Return every model of sealed rows that stay."""
    models = [model for model in patient_models() if issubclass(model, SealedRecord)]
    return [model for model in models if not model.is_passing]


def clear_models() -> list[type[Model]]:
    """Return every model of a patient's rows that are in clear."""
    return [model for model in patient_models() if not issubclass(model, SealedRecord)]


def export_parts(*, patient: Any, now: datetime) -> Iterator[str]:
    """Yield the JSON document, piece by piece; a row that does not open is named, without payload."""
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "about": ABOUT,
        "exported_at": instant(now),
        "schemas": {kind: payload.model_json_schema() for kind, payload in payload_types().items()},
    }
    yield json.dumps(head, ensure_ascii=False)[:-1]
    vault = patient.diary_key.vault
    for model in sealed_models():
        yield from _listed(exported_as(model), (_record(r, vault) for r in rows_of(model, patient)))
    for model in clear_models():
        yield from _listed(exported_as(model), (clear_record(r) for r in rows_of(model, patient)))
    yield "}\n"


def exported_as(model: type[Model]) -> str:
    """Return the name of a model's rows in the export."""
    name: str = getattr(model, "exported_as", "")
    return name or f"{model._meta.model_name}s"  # noqa: SLF001 - Django's documented Model._meta


def payload_types() -> dict[str, type[SealedPayload]]:
    """Return what may stand in a row of the export, by kind: nine of entries, and one of each other model."""
    others = [model.payload_type for model in sealed_models() if model.payload_type is not None]
    return {**PAYLOADS, **{payload.kind: payload for payload in others}}


def rows_of(
    model: type[Model], patient: Any, order: Sequence[str] = ("created_at",), **only: Any
) -> Iterator[Any]:
    """Yield a patient's rows, some hundred in memory at a time.

    Which rows, and in what order, is settled at the start; nothing is held open in the database while
    a slow line is waited for. So a row that is changed meanwhile is there once, as it is by then, and
    one that is erased meanwhile is not.
    """
    rows = model.objects.owned_by(patient).filter(**only)
    has = {field.name for field in model._meta.get_fields()}  # noqa: SLF001 - as above
    key = "id" if "id" in has else "pk"
    ids = list(
        rows.order_by(*(name for name in order if name in has), key).values_list(key, flat=True)
    )
    for start in range(0, len(ids), ROWS_AT_A_TIME):
        wanted = ids[start : start + ROWS_AT_A_TIME]
        found = {getattr(row, key): row for row in rows.filter(**{f"{key}__in": wanted})}
        yield from (found[id] for id in wanted if id in found)


def instant(value: datetime) -> str:
    """Return a moment as text, in UTC."""
    return value.astimezone(UTC).isoformat()


def clear_record(row: Model) -> dict[str, Any]:
    """Return a row in clear, but for the patient's number and columns that are nobody's to read."""
    return {name: _plain(getattr(row, name)) for name in clear_columns(type(row))}


def clear_columns(model: type[Model]) -> list[str]:
    """Return the columns of a model in clear that are exported."""
    hidden = {"pk", "patient", *getattr(model, "not_exported", ())}
    fields = model._meta.local_concrete_fields  # noqa: SLF001 - as above
    return [field.attname for field in fields if field.name not in hidden]


def _is_a_patients(model: type[Model]) -> bool:
    try:
        return model._meta.get_field("patient").is_relation  # noqa: SLF001 - as above
    except FieldDoesNotExist:
        return False


def _listed(name: str, records: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield f',\n"{name}": ['
    for place, record in enumerate(records):
        yield ("\n" if place == 0 else ",\n") + json.dumps(record, ensure_ascii=False)
    yield "\n]"


def _record(row: SealedRecord, vault: PatientVault) -> dict[str, Any]:
    clear = {name: _plain(getattr(row, name)) for name in CLEAR_COLUMNS if hasattr(row, name)}
    record = {
        "id": str(row.id),
        **clear,
        "version": row.version,
        "created_at": instant(row.created_at),
        "updated_at": instant(row.updated_at),
        "deleted_at": _plain(row.deleted_at),
    }
    try:
        return {**record, "payload": json.loads(row.opened(vault))}
    except SealBroken:
        return {**record, "payload": None, "unreadable": True}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return instant(value)
    return value if value is None or isinstance(value, bool | int) else str(value)
