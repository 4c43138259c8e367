"""One page of questions: what it says first, its questions by area, and where it stands among the others."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from diary.domain.question_list import APPLIES, AREA_OF, STEPS
from diary.domain.question_pages import LIST, left_open_by_the_list
from diary.forms.checklist import PREFIX, StepForm
from diary.views.checklist.again import Again
from diary.views.checklist.flow import ASKED_AGAIN, START, Check, Page
from diary.views.checklist.hidden import hidden_fields
from diary.views.checklist.parts import Way, frame, known_answers, question_context
from diary.views.checklist.result import words_of
from diary.wording.questions import (
    APPLIES_LABELS,
    AREA_TITLES,
    BECAUSE_OF_AN_ANSWER,
    BECAUSE_OF_THE_LIST,
    HOW_TO_ANSWER,
    SEVERAL_AREAS,
    STEP_TITLES,
    Text,
)
from diary.wording.result import CRISIS
from education.sign_words import SIGN_HEADINGS


def step_context(state: Check, page: Page, way: Way) -> dict[str, Any]:
    """Return what a page of questions shows."""
    answers = state.answers
    shows = (*page.codes, LIST) if page.shows_list else page.codes
    place = STEPS.index(page.name)
    again = (ASKED_AGAIN,) if "unwell" in page.codes and "unwell" in answers.seen else ()
    heard = (*again, *page.urgent)
    sections = list(_sections(state, page, way.again))
    return {
        **frame(state.live, way),
        "title": _title(page),
        "deck": sections[0]["note"] if _is_one_thing(sections) else HOW_TO_ANSWER,
        "step": page.name,
        "number": place + 2,
        "total": len(STEPS) + 1,
        "minutes": max(1, round((len(STEPS) - place) * 3 / len(STEPS))),
        "form": page.form or _form(state, page.codes),
        "sections": sections,
        "questions": [question for section in sections for question in section["questions"]],
        "applies": _applies(state) if page.shows_list else [],
        "none_of_applies": answers.none_of_applies,
        "hidden": hidden_fields(answers, page.name, drop=shows, heard=heard, seen=shows),
        "steps": _stepper(state, page),
        **_urgent(state, page),
    }


def _title(page: Page) -> Text:
    """Return the heading: the step's, or that of the area alone that an earlier page raised."""
    if set(page.codes) - page.raised or not page.codes:
        return STEP_TITLES[page.name]
    areas = {AREA_OF[code] for code in page.codes}
    return AREA_TITLES[areas.pop()] if len(areas) == 1 else SEVERAL_AREAS


def _sections(state: Check, page: Page, again: Again | None) -> Iterator[dict[str, Any]]:
    """Yield the questions by area, with why they are asked where an earlier page raised them."""
    said: Text = ""
    for (area, why), codes in groupby(
        page.codes, lambda code: (AREA_OF[code], _why(state, page, code))
    ):
        questions = [question_context(state, code, again) for code in codes]
        yield {
            "title": AREA_TITLES[area],
            "note": "" if why is said else why,
            "questions": questions,
        }
        said = why


def _why(state: Check, page: Page, code: str) -> Text:
    if code not in page.raised:
        return ""
    answers = state.answers
    left_open = left_open_by_the_list(
        code, answers.applies, none_of_the_others=answers.none_of_applies
    )
    return BECAUSE_OF_THE_LIST if left_open else BECAUSE_OF_AN_ANSWER


def _is_one_thing(sections: list[dict[str, Any]]) -> bool:
    """Say whether all questions of a page were raised for one and the same reason."""
    return bool(sections) and bool(sections[0]["note"]) and len(sections) == 1


def _urgent(state: Check, page: Page) -> dict[str, Any]:
    """Return the emergencies that the page says before it asks: signs that were ticked, and what fired."""
    if not page.urgent:
        return {}
    items = [item for item in words_of(state).items if item.code in page.urgent]
    ticked = [sign for sign in state.findings.signs if sign.upper()[:8] in page.urgent]
    return {
        "region": state.region,
        "urgent": {"items": items, "signs": [SIGN_HEADINGS[sign] for sign in ticked]},
        "show_crisis": "safe" in ticked or any(item.code in CRISIS for item in items),
    }


def _form(state: Check, codes: tuple[str, ...]) -> StepForm:
    """Return the questions, filled in; a number that was wrong is shown as typed, with what is wrong."""
    known = known_answers(state, codes)
    wrong = {code: text for code, text in state.answers.wrong.items() if code in codes}
    if not wrong:
        return StepForm(None, codes, initial=known)
    return StepForm({f"{PREFIX}{code}": value for code, value in {**known, **wrong}.items()}, codes)


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


def _stepper(state: Check, page: Page) -> list[dict[str, Any]]:
    seen = set(state.answers.seen)
    by_step: dict[str, list[str]] = {step: [] for step in STEPS}
    for question in state.questions:
        by_step[question.step].append(question.code)
    rows: list[dict[str, Any]] = [{"code": START, "title": AREA_TITLES["signs"], "state": "done"}]
    for step in STEPS:
        done = bool(by_step[step]) and set(by_step[step]) <= seen - state.answers.wrong.keys()
        status = "here" if step == page.name else "done" if done else "to_do"
        rows.append({"code": f"step:{step}", "title": STEP_TITLES[step], "state": status})
    return rows
