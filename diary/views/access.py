"""Who may open diary pages: the patient it belongs to, and nobody else."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from diary.actions.store import RecordIsGone
from diary.domain.consent import agrees_to_this
from diary.domain.payload import PayloadDoesNotFit
from diary.models.patient import DiaryIsClosed, ErasureIsPending, NotAgreed, OpenDiary, read_diary
from diary.vault import NoKeyOpensThis, SealBroken
from diary.views.closed import show_closed
from diary.views.gone import show_gone
from diary.views.not_agreed import ask_to_agree
from diary.views.signed_out import show_signed_out, typed_by_nobody

View = Callable[..., HttpResponse]
Otherwise = Callable[[HttpRequest, Exception], HttpResponse | None]
READING = {"GET", "HEAD"}


class DiaryDoesNotOpen(Exception):
    """The diary is there, and its key or its profile does not open."""


class NoDiaryYet(Exception):
    """The patient has not begun a diary."""


NO_DIARY = (NoDiaryYet, DiaryIsClosed, DiaryDoesNotOpen, NoKeyOpensThis, RecordIsGone)
"""Why the page of a diary cannot be answered as one."""


class DiaryRequest(HttpRequest):
    """A request of a patient whose diary is open."""

    diary: OpenDiary


def patient_required(view: View) -> View:
    """Send strangers to sign-in and staff away; anything else is a signed-in patient.

    What was typed before the session ended is shown, to be copied. A diary that does not open, or is
    erased while one of its pages is at work, is answered for all of them.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            if typed := typed_by_nobody(request):
                return show_signed_out(request, typed)
            return redirect_to_login(request.get_full_path())
        if not request.user.is_patient:
            raise PermissionDenied
        return _answer(view, request, *args, **kwargs)

    return guarded


def _answer(view: View, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except RecordIsGone:
        return show_gone(request)
    except (ErasureIsPending, NotAgreed, NoDiaryYet) as closed:
        return _answer_closed(request, closed)
    except (DiaryDoesNotOpen, NoKeyOpensThis):
        return render(request, "diary/cannot_open.html", status=HTTPStatus.SERVICE_UNAVAILABLE)


def _answer_closed(request: HttpRequest, closed: Exception) -> HttpResponse:
    if isinstance(closed, NoDiaryYet):
        return redirect(f"{reverse('begin')}?{urlencode({'next': request.get_full_path()})}")
    if isinstance(closed, ErasureIsPending):
        return show_closed(request, closed.pending)
    return ask_to_agree(request)


def diary_required(view: View) -> View:
    """Open the patient's diary as ``request.diary``; who has none yet is asked to begin.

    Who agreed to an older text reads the new one before the next page; what they have just written is
    saved first.
    """
    return patient_required(_with_diary(view, agreed=True))


def diary_required_or(answer: Otherwise) -> Callable[[View], View]:
    """As ``diary_required``; but where no diary opens, ``answer`` may answer first. None leaves it to us."""

    def decorate(view: View) -> View:
        opened = _with_diary(view, agreed=True)

        @patient_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            try:
                return opened(request, *args, **kwargs)
            except NO_DIARY as why:
                if (answered := answer(request, why)) is not None:
                    return answered
                raise

        return guarded

    return decorate


def diary_to_take_along(view: View) -> View:
    """Open the diary also of somebody who has not agreed, or not any more: it is theirs all the same."""
    return patient_required(_with_diary(view, agreed=False))


def _with_diary(view: View, *, agreed: bool) -> View:
    @wraps(view)
    def opened(request: DiaryRequest, *args: object, **kwargs: object) -> HttpResponse:
        diary = diary_of(request, agreed=agreed)
        if diary is None:
            raise NoDiaryYet
        if agreed and request.method in READING and not agrees_to_this(diary.agreed_to):
            raise NotAgreed
        request.diary = diary
        return view(request, *args, **kwargs)

    return opened


def diary_of(request: HttpRequest, *, agreed: bool = True) -> OpenDiary | None:
    """Return the open diary of the patient who asks, or None when there is none yet.

    Raises:
        DiaryDoesNotOpen: it is there; ``patient_required`` answers.
        DiaryIsClosed: its patient wants it closed, or has not agreed; ``patient_required`` answers.
    """
    try:
        return read_diary(request.user, timezone.now(), agreed=agreed)
    except (NoKeyOpensThis, SealBroken, PayloadDoesNotFit) as error:
        raise DiaryDoesNotOpen from error
