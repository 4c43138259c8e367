"""Everything of the patient's own, with a line about each."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diary.views.access import DiaryRequest, diary_required


@diary_required
@require_safe
def diary_more(request: DiaryRequest) -> HttpResponse:
    """List the parts of the diary that have no tab."""
    return render(request, "diary/more.html", {"section": "diary", "tab": "more"})
