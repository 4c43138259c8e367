"""The emergency card of entries that are saved already: what a device opens first after it sent them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from diary.models import Entry
from diary.vault import open_entries
from diary.views.access import DiaryRequest, diary_required
from diary.views.saved import answer_to_save

MOST_ENTRIES = 200


@diary_required
@require_safe
def emergency_card(request: DiaryRequest) -> HttpResponse:
    """Show the cards that the named entries call for; without any, lead on to the day."""
    asked = [id for text in request.GET.getlist("entry")[:MOST_ENTRIES] if (id := _id(text))]
    rows = Entry.objects.owned_by(request.diary.patient).kept().filter(id__in=asked)
    saved = [(entry.id, entry.payload) for entry in open_entries(request.diary.patient, rows)]
    return answer_to_save(request, saved) if saved else redirect("today")


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
