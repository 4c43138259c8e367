"""A page or snippet as the passages a reviewer compares: each field under its name."""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Field, ForeignKey, JSONField, ManyToManyField
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField

from education.domain.differences import Passage
from education.history.passages import passages_of
from education.models import ArticlePage
from education.models.words import BOOKKEEPING
from education.reader_html import reader_html
from education.reading import Reading

OF_A_ROW = BOOKKEEPING | {"sort_order"}


def words_of(obj: Any) -> list[Passage]:
    """Return every word of ``obj`` that a signature covers, drafts that it shows as well."""
    context = {"page": obj}
    if isinstance(obj, ArticlePage):
        context["article"] = Reading(obj, preview=True)
    found: list[Passage] = []
    for field in _fields(obj, BOOKKEEPING | {*obj.unrevisioned_fields}):
        passages = list(_field(obj, field, context))
        if passages:
            found += [Passage("heading", _title(field.verbose_name)), *passages]
    for relation in get_all_child_relations(type(obj)):
        rows = [_row(row) for row in getattr(obj, relation.get_accessor_name()).all()]
        if rows:
            name = relation.related_model._meta.verbose_name_plural  # noqa: SLF001 - Django's own
            found += [Passage("heading", _title(name)), *(Passage("item", row) for row in rows)]
    return found


def _title(name: Any) -> str:
    return str(name)[:1].upper() + str(name)[1:]


def _fields(obj: Any, left_out: Any) -> Iterator[Any]:
    meta = type(obj)._meta  # noqa: SLF001 - Django's own
    for field in (*meta.concrete_fields, *meta.many_to_many):
        link_to_parent = getattr(field.remote_field, "parent_link", False)
        if field.editable and field.name not in left_out and not link_to_parent:
            yield field


def _field(obj: Any, field: Field, context: dict[str, Any]) -> Iterator[Passage]:
    value = getattr(obj, field.name)
    if isinstance(field, StreamField):
        yield from passages_of(value.render_as_block(context))
    elif isinstance(field, RichTextField):
        yield from passages_of(reader_html(value or ""))
    elif isinstance(field, ManyToManyField):
        yield from (Passage("item", str(row)) for row in value.all())
    else:
        for line in _plain(obj, field, value).splitlines():
            if line.strip():
                yield Passage("paragraph", " ".join(line.split()))


def _plain(obj: Any, field: Any, value: Any) -> str:
    if value is None or value == "":
        return ""
    in_words = getattr(obj, f"get_{field.name}_display", None)
    if in_words:
        return str(in_words())
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(field, JSONField):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    return str(value)


def _row(row: Any) -> str:
    values = (_plain(row, field, getattr(row, field.name)) for field in _fields_of_row(row))
    return " – ".join(" ".join(text.split()) for text in values if text)


def _fields_of_row(row: Any) -> Iterator[Any]:
    for field in type(row)._meta.concrete_fields:  # noqa: SLF001 - Django's own
        parent = isinstance(field, ForeignKey) and field.name in {"page", "claim"}
        if field.name not in OF_A_ROW and not parent:
            yield field
