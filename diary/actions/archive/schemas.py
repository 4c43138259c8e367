"""The published JSON Schema of the document: one of the whole, and one of each kind of payload."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import reverse

from diary.actions.export import (
    CLEAR_COLUMNS,
    FORMAT,
    FORMAT_VERSION,
    clear_columns,
    clear_models,
    exported_as,
    payload_types,
    sealed_models,
)
from diary.domain.entries import PAYLOADS
from diary.models.base import SealedRecord

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MOMENT = {"type": "string", "format": "date-time"}
MAYBE_MOMENT = {"type": ["string", "null"], "format": "date-time"}
ID = {"type": "string", "format": "uuid"}
WHOLE = "document"


@cache
def schemas() -> Mapping[str, dict[str, Any]]:
    """Return every schema by its name; ``document`` is the whole, the others are of payloads."""
    payloads = {
        name: {"$schema": DIALECT, "$id": address(name), **payload.model_json_schema()}
        for name, payload in payload_types().items()
    }
    return {WHOLE: _document(), **payloads}


def address(name: str) -> str:
    """Return where a schema is published."""
    return settings.WAGTAILADMIN_BASE_URL + reverse("diary_schema", args=[name])


def _document() -> dict[str, Any]:
    lists = {exported_as(model): _rows(_sealed_row(model)) for model in sealed_models()}
    lists |= {
        exported_as(m): _rows(_object({key: {} for key in clear_columns(m)}))
        for m in clear_models()
    }
    head = {
        "format": {"const": FORMAT},
        "format_version": {"const": FORMAT_VERSION},
        "about": {"type": "string"},
        "exported_at": MOMENT,
        "schemas": {"type": "object"},
    }
    title = {"title": "Everything a diary holds of one person"}
    return {"$schema": DIALECT, "$id": address(WHOLE), **title, **_object({**head, **lists})}


def _rows(row: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": row}


def _object(properties: dict[str, Any], may_miss: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in may_miss]
    return {"type": "object", "properties": properties, "required": required}


def _sealed_row(model: type[SealedRecord]) -> dict[str, Any]:
    """Describe one record; ``payload`` is null where ``unreadable`` is true."""
    columns = {field.name for field in model._meta.get_fields()}  # noqa: SLF001 - Django's documented Model._meta
    clear: dict[str, Any] = {
        "kind": {"enum": list(PAYLOADS)},
        "local_date": {"type": "string", "format": "date"},
        "occurred_at": MAYBE_MOMENT,
        "visit_id": ID,
        "share_id": ID,
        "tries_left": {"type": "integer", "minimum": 0},
        "expires_at": MOMENT,
        "revoked_at": MAYBE_MOMENT,
    }
    row = {
        "id": ID,
        **{name: clear[name] for name in CLEAR_COLUMNS if name in columns},
        "version": {"type": "integer", "minimum": 1},
        "created_at": MOMENT,
        "updated_at": MOMENT,
        "deleted_at": MAYBE_MOMENT,
        "payload": {"anyOf": [{"type": "null"}, *({"$ref": ref} for ref in _payloads_of(model))]},
        "unreadable": {"const": True},
    }
    return _object(row, may_miss=("unreadable",))


def _payloads_of(model: type[SealedRecord]) -> list[str]:
    kinds = [model.payload_type.kind] if model.payload_type is not None else list(PAYLOADS)
    return [address(kind) for kind in kinds]
