"""What the pages of the checklist share: which way is gone, what each page must say, one question filled in."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from diary.forms.checklist import PREFIX
from diary.snapshots.red_flags import LiveRedFlags
from diary.views.checklist.again import Again
from diary.views.checklist.flow import Check
from diary.wording.answers import answer_word
from diary.wording.evidence import diary_shows
from education.domain.red_flags.facts import CONCERNS, Evidence, fact
from education.languages import language
from education.languages.clinical_words import waits_for_a_clinician


@dataclass(frozen=True)
class Way:
    """One of the two ways to answer: where its forms go, and what the pages say of keeping it.

    ``run_id`` makes a page that is sent twice one run; ``asks_age`` is false when the profile says it;
    ``again`` is what the clinic changed since the last run, None for nothing; ``closed`` says that it was begun
    in a diary which does not open.
    """

    start: str
    questions: str
    result: str
    saves: bool
    run_id: str = ""
    asks_age: bool = True
    again: Again | None = None
    closed: bool = False


WITHOUT_A_DIARY = Way(
    start=reverse_lazy("checklist"),
    questions=reverse_lazy("checklist_questions"),
    result=reverse_lazy("checklist_result"),
    saves=False,
)


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


def question_context(state: Check, code: str, again: Again | None) -> dict[str, Any]:
    """Return one question as its page asks it: its name, what the diary shows, what the clinic changed."""
    value, evidence = state.facts.value(code), state.facts.evidence.get(code, ())
    if value is not None and _is_from_settings(evidence):
        shown = _("In your settings you said: {answer}.").format(answer=answer_word(value))
    else:
        shown = diary_shows(evidence)
    changes = again.of_question(code) if again else []
    return {"name": f"{PREFIX}{code}", "why": _is_that_right(shown), "changes": changes}


def _is_that_right(shown: str) -> str:
    return _("{shown} Is that right? Change it if not.").format(shown=shown) if shown else ""


def _is_from_settings(evidence: tuple[Evidence, ...]) -> bool:
    return {shown.code for shown in evidence} == {"profile"}


def known_answers(state: Check, codes: tuple[str, ...]) -> dict[str, Any]:
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
