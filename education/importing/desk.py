"""The way of a document through the CMS: kept when it is uploaded, looked at, made into a page."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from education.domain.importing import ArticleDraft, read_document
from education.importing.drafts import import_draft
from education.importing.records import Imported, described
from education.models import ArticlePage, DocumentImport, EducationIndexPage

KEPT_FOR = timedelta(days=7)


def keep_document(
    *, data: bytes, draft: ArticleDraft, file_name: str, user: Any, now: datetime
) -> DocumentImport:
    """Keep an uploaded document until its page is made; those that nobody went on with for a week go."""
    waiting = DocumentImport.objects.filter(outcome=DocumentImport.Outcome.WAITING)
    waiting.filter(imported_at__lt=now - KEPT_FOR).delete()
    row = described(draft, file_name=file_name, user=user)
    row.document = data
    row.save()
    return row


def make_page(
    *, row: DocumentImport, parent: EducationIndexPage, user: Any, page: ArticlePage | None
) -> Imported:
    """Make the draft page of a document that was looked at.

    Raises:
        CannotImport: if the page is locked, or ``user`` may not edit it.
    """
    return import_draft(
        draft=draft_of(row),
        parent=parent,
        file_name=row.file_name,
        user=user,
        page=page,
        row=row,
    )


def draft_of(row: DocumentImport) -> ArticleDraft:
    """Return the draft that a kept document makes."""
    return read_document(bytes(row.document or b""), row.file_name)


def show_page(
    *, row: DocumentImport, parent: EducationIndexPage, request: HttpRequest
) -> HttpResponse:
    """Return the reading page that the document would make; the page is made for it and taken back.

    Raises:
        CannotImport: if the page that it belongs to is locked, or the reader may not edit it.
    """
    with transaction.atomic():
        imported = import_draft(
            draft=draft_of(row), parent=parent, file_name=row.file_name, user=request.user
        )
        saved = ArticlePage.objects.get(pk=imported.page.pk)
        page = saved.get_latest_revision_as_object()
        response: HttpResponse = page.make_preview_request(request, page.default_preview_mode)
        transaction.set_rollback(True)
    return response
