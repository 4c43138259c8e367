"""What the result of the checklist shows: the words, what was and was not asked, and how to go on."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from diary.domain.question_list import APPLIES
from diary.views.checklist.flow import Check
from diary.views.checklist.hidden import hidden_fields
from diary.views.checklist.parts import Way, frame
from diary.wording.answers import answer_word
from diary.wording.questions import APPLIES_LABELS, AREA_TITLES, question_text
from diary.wording.result import COME_BACK, ResultText, lead_text, result_words
from education.sign_words import SIGN_HEADINGS

Given = tuple[tuple[str, str], ...]


def result_context(state: Check, now: datetime, way: Way) -> dict[str, Any]:
    """Return what the page of a result needs that is not kept, or not yet."""
    given = given_answers(state)
    return {
        **frame(state.live, way),
        "region": state.region,
        **words_context(words_of(state)),
        "checked_at": now,
        "explained": state.live.explained,
        "given": given,
        "answered_count": len(given),
        "open_questions": open_questions(state),
        "signs_open": not state.answers.none_of_signs and not state.answers.signs,
        "not_asked": not_asked(state),
        "hidden": hidden_fields(state.answers, "", heard=state.heard_now()),
        "rules_count": len(state.live.rules.flags),
        "rules_hash": state.live.rules.content_hash[:8],
        "diary_used": state.facts.diary_used,
    }


def words_context(words: Any) -> dict[str, Any]:
    """Return the words of a result, fresh or kept, with the sentences that follow from them."""
    lead = lead_text(
        words.tier, len(words.items), enough=words.enough, checks_first=bool(words.prompts_now)
    )
    return {"words": words, "lead": lead, "come_back": COME_BACK}


def words_of(state: Check) -> ResultText:
    """Return the words of the result."""
    flags = {flag.data.code: flag.data for flag in state.live.rules.flags}
    languages = state.live.languages()
    return result_words(state.findings, flags, state.region, state.facts, languages)


def given_answers(state: Check) -> Given:
    """Return each question that was answered and the answer, in words; a list counts as one question."""
    answers = state.answers
    signs = [str(SIGN_HEADINGS[code]) for code in answers.signs]
    if answers.none_of_signs and not signs:
        signs = [_("None of these")]
    applies = [str(APPLIES_LABELS[line.code]) for line in APPLIES if line.code in answers.applies]
    applies += [_("None of the others")] if answers.none_of_applies else []
    rows = [
        (str(AREA_TITLES["signs"]), "; ".join(signs)),
        (question_text("age_years"), "" if answers.age is None else str(answers.age)),
        (_("Does any of this apply to you?"), "; ".join(applies)),
        *counted_answers(answers.given),
    ]
    return tuple((question, answer) for question, answer in rows if answer)


def counted_answers(said: Any) -> Given:
    """Return questions and answers by code, in words."""
    return tuple((question_text(code), answer_word(value)) for code, value in said.items())


def open_questions(state: Check) -> list[str]:
    """Return the questions that were asked and stayed open."""
    return [question_text(code) for code in _asked(state) if state.facts.value(code) is None]


def not_asked(state: Check) -> list[str]:
    """Return the questions that nobody asked: they did not apply, or the person stopped before."""
    apart = {*_asked(state), "phq2_score", "age_years"}
    return [question_text(code) for code in state.findings.not_answered if code not in apart]


def _asked(state: Check) -> list[str]:
    """Return what was asked: each question, and each line of the list of what applies."""
    seen = state.answers.seen
    listed = [line.fact for line in APPLIES if line.fact and "applies" in seen]
    return list(dict.fromkeys([*(code for code in seen if code != "applies"), *listed]))
