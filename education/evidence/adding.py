"""Adds references as drafts: the only writer of lists that staff paste."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from education.domain.references.record import Record
from education.evidence.shelf import next_number
from education.models import Reference

TEXTS = ("authors", "title", "journal", "volume", "issue", "pages", "doi", "pmid", "epub", "url")


class CannotAdd(Exception):
    """Nothing was added; the text says why and what to do."""


def fields_of(record: Record) -> dict[str, Any]:
    """Return the fields of a Reference that a record fills; it has to have a work."""
    work = record.work
    fields: dict[str, Any] = {name: getattr(work, name) for name in TEXTS}
    fields["year"] = getattr(work, "year", 0) or None
    if fields["doi"] or fields["pmid"]:
        fields["url"] = ""  # these lead there already, and do not break
    flags = {"retracted": record.retracted, "concern": record.concern}
    return {**fields, "study_kind": record.study_kind, **flags}


def add_references(*, records: Iterable[Record], by: Any) -> list[Reference]:
    """Add each record as a draft with the next number, all or none; raise ``CannotAdd``.

    A draft is live for nobody: it is signed and published like any other.
    """
    try:
        with transaction.atomic():
            return [_added(record, by) for record in records]
    except IntegrityError:
        raise CannotAdd(
            _("Somebody added references at the same moment. Nothing was added: try once more.")
        ) from None
    except ValidationError as refusal:
        raise CannotAdd(" ".join([_("Nothing was added."), *refusal.messages])) from None


def _added(record: Record, by: Any) -> Reference:
    reference = Reference(number=next_number(), live=False, **fields_of(record))
    reference.full_clean()
    reference.save()
    revision = reference.save_revision(user=by)
    log(instance=reference, action="wagtail.create", user=by, revision=revision)
    return reference
