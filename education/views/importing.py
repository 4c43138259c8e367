"""The CMS screens for a document from elsewhere: choose it, look at it, make the draft, look back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import PageLogEntry

from education.importing import LOG_ACTION, SAME, CannotImport, Imported
from education.importing.beside import issues_of, rows_of
from education.importing.desk import draft_of, keep_document, make_page, show_page
from education.importing.forms import DocumentForm, PageForm
from education.importing.matching import match_footnotes
from education.importing.pages import page_of, page_of_file
from education.models import ArticlePage, DocumentImport, EducationIndexPage

UNPROCESSABLE = 422
ROWS = 50


@require_http_methods(["GET", "POST"])
def import_document(request: HttpRequest) -> HttpResponse:
    """Ask for a document; when it can be read, keep it and lead to what was read."""
    _parent_for(request.user)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "education/cms/import.html", {"form": form}, status=status)
    row = keep_document(**form.cleaned_data, user=request.user, now=timezone.now())
    return redirect("import_preview", row.pk)


@require_http_methods(["GET", "POST"])
def import_preview(request: HttpRequest, import_id: int) -> HttpResponse:
    """Show what was read of a document; on "make the draft", make it and open the editor."""
    parent = _parent_for(request.user)
    row = get_object_or_404(DocumentImport, pk=import_id)
    if row.document is None:
        return redirect("import_report", row.pk)
    form = PageForm(request.POST or None, parent=parent)
    if form.is_valid():
        try:
            page = form.cleaned_data["page"]
            return _made(
                request, make_page(row=row, parent=parent, user=request.user, page=page), row
            )
        except CannotImport as refusal:
            form.add_error(None, str(refusal))
    status = UNPROCESSABLE if form.is_bound else 200
    return render(
        request, "education/cms/import_preview.html", _preview(row, form, parent), status=status
    )


def _preview(row: DocumentImport, form: PageForm, parent: EducationIndexPage) -> dict[str, Any]:
    draft = draft_of(row)
    row.issues = [[i.code, i.message, i.line] for i in match_footnotes(draft).issues]
    return {
        "row": row,
        "form": form,
        "draft": draft,
        "same": page_of(row.sha256, parent, None),
        "before": page_of_file(row.file_name, parent),
        "issues": issues_of(row),
        "lines": rows_of(row),
    }


def _made(request: HttpRequest, imported: Imported, row: DocumentImport) -> HttpResponse:
    """Say what was done and open the editor."""
    buttons = []
    if imported.outcome != SAME:
        buttons = [messages.button(reverse("import_report", args=[row.pk]), _("Import notes"))]
    messages.success(request, _told(imported), buttons=buttons)
    return redirect("wagtailadmin_pages:edit", imported.page.pk)


@require_safe
def import_page(request: HttpRequest, import_id: int) -> HttpResponse:
    """Show the reading page that a document would make, inside the preview."""
    parent = _parent_for(request.user)
    row = get_object_or_404(DocumentImport, pk=import_id, document__isnull=False)
    try:
        response = show_page(row=row, parent=parent, request=request)
    except CannotImport as refusal:
        response = HttpResponse(str(refusal), status=409, content_type="text/plain; charset=utf-8")
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


@require_safe
def import_history(request: HttpRequest) -> HttpResponse:
    """List every document that was imported or looked at, newest first."""
    _parent_for(request.user)
    rows = DocumentImport.objects.defer("document", "source", "unplaced").select_related("page")
    page = Paginator(rows, ROWS).get_page(request.GET.get("p"))
    return render(request, "education/cms/import_history.html", {"rows": page})


@require_safe
def import_report(request: HttpRequest, import_id: int) -> HttpResponse:
    """Show one import: what it changed, and its issues beside the lines they came from."""
    row = get_object_or_404(DocumentImport.objects.defer("document"), pk=import_id)
    if row.page is None or not row.page.permissions_for_user(request.user).can_edit():
        _parent_for(request.user)
    context = {"row": row, "issues": issues_of(row), "lines": rows_of(row)}
    return render(request, "education/cms/import_report.html", context)


@require_safe
def import_notes(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what the last import of a page left for its editor."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    row = page.imports.first()
    if row is not None:
        return redirect("import_report", row.pk)
    entry = PageLogEntry.objects.filter(page_id=page_id, action=LOG_ACTION).first()
    if entry is None:
        raise Http404
    context = {"page": page, "notes": entry.data, "imported_at": entry.timestamp}
    return render(request, "education/cms/import_notes.html", context)


def _parent_for(user: Any) -> EducationIndexPage:
    """Return the list of articles, if ``user`` may add to it."""
    parent = EducationIndexPage.objects.first()
    if parent is None or not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    return parent


def _told(imported: Imported) -> str:
    if imported.outcome == SAME:
        return _("This document was imported before. Nothing was changed.")
    count = len(imported.issues)
    return ngettext(
        "The draft is made. %(count)s thing needs your eyes: see the comments.",
        "The draft is made. %(count)s things need your eyes: see the comments.",
        count,
    ) % {"count": count}
