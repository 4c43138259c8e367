"""The CMS screens for a document from elsewhere: choose it, look at what was read, make the draft."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import PageLogEntry

from education.importing import SAME, Imported, import_draft
from education.importing.forms import DocumentForm
from education.importing.pages import LOG_ACTION, CannotImport, page_of_file
from education.models import ArticlePage, EducationIndexPage

UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
def import_document(request: HttpRequest) -> HttpResponse:
    """Ask for a document and show what was read; on "make the draft", make it and open the editor."""
    parent = _parent_for(request.user)
    form = DocumentForm(request.POST or None, request.FILES or None, parent=parent)
    if not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "education/cms/import.html", {"form": form}, status=status)
    if "make" not in request.POST:
        before = page_of_file(form.cleaned_data["file_name"], parent)
        context = {**form.cleaned_data, "form": form, "before": before}
        return render(request, "education/cms/import_preview.html", context)
    return _make(request, form, parent)


def _make(request: HttpRequest, form: DocumentForm, parent: EducationIndexPage) -> HttpResponse:
    """Make the draft of a document that was looked at, and open the editor."""
    words = form.cleaned_data
    try:
        imported = import_draft(
            draft=words["draft"],
            parent=parent,
            file_name=words["file_name"],
            user=request.user,
            page=words["page"],
        )
    except CannotImport as refusal:
        form.add_error(None, str(refusal))
        return render(request, "education/cms/import.html", {"form": form}, status=UNPROCESSABLE)
    notes = reverse("import_notes", args=[imported.page.pk])
    buttons = [messages.button(notes, _("Import notes"))]
    messages.success(request, _told(imported), buttons=buttons)
    return redirect("wagtailadmin_pages:edit", imported.page.pk)


@require_safe
def import_notes(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what the last import of a page left for its editor."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
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
        "The draft is made. %(count)s thing needs your eyes.",
        "The draft is made. %(count)s things need your eyes.",
        count,
    ) % {"count": count}
