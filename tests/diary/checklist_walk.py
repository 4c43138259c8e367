"""Answers the checklist page by page, as a browser without JavaScript does, and counts what it takes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.diary.checklist_forms import carried

MOST_PAGES = 30


@dataclass(frozen=True)
class Person:
    """What somebody answers. ``otherwise`` is said to each question that ``answers`` leaves out."""

    age: int = 52
    otherwise: str = "no"
    signs: tuple[str, ...] = ()
    applies: tuple[str, ...] = ()
    none_of_applies: bool = True
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Walk:
    """The last page, and what it took to come there: pages, questions, taps (a number typed is one)."""

    page: Any = None
    pages: int = 1
    questions: int = 0
    taps: int = 0
    titles: list[str] = field(default_factory=list)


def walk(browser: Any, start: str, person: Person, *, who: str = "me") -> Walk:
    """Answer from the first page to the last result, going on after an emergency that interrupts."""
    done = Walk(browser.get(start))
    signs = {"signs": list(person.signs)} if person.signs else {"none_of_signs": "on"}
    send(browser, done, {"step": "start", "who": who, "age": str(person.age), **signs})
    done.taps += 3 + len(person.signs or "1")
    while not is_final(browser, done):
        assert done.pages < MOST_PAGES, done.titles
        send(browser, done, {**step_of(done.page), **answers_to(done, person), "go": "next"})
    return done


def is_final(browser: Any, done: Walk) -> bool:
    """Say whether nothing is left to ask; a result that interrupted is left by its own button."""
    names = {template.name for template in done.page.templates}
    if "diary/checklist/run.html" in names or "diary/checklist/under_age.html" in names:
        return True
    if "diary/checklist/result.html" not in names:
        return False
    before = done.page
    done.taps += 1
    send(browser, done, {"step": "start", "go": "next"})
    again = "diary/checklist/result.html" in {template.name for template in done.page.templates}
    if again:
        done.page, done.pages, done.taps = before, done.pages - 1, done.taps - 1
    return again


def send(browser: Any, done: Walk, fields: Mapping[str, Any]) -> None:
    """Send a page with its hidden fields, and follow where it leads."""
    action = re.search(
        r'<form class="(?:flow checkstart|wrap split|card noprint flow)"[^>]*? action="([^"]+)"',
        done.page.content.decode(),
    )
    done.page = browser.post(action[1], {**carried(done.page), **fields}, follow=True)
    assert done.page.status_code == 200
    done.pages += 1
    done.titles.append(re.search(r"<h1>([^<]*)</h1>", done.page.content.decode())[1])


def step_of(page: Any) -> dict[str, str]:
    return {"step": page.context["step"]}


def answers_to(done: Walk, person: Person) -> dict[str, Any]:
    """Return what the person says to the page; count each question and each tap."""
    sent: dict[str, Any] = {}
    for question in done.page.context["questions"]:
        code = question["name"].removeprefix("q-")
        is_choice = f'type="radio" name="{question["name"]}"' in done.page.content.decode()
        said = person.answers.get(code, person.otherwise if is_choice else "")
        done.questions += 1
        if said:
            sent[question["name"]] = said
            done.taps += 1
    if done.page.context["applies"]:
        done.questions += 1
        sent["applies"] = list(person.applies)
        sent |= {"none_of_applies": "on"} if person.none_of_applies else {}
        done.taps += len(person.applies) + person.none_of_applies
    done.taps += 1
    return sent
