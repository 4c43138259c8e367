"""“Track this” from an article: explain, ask, then add to what is tracked."""

import re
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from diary.actions.profile import track as track_symptoms
from diary.actions.store import RecordHasChanged
from diary.domain.profile import MOST_TRACKED
from diary.snapshots.vocabulary import vocabulary
from diary.views.access import DiaryRequest, diary_required

SLUG = re.compile(r"[a-z0-9-]{1,200}")
MOST_CODES = 40


@diary_required
@require_http_methods(["GET", "POST"])
def track(request: DiaryRequest) -> HttpResponse:
    """Show what would be tracked, and track what is chosen. Words that nobody knows are left out."""
    asked = request.POST.getlist("tags") if request.method == "POST" else _asked(request)
    words, profile = vocabulary(), request.diary.profile
    codes = words.known(asked[:MOST_CODES], "symptom")
    new = [code for code in codes if code not in profile.tracked]
    article = _slug(request)
    room = MOST_TRACKED - len(profile.tracked)
    if request.method == "POST" and len(new) <= room:
        return _track(request, new, article)
    context = {
        "new": [words[code] for code in new],
        "already": [words[code] for code in codes if code in profile.tracked],
        "room": room,
        "fits": len(new) <= room,
        "most": MOST_TRACKED,
        "too_many": request.method == "POST",
        "article": article,
        "can_keep": bool(codes and article) and article not in profile.tracked_from_articles,
        "section": "diary",
        "tab": "today",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "diary/track.html", context, status=status)


def _track(request: DiaryRequest, codes: list[str], article: str) -> HttpResponse:
    is_new = bool(article) and article not in request.diary.profile.tracked_from_articles
    try:
        track_symptoms(diary=request.diary, codes=codes, article=article)
    except RecordHasChanged:
        messages.warning(request, _("Your settings were changed elsewhere. Please try again."))
        return redirect("diary_settings")
    messages.success(request, _said(len(codes), article_is_new=is_new))
    return redirect("today")


def _said(added: int, *, article_is_new: bool) -> str:
    if added:
        return ngettext("%(n)s symptom added.", "%(n)s symptoms added.", added) % {"n": added}
    return _("The article is kept.") if article_is_new else _("Nothing new to track.")


def _asked(request: DiaryRequest) -> list[str]:
    """Return the codes of the address, as ``tags=a,b`` or ``tags=a&tags=b``."""
    return [code.strip() for part in request.GET.getlist("tags") for code in part.split(",")]


def _slug(request: DiaryRequest) -> str:
    given = (request.POST if request.method == "POST" else request.GET).get("article", "")
    return given if SLUG.fullmatch(given) else ""
