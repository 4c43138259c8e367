"""Draws the pages of the checklist from where it stands: the same pages with and without an account."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from diary.domain.question_list import APPLIES, STEPS
from diary.forms.checklist import CHEST_PAIN, PREFIX, Answers, StartForm, StepForm
from diary.snapshots.red_flags import LiveRedFlags
from diary.views.checklist.flow import ASKED_AGAIN, START, UNDER_AGE, Check, Page
from diary.views.checklist.hidden import hidden_fields
from diary.wording.answers import answer_word
from diary.wording.evidence import diary_shows
from diary.wording.questions import APPLIES_LABELS, STEP_TITLES
from education.domain.red_flags.facts import CONCERNS, Evidence, fact
from education.domain.red_flags.signs import WHOLE_QUESTION, SignLine
from education.languages import language
from education.languages.clinical_words import waits_for_a_clinician
from education.sign_words import SIGN_HEADINGS

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Way:
    """One of the two ways to answer: where its forms go, and what the pages say of keeping it.

    ``run_id`` makes a page that is sent twice one run; ``asks_age`` is false when the profile says it.
    """

    start: str
    questions: str
    result: str
    saves: bool
    run_id: str = ""
    asks_age: bool = True


def draw(request: HttpRequest, state: Check, page: Page, way: Way) -> HttpResponse:
    """Answer with the start, a step, or the page for people under age."""
    if page.name == START:
        return draw_start(request, state, way)
    if page.name == UNDER_AGE:
        context = _under_age_context(state, way)
        return render(request, "diary/checklist/under_age.html", context)
    return render(request, "diary/checklist/step.html", _step_context(state, page, way))


def draw_start(
    request: HttpRequest, state: Check, way: Way, *, changed: Mapping[str, Any] = NOTHING
) -> HttpResponse:
    """Answer with the first page: who it is about, the emergency signs, the age.

    ``changed`` holds the ``signs`` that the clinic changed ``since`` the last run.
    """
    answers, begun = state.answers, request.method == "POST"
    sent = begun and answers.step == START and answers.go != START
    asked = (CHEST_PAIN,) if CHEST_PAIN in state.facts.evidence else ()
    context = {
        **frame(state.live, way),
        "form": answers.start
        if sent
        else StartForm(initial=_who_and_age(answers) if begun else {}),
        "lines": _sign_lines(state),
        "chest": StepForm(None, asked, initial=_known(state, asked)),
        "questions": [_question(state, code) for code in asked],
        "region": state.region,
        "none_of_signs": answers.none_of_signs,
        "changed": changed,
        "hidden": hidden_fields(answers, START, drop=asked) if begun else [],
    }
    return render(request, "diary/checklist/start.html", context)


def _who_and_age(answers: Answers) -> dict[str, Any]:
    return {"who": answers.who, "age": answers.age}


def _sign_lines(state: Check) -> list[dict[str, Any]]:
    """Return the emergency signs as the page lists them, with what the diary shows of each line.

    Each sign comes with the code of its language where that is not the one being read.
    """
    languages = state.live.languages()
    return [
        {
            "code": line.code,
            "heading": SIGN_HEADINGS[line.code],
            "signs": [
                (flag.sign or flag.question, languages.get(c, ""))
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
        "lines": _sign_lines(state),
        "age_was_asked": answers.age is not None,
        "hidden": hidden_fields(answers, UNDER_AGE, drop=("age",)),
    }


def frame(live: LiveRedFlags, way: Way) -> dict[str, Any]:
    """Return what every page of the checklist needs: where it belongs, and what it must say of its words."""
    return {
        "section": "diary" if way.saves else "help",
        "tab": "check",
        "way": way,
        "sample_rules": is_sample(live),
        "translation_waits": waits_for_a_clinician(language()),
    }


def is_sample(live: LiveRedFlags) -> bool:
    """Say whether results rest on red flags that not all were signed, which only debug allows."""
    return settings.DEBUG or bool(live.missing)


def _step_context(state: Check, page: Page, way: Way) -> dict[str, Any]:
    answers = state.answers
    shows = (*page.codes, "applies") if page.shows_list else page.codes
    place = STEPS.index(page.name)
    heard = (ASKED_AGAIN,) if "unwell" in page.codes and "unwell" in answers.seen else ()
    return {
        **frame(state.live, way),
        "title": STEP_TITLES[page.name],
        "step": page.name,
        "number": place + 2,
        "total": len(STEPS) + 1,
        "minutes": max(1, round((len(STEPS) - place) * 3 / len(STEPS))),
        "form": page.form or _form(state, page.codes),
        "questions": [_question(state, code) for code in page.codes],
        "applies": _applies(state) if page.shows_list else [],
        "none_of_applies": answers.none_of_applies,
        "more": set(page.codes) < set(_of(state, page)),
        "hidden": hidden_fields(answers, page.name, drop=shows, heard=heard, seen=shows),
        "steps": _stepper(state, page),
    }


def _form(state: Check, codes: tuple[str, ...]) -> StepForm:
    """Return the questions, filled in; a number that was wrong is shown as typed, with what is wrong."""
    known = _known(state, codes)
    wrong = {code: text for code, text in state.answers.wrong.items() if code in codes}
    if not wrong:
        return StepForm(None, codes, initial=known)
    return StepForm({f"{PREFIX}{code}": value for code, value in {**known, **wrong}.items()}, codes)


def _question(state: Check, code: str) -> dict[str, Any]:
    value, evidence = state.facts.value(code), state.facts.evidence.get(code, ())
    if value is not None and _is_from_settings(evidence):
        shown = _("In your settings you said: {answer}.").format(answer=answer_word(value))
    else:
        shown = diary_shows(evidence)
    return {"name": f"{PREFIX}{code}", "why": _is_that_right(shown)}


def _tick_if_so(shown: str) -> str:
    ask = _("{shown} Is that right? If so, or if you are not sure, tick this.")
    return ask.format(shown=shown) if shown else ""


def _is_that_right(shown: str) -> str:
    return _("{shown} Is that right? Change it if not.").format(shown=shown) if shown else ""


def _is_from_settings(evidence: tuple[Evidence, ...]) -> bool:
    return {shown.code for shown in evidence} == {"profile"}


def _known(state: Check, codes: tuple[str, ...]) -> dict[str, Any]:
    """Return what is filled in: the answer, else what the diary or the settings show."""
    known = {code: state.answers.given.get(code) for code in codes}
    for code in codes:
        value = state.facts.value(code)
        if known[code] is None and code in state.facts.evidence and _may_be_filled_in(state, code):
            known[code] = value
    return {code: value for code, value in known.items() if value is not None}


def _may_be_filled_in(state: Check, code: str) -> bool:
    """Say whether a value may stand there already: a no only where the person said it in the settings."""
    concerns = state.facts.value(code) in CONCERNS or fact(code).is_number
    return concerns or _is_from_settings(state.facts.evidence[code])


def _applies(state: Check) -> list[dict[str, Any]]:
    return [
        {
            "code": line.code,
            "label": APPLIES_LABELS[line.code],
            "ticked": line.code in state.answers.applies
            or (bool(line.fact) and state.facts.is_concern(line.fact)),
        }
        for line in APPLIES
    ]


def _of(state: Check, page: Page) -> list[str]:
    return [question.code for question in state.questions if question.step == page.name]


def _stepper(state: Check, page: Page) -> list[dict[str, Any]]:
    seen = set(state.answers.seen)
    by_step: dict[str, list[str]] = {step: [] for step in STEPS}
    for question in state.questions:
        by_step[question.step].append(question.code)
    rows: list[dict[str, Any]] = [{"code": START, "title": STEP_TITLES["signs"], "state": "done"}]
    for step in STEPS:
        done = bool(by_step[step]) and set(by_step[step]) <= seen - state.answers.wrong.keys()
        status = "here" if step == page.name else "done" if done else "to_do"
        rows.append({"code": f"step:{step}", "title": STEP_TITLES[step], "state": status})
    return rows
