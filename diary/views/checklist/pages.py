"""Draws the pages of the checklist from where it stands: the same pages with and without an account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from diary.forms.checklist import CHEST_PAIN, Answers, StartForm, StepForm
from diary.views.checklist.flow import START, UNDER_AGE, Check, Page
from diary.views.checklist.hidden import hidden_fields
from diary.views.checklist.parts import Way, frame, known_answers, question_context
from diary.views.checklist.step import step_context
from diary.wording.evidence import diary_shows
from education.domain.red_flags.facts import Evidence
from education.domain.red_flags.signs import WHOLE_QUESTION, SignLine
from education.sign_words import SIGN_HEADINGS


def draw(request: HttpRequest, state: Check, page: Page, way: Way) -> HttpResponse:
    """Answer with the start, a step, or the page for people under age."""
    if page.name == START:
        return draw_start(request, state, way)
    if page.name == UNDER_AGE:
        context = _under_age_context(state, way)
        return render(request, "diary/checklist/under_age.html", context)
    return render(request, "diary/checklist/step.html", step_context(state, page, way))


def draw_start(request: HttpRequest, state: Check, way: Way) -> HttpResponse:
    """Answer with the first page: who it is about, the emergency signs, the age."""
    answers, begun = state.answers, request.method == "POST"
    # A page of a diary whose settings say the age did not ask it: nothing is wrong with what was sent.
    was_asked = begun and "age" in request.POST
    sent = was_asked and answers.step == START and answers.go != START
    asked = (CHEST_PAIN,) if CHEST_PAIN in state.facts.evidence else ()
    context = {
        **frame(state.live, way),
        "form": answers.start
        if sent
        else StartForm(initial=_who_and_age(answers) if begun else {}),
        "lines": _sign_lines(state, way),
        "chest": StepForm(None, asked, initial=known_answers(state, asked)),
        "questions": [question_context(state, code, way.again) for code in asked],
        "region": state.region,
        "none_of_signs": answers.none_of_signs,
        "changed": way.again.notice() if way.again else {},
        "hidden": hidden_fields(answers, START, drop=asked) if begun else [],
    }
    return render(request, "diary/checklist/start.html", context)


def _who_and_age(answers: Answers) -> dict[str, Any]:
    return {"who": answers.who, "age": answers.age}


def _sign_lines(state: Check, way: Way) -> list[dict[str, Any]]:
    """Return the emergency signs as the page lists them, with what the diary shows of each line.

    Each sign comes with the code of its language where that is not the one being read, and with what the
    clinic changed of it.
    """
    languages, again = state.live.languages(), way.again
    return [
        {
            "code": line.code,
            "heading": SIGN_HEADINGS[line.code],
            "signs": [
                (
                    flag.sign or flag.question,
                    languages.get(c, ""),
                    again.of_sign(c) if again else "",
                )
                for c in line.flags
                if (flag := state.live.flag(c))
            ],
            "why": _tick_if_so(diary_shows(_shown(state, line))),
            "ticked": line.code in state.answers.signs,
        }
        for line in state.lines
    ]


def _shown(state: Check, line: SignLine) -> list[Evidence]:
    """Return what the diary shows of a line: of its facts, of what fired, and of what it only hints at."""
    facts = state.facts
    asked = [code for flag in line.flags for code in WHOLE_QUESTION.get(flag, ())]
    fired = [found for found in state.findings.fired if found.code in line.flags]
    return [
        *(shown for code in asked for shown in facts.evidence.get(code, ())),
        *(shown for found in fired for reason in found.reasons for shown in reason.evidence),
        *(shown for flag in line.flags for shown in facts.hints.get(flag, ())),
    ]


def _under_age_context(state: Check, way: Way) -> dict[str, Any]:
    answers = state.answers
    return {
        **frame(state.live, way),
        "region": state.region,
        "signs": state.findings.signs,
        "lines": _sign_lines(state, way),
        "age_was_asked": answers.age is not None,
        "hidden": hidden_fields(answers, UNDER_AGE, drop=("age",)),
    }


def _tick_if_so(shown: str) -> str:
    ask = _("{shown} Is that right? If so, or if you are not sure, tick this.")
    return ask.format(shown=shown) if shown else ""
