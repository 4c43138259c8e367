"""An entry that does not open: it is named, may be deleted, and what was typed beside it is shown."""

from collections.abc import Sequence
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from diary.entry_kinds import ENTRY_KINDS
from diary.models import Entry


def show_unreadable(
    request: HttpRequest, row: Entry, typed: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    """Say which entry does not open; after a save, that nothing was saved, with the words to copy."""
    context = {
        "row": row,
        "kind": ENTRY_KINDS[row.kind],
        "refused": request.method == "POST",
        "typed": [answer for answer in typed if answer[1]],
        "section": "diary",
        "tab": "today",
    }
    status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
    return render(request, "diary/unreadable_entry.html", context, status=status)
