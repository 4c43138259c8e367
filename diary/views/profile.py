"""Begin a diary, and the settings of one."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diary.actions.erasure import ask_for_erasure
from diary.actions.open_diary import open_diary
from diary.actions.profile import change_profile
from diary.actions.store import RecordHasChanged, RecordIsGone
from diary.domain.profile import Profile
from diary.forms.begin import BeginForm
from diary.forms.settings import Asked, SettingsForm
from diary.models.patient import OpenDiary
from diary.snapshots.questions import condition_questions, family_questions
from diary.snapshots.vocabulary import vocabulary
from diary.views.access import DiaryRequest, diary_of, diary_required, patient_required
from diary.views.going_on import going_on
from diary.views.gone import show_gone


@patient_required
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Ask what has to be known and agreed to, once, and open the diary."""
    now, browser = timezone.now(), request.headers.get("user-agent", "")
    form = BeginForm(request.POST or None, now=now, initial={"zone": settings.TIME_ZONE})
    if (diary := diary_of(request)) is not None:
        return _has_begun(request, form, diary)
    if request.method == "POST" and form.is_valid():
        if not form.is_of_age(settings.MINIMUM_AGE):
            return _too_young(request, now)
        open_diary(patient=request.user, profile=form.profile(), now=now, user_agent=browser)
        return redirect(going_on(request, "today"))
    context = {"form": form, "next": request.GET.get("next", ""), "section": "diary"}
    return render(request, "diary/begin.html", context, status=_status(form))


@diary_required
@require_http_methods(["GET", "POST"])
def diary_settings(request: DiaryRequest) -> HttpResponse:
    """Show and change the profile."""
    diary = request.diary
    form = _settings_form(diary, diary.profile, diary.record.version, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_profile(
                patient=diary.patient,
                profile=form.profile(),
                seen=form.cleaned_data["seen"],
                now=diary.now,
            )
        except RecordHasChanged as conflict:
            form = _beside_what_is_saved(diary, conflict.current, request.POST)
        except RecordIsGone:
            answers = form.answers(form.cleaned_data)
            return show_gone(request, [(str(form[n].label), said) for n, said in answers.items()])
        else:
            messages.success(request, _("Your settings are saved."))
            return redirect("diary_settings")
    context = {"form": form, "section": "diary", "tab": "more"}
    return render(request, "diary/settings.html", context, status=_status(form))


def _too_young(request: HttpRequest, now: datetime) -> HttpResponse:
    """Keep nothing that was said, let the account go in a week, and say what is open to everybody."""
    pending = ask_for_erasure(patient=request.user, what="account", now=now)
    context = {"pending": pending, "minimum_age": settings.MINIMUM_AGE, "section": "diary"}
    return render(request, "diary/too_young.html", context, status=HTTPStatus.FORBIDDEN)


def _has_begun(request: HttpRequest, form: BeginForm, diary: OpenDiary) -> HttpResponse:
    """Go on where the patient was going; a zone that differs from the saved one is told, not dropped."""
    zone = form.cleaned_data.get("zone") if form.is_bound and form.errors is not None else None
    if zone and zone != diary.profile.zone:
        messages.info(request, _("Your diary is open already. You can change your time zone here."))
        return redirect("diary_settings")
    return redirect(going_on(request, "today" if form.is_bound else "diary_settings"))


def _settings_form(
    diary: OpenDiary, profile: Profile, seen: int, data: QueryDict | None
) -> SettingsForm:
    return SettingsForm(
        data,
        profile=profile,
        seen=seen,
        today=diary.today,
        asked=Asked(_trackable(profile.tracked), condition_questions(), family_questions()),
    )


def _beside_what_is_saved(diary: OpenDiary, current: Any, data: QueryDict) -> SettingsForm:
    """Return the form as it was sent, with the saved answer beside each one that differs."""
    saved = Profile.read(current.opened(diary.patient.diary_key.vault))
    again = data.copy()
    again["seen"] = str(current.version)
    form = _settings_form(diary, saved, current.version, again)
    if form.is_valid():
        form.show_what_differs()
    form.add_error(
        None,
        _(
            "Your settings were changed elsewhere. Nothing was overwritten. "
            "Look at each answer that differs, then save again."
        ),
    )
    return form


def _trackable(tracked: tuple[str, ...]) -> list[tuple[str, str]]:
    words = vocabulary()
    offered = {tag.code: tag.label for tag in words.of_kind("symptom")}
    return [*offered.items(), *((c, words.label(c)) for c in tracked if c not in offered)]


def _status(form: BeginForm | SettingsForm) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
