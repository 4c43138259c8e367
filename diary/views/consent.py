"""What a patient agrees to: asked before a diary is shown, read again, and taken back."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diary.actions.consent import give_consent, withdraw_consent
from diary.domain.consent import agrees_to_this
from diary.models import Consent
from diary.views.access import DiaryRequest, diary_to_take_along
from diary.views.going_on import going_on


@diary_to_take_along
@require_http_methods(["GET", "POST"])
def consent(request: DiaryRequest) -> HttpResponse:
    """Show what is agreed to; agree, or take it back."""
    diary, browser = request.diary, request.headers.get("user-agent", "")
    if request.method == "POST" and request.POST.get("answer") == "agree":
        give_consent(patient=diary.patient, now=diary.now, user_agent=browser)
        return redirect(going_on(request, "today"))
    if request.method == "POST" and request.POST.get("answer") == "take_back":
        withdraw_consent(patient=diary.patient, now=diary.now, user_agent=browser)
        messages.info(request, _("You took it back. From now on nothing is written or shown."))
        return redirect("consent")
    status = HTTPStatus.OK if request.method == "GET" else HTTPStatus.UNPROCESSABLE_ENTITY
    context = {
        "agreed": agrees_to_this(diary.agreed_to),
        "agreed_before": diary.agreed_to is not None,
        "last": Consent.objects.owned_by(diary.patient).order_by("-given_at").first(),
        "next": request.GET.get("next", ""),
        "section": "diary",
    }
    return render(request, "diary/consent.html", context, status=status)
