"""Draws the pages of the checklist from where it stands: the same pages with and without an account."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from diary.domain.question_list import APPLIES, STEPS
from diary.forms.checklist import PREFIX, StartForm, StepForm
from diary.snapshots.red_flags import LiveRedFlags
from diary.views.checklist_flow import (
    ASKED_AGAIN,
    START,
    UNDER_AGE,
    Check,
    Page,
    emergency_lines,
)
from diary.wording.evidence import diary_shows
from diary.wording.questions import APPLIES_LABELS, STEP_TITLES, question_text
from diary.wording.result import ResultText, result_words
from education.domain.red_flags.facts import CONCERNS, fact
from education.domain.regions import region
from education.sign_words import SIGN_HEADINGS

Hidden = list[tuple[str, str]]


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
        return draw_start(request, state.live, way, state)
    if page.name == UNDER_AGE:
        context = {"section": "help", "region": state.region, "signs": state.findings.signs}
        return render(request, "diary/checklist/under_age.html", {**context, "way": way})
    return render(request, "diary/checklist/step.html", _step_context(state, page, way))


def draw_start(
    request: HttpRequest, live: LiveRedFlags, way: Way, state: Check | None = None
) -> HttpResponse:
    """Answer with the first page: who it is about, the emergency signs, the age."""
    answers = state.answers if state else None
    sent = answers is not None and answers.step == START
    lines = [
        {
            "code": line.code,
            "heading": SIGN_HEADINGS[line.code],
            "signs": [flag.sign or flag.question for c in line.flags if (flag := live.flag(c))],
            "ticked": bool(answers and line.code in answers.signs),
        }
        for line in emergency_lines(live)
    ]
    context = {
        "section": "diary" if way.saves else "help",
        "tab": "check",
        "way": way,
        "form": answers.start if sent and answers else StartForm(_first(answers)),
        "lines": lines,
        "region": region(settings.REGION),
        "who": answers.who if answers else "",
        "none_of_signs": bool(answers and answers.none_of_signs),
        "hidden": hidden_fields(answers, START) if answers else [],
        "sample_rules": is_sample(live),
    }
    return render(request, "diary/checklist/start.html", context)


def result_context(state: Check, now: datetime, way: Way) -> dict[str, Any]:
    """Return what the result page needs."""
    flags = {flag.data.code: flag.data for flag in state.live.rules.flags}
    words = result_words(state.findings, flags, state.region)
    return {
        "section": "diary" if way.saves else "help",
        "tab": "check",
        "way": way,
        "region": state.region,
        "words": words,
        "checked_at": now,
        "explained": state.live.explained,
        "answered_count": len(state.facts.answered),
        "open_questions": open_questions(state),
        "signs_open": not state.answers.none_of_signs and not state.answers.signs,
        "not_asked": not_asked(state),
        "hidden": hidden_fields(state.answers, "", heard=state.heard_now()),
        "seen": ",".join(state.answers.seen),
        "goes_on": way.questions,
        "sample_rules": is_sample(state.live),
        "rules_count": len(state.live.rules.flags),
        "rules_hash": state.live.rules.content_hash[:8],
        "diary_used": state.facts.diary_used,
    }


def open_questions(state: Check) -> list[str]:
    """Return the questions that were asked and stayed open."""
    asked = [code for code in state.answers.seen if code != "applies"]
    return [question_text(code) for code in asked if state.facts.value(code) is None]


def not_asked(state: Check) -> list[str]:
    """Return the questions that nobody asked: they did not apply, or the person stopped before."""
    apart = {*state.answers.seen, "phq2_score", "age_years"}
    return [question_text(code) for code in state.findings.not_answered if code not in apart]


def hidden_fields(
    answers: Any, page: str, *, drop: tuple[str, ...] = (), heard: Any = ()
) -> Hidden:
    """Return what was answered on other pages, for hidden fields; ``drop`` is asked on this one."""
    fields: Hidden = [(f"{PREFIX}{c}", str(v)) for c, v in answers.given.items() if c not in drop]
    if page != START:
        fields += [("who", answers.who)]
        fields += [("age", str(answers.age))] if answers.age is not None else []
        fields += [("signs", code) for code in answers.signs]
        fields += [("none_of_signs", "on")] if answers.none_of_signs else []
    if "applies" not in drop:
        fields += [("applies", code) for code in answers.applies]
        fields += [("none_of_applies", "on")] if answers.none_of_applies else []
    both = tuple(dict.fromkeys((*answers.heard, *heard)))
    return [*fields, ("heard", ",".join(both))]


def is_sample(live: LiveRedFlags) -> bool:
    """Say whether results rest on red flags that not all were signed, which only debug allows."""
    return settings.DEBUG or bool(live.missing)


def words_of(state: Check) -> ResultText:
    """Return the words of the result, to be kept with a run."""
    flags = {flag.data.code: flag.data for flag in state.live.rules.flags}
    return result_words(state.findings, flags, state.region)


def _first(answers: Any) -> QueryDict | None:
    if answers is None or answers.age is None:
        return None
    return QueryDict(f"who={answers.who}&age={answers.age}")


def _step_context(state: Check, page: Page, way: Way) -> dict[str, Any]:
    answers = state.answers
    drop = (*page.codes, "applies") if page.shows_list else page.codes
    seen = dict.fromkeys((*answers.seen, *page.codes))
    seen |= {"applies": None} if page.shows_list else {}
    place = STEPS.index(page.name)
    heard = (ASKED_AGAIN,) if "unwell" in page.codes and "unwell" in answers.seen else ()
    return {
        "section": "diary" if way.saves else "help",
        "tab": "check",
        "way": way,
        "title": STEP_TITLES[page.name],
        "step": page.name,
        "number": place + 2,
        "total": len(STEPS) + 1,
        "minutes": max(1, round((len(STEPS) - place) * 3 / len(STEPS))),
        "form": page.form or StepForm(None, page.codes, initial=_known(state, page.codes)),
        "questions": [_question(state, code) for code in page.codes],
        "applies": _applies(state) if page.shows_list else [],
        "none_of_applies": answers.none_of_applies,
        "more": page.form is None
        and not page.shows_list
        and any(c in answers.seen for c in _of(state, page)),
        "hidden": [
            *hidden_fields(answers, page.name, drop=drop, heard=heard),
            ("seen", ",".join(seen)),
        ],
        "steps": _stepper(state, page),
        "sample_rules": is_sample(state.live),
    }


def _question(state: Check, code: str) -> dict[str, Any]:
    shown = diary_shows(state.facts.evidence.get(code, ()))
    why = _("{shown} Is that right? Change it if not.").format(shown=shown) if shown else ""
    return {"name": f"{PREFIX}{code}", "why": why}


def _known(state: Check, codes: tuple[str, ...]) -> dict[str, Any]:
    """Return what is filled in: the answer, else what the diary shows."""
    known = {code: state.answers.given.get(code) for code in codes}
    for code in codes:
        value = state.facts.value(code)
        if known[code] is None and code in state.facts.evidence and _may_be_filled_in(code, value):
            known[code] = value
    return {code: value for code, value in known.items() if value is not None}


def _may_be_filled_in(code: str, value: Any) -> bool:
    return value in CONCERNS or fact(code).is_number


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
    return [question.code for question in state.questions() if question.step == page.name]


def _stepper(state: Check, page: Page) -> list[dict[str, Any]]:
    seen = set(state.answers.seen)
    by_step: dict[str, list[str]] = {step: [] for step in STEPS}
    for question in state.questions():
        by_step[question.step].append(question.code)
    rows: list[dict[str, Any]] = [{"code": START, "title": STEP_TITLES["signs"], "state": "done"}]
    for step in STEPS:
        done = bool(by_step[step]) and set(by_step[step]) <= seen
        status = "here" if step == page.name else "done" if done else "to_do"
        rows.append({"code": f"step:{step}", "title": STEP_TITLES[step], "state": status})
    return rows
