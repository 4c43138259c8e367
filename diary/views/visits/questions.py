"""The questions to ask at a visit: in their order, with own words and suggestions."""

from http import HTTPStatus
from typing import NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from diary.actions.store import RecordHasChanged, RecordIsGone
from diary.actions.visits import change_questions
from diary.domain.visits.questions import (
    Change,
    NoMoreQuestions,
    adding,
    key_of,
    moving,
    taking_off,
    wording_anew,
)
from diary.domain.visits.visit import MOST_QUESTIONS, TOP_QUESTIONS, Asked
from diary.forms.visits.question import QuestionForm
from diary.models import Visit
from diary.views.access import DiaryRequest, diary_required
from diary.views.gone import show_gone
from diary.views.visits.opened import open_visit, visit_row_or_404
from diary.views.visits.suggesting import MOST_AT_FIRST, offered_questions
from diary.wording.visit_steps import step_words


class Pressed(NamedTuple):
    """What one button does, and the words it would add to the list, if any."""

    did: str
    change: Change
    adds: str = ""


@diary_required
@require_http_methods(["GET", "HEAD", "POST"])
def visit_questions(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Show the list; each button changes one thing in it, and keeps what is being typed."""
    row = visit_row_or_404(request.diary, id)
    if request.method != "POST":
        return redirect("visit", id) if row.deleted_at else _show(request, row, QuestionForm())
    if key := request.POST.get("edit"):
        return _show(request, row, _to_word_anew(request, row, key))
    pressed = _pressed(request) or _suggested(request, row)
    if pressed is None:
        form = QuestionForm(request.POST)
        if not form.is_valid():
            return _show(request, row, form)
        pressed = _own_words(form)
    return _change(request, row, pressed)


def _pressed(request: DiaryRequest) -> Pressed | None:
    """Return what a button of the list does; None for the button beside own words."""
    if key := request.POST.get("off"):
        return Pressed("off", taking_off(key))
    key, _dot, place = request.POST.get("move", "").partition(".")
    if key and place in {str(n) for n in range(MOST_QUESTIONS)}:
        return Pressed("moved", moving(key, int(place)))
    return None


def _suggested(request: DiaryRequest, row: Visit) -> Pressed | None:
    """Return what the button beside a suggestion does; one that is gone meanwhile changes nothing."""
    if not (key := request.POST.get("add")):
        return None
    visit = open_visit(request.diary, row).payload
    offered = offered_questions(request.diary, visit.model_copy(update={"questions": ()}))
    asked = next((one.asked for one in offered if one.key == key), None)
    return Pressed("added", adding(asked), asked.text) if asked else Pressed("", tuple)


def _own_words(form: QuestionForm) -> Pressed:
    words, replaces = form.cleaned_data["own"], form.cleaned_data["replaces"]
    asked = Asked(text=words)
    if replaces:
        return Pressed("worded", wording_anew(replaces, asked), words)
    return Pressed("added", adding(asked), words)


def _to_word_anew(request: DiaryRequest, row: Visit, key: str) -> QuestionForm:
    questions = open_visit(request.diary, row).payload.questions
    words = next((asked.text for asked in questions if key_of(asked) == key), "")
    return QuestionForm(initial={"own": words, "replaces": key if words else ""})


def _change(request: DiaryRequest, row: Visit, pressed: Pressed) -> HttpResponse:
    """Change the list and show it; what cannot be is said beside what was typed."""
    typed = request.POST.get("own", "")
    refuse = QuestionForm.say_deleted
    try:
        if not row.deleted_at:
            change_questions(visit=row, change=pressed.change, now=request.diary.now)
            return _go_on(request, row, pressed, typed)
    except NoMoreQuestions:
        refuse = QuestionForm.say_full
    except RecordHasChanged as changed:
        row = changed.current
    except RecordIsGone:
        return show_gone(request, [(str(QuestionForm.base_fields["own"].label), typed)])
    form = QuestionForm(
        {"own": typed or pressed.adds, "replaces": request.POST.get("replaces", "")}
    )
    form.is_valid()
    refuse(form)
    return _show(request, row, form)


def _go_on(request: DiaryRequest, row: Visit, pressed: Pressed, typed: str) -> HttpResponse:
    """Show the list as it is now; with what is being typed, when another button was pressed."""
    if typed and " ".join(typed.split()) != pressed.adds:
        replaces = request.POST.get("replaces", "")
        form = QuestionForm(initial={"own": typed, "replaces": replaces})
        return _show(request, visit_row_or_404(request.diary, row.id), form)
    return redirect(f"{reverse('visit_questions', args=[row.id])}?did={pressed.did}#list")


def _show(request: DiaryRequest, row: Visit, form: QuestionForm) -> HttpResponse:
    opened = open_visit(request.diary, row)
    questions = opened.payload.questions
    offered = offered_questions(request.diary, opened.payload)
    context = {
        "form": form,
        "visit": opened,
        "words": step_words("questions"),
        "rows": [
            (asked, key_of(asked), place - 1, place + 1) for place, asked in enumerate(questions)
        ],
        "top": TOP_QUESTIONS,
        "suggested": offered[:MOST_AT_FIRST],
        "more": offered[MOST_AT_FIRST:],
        "is_full": len(questions) >= MOST_QUESTIONS,
        "did": request.GET.get("did", ""),
        "section": "diary",
        "tab": "visit",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/visits/questions.html", context, status=status)
