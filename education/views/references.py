"""The CMS screen that adds many references at once: paste, look, add; what is left over stays."""

from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from education.citations import vancouver
from education.domain.references.doubles import Shelf
from education.domain.references.record import Record
from education.evidence.adding import CannotAdd, add_references
from education.evidence.forms import ReferenceListForm
from education.evidence.places import edit_address
from education.evidence.shelf import whole_shelf
from education.evidence.wording import problem_words, same_words
from education.models import Reference

UNPROCESSABLE = 422


class Row(NamedTuple):
    """One record as the preview shows it; ``double_url`` leads to the reference it doubles."""

    place: int
    record: Record
    citation: str
    problems: list[str]
    double: str
    double_url: str

    @property
    def can_be_added(self) -> bool:
        return self.record.work is not None and bool(self.record.work.title) and not self.double


@require_http_methods(["GET", "POST"])
def add_references_from_list(request: HttpRequest) -> HttpResponse:
    """Ask for a list, show what was read, and add the rows that were chosen as drafts."""
    if not request.user.has_perm("education.add_reference"):
        raise PermissionDenied
    form = ReferenceListForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "education/cms/references.html", {"form": form}, status=status)
    rows = rows_of(form.cleaned_data["records"])
    if "add" not in request.POST:
        context = {**form.cleaned_data, "rows": rows}
        return render(request, "education/cms/references_preview.html", context)
    return _add(request, form, rows)


def _add(request: HttpRequest, form: ReferenceListForm, rows: list[Row]) -> HttpResponse:
    chosen = set(request.POST.getlist("row"))
    wanted = [row for row in rows if str(row.place) in chosen and row.can_be_added]
    try:
        added = add_references(records=[row.record for row in wanted], by=request.user)
    except CannotAdd as refusal:
        form.add_error(None, str(refusal))
        return render(
            request, "education/cms/references.html", {"form": form}, status=UNPROCESSABLE
        )
    messages.success(request, _told(len(added)))
    left = [row for row in rows if row not in wanted and not row.double]
    if left:
        return render(request, "education/cms/references.html", _left_over(form, left))
    return redirect(Reference.snippet_viewset.get_url_name("list"))


def rows_of(records: list[Record]) -> list[Row]:
    """Return the rows of the preview, each told from what is there and from the rows above it."""
    shelf = whole_shelf()
    return [_row(place, record, shelf) for place, record in enumerate(records)]


def _row(place: int, record: Record, shelf: Shelf) -> Row:
    problems = [problem_words(problem) for problem in record.problems]
    if record.work is None:
        return Row(place, record, "", problems, "", "")
    citation = vancouver(record.work).text
    found = shelf.find(record.work)
    shelf.put(citation, record.work)
    if not found:
        return Row(place, record, citation, problems, "", "")
    other, same = found
    url = edit_address(other) if isinstance(other, Reference) else ""
    return Row(place, record, citation, problems, same_words(same, other), url)


def _left_over(form: ReferenceListForm, rows: list[Row]) -> dict[str, Any]:
    """Return the context that shows what was not added in the form again, so that nothing is lost."""
    sources = [row.record.source.strip() for row in rows]
    is_json = all(source.startswith("{") for source in sources)
    text = f"[{', '.join(sources)}]" if is_json and len(sources) > 1 else "\n\n".join(sources)
    again = ReferenceListForm(initial={"pasted": text, "kind": form.cleaned_data["kind"]})
    return {"form": again, "left": len(rows)}


def _told(count: int) -> str:
    return ngettext(
        "{count} reference was added as a draft.", "{count} references were added as drafts.", count
    ).format(count=count)
