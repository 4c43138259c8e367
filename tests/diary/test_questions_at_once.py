"""Questions that come before any other page: an emergency rests on nothing but their guess."""

import pytest

from diary.domain.questions import questions_at_once, without_guesses
from education.domain.red_flags.evaluate import evaluate
from tests.diary.checklist_people import NOON, RULES, facts, stool

BLACK_AND_UNWELL = {"stool_black_or_dark_red_14d": "yes", "unwell": "yes"}
BLACK_ON_THINNER = {"stool_black_or_dark_red_14d": "yes", "takes_anticoagulant": "yes"}


def at_once(*diary, seen=(), **answers) -> list[str]:
    known = facts(*diary, **answers)
    return [q.code for q in questions_at_once(RULES, known, seen=seen)]


def emergencies(known) -> set[str]:
    return {f.code for f in evaluate(RULES, known, NOON).fired if f.tier == "emergency"}


def test_an_emergency_that_rests_on_a_date_alone_asks_for_the_date_at_once():
    assert at_once(**BLACK_AND_UNWELL) == ["stool_black_or_dark_red_7d"]
    assert at_once(**BLACK_ON_THINNER) == ["stool_black_or_dark_red_7d", "serious_bleed_7d"]
    assert at_once(vomited_blood_14d="yes", unwell="no", takes_anticoagulant="yes") == [
        "serious_bleed_7d"
    ]


@pytest.mark.parametrize("value", ["yes", "no", "unsure"])
def test_an_answer_settles_it_and_nothing_is_asked_at_once_any_more(value):
    assert at_once(**BLACK_AND_UNWELL, stool_black_or_dark_red_7d=value) == []


def test_a_question_that_was_shown_and_left_blank_is_waited_for_no_longer():
    assert at_once(seen=["stool_black_or_dark_red_7d"], **BLACK_AND_UNWELL) == []
    assert "RF04" in emergencies(facts(**BLACK_AND_UNWELL))


def test_a_guess_that_makes_no_emergency_waits_for_its_turn():
    assert at_once(stool_black_or_dark_red_14d="yes", unwell="no") == []
    assert at_once(stool_blood_90d="yes", takes_anticoagulant="yes") == []
    assert at_once() == []


def test_an_emergency_that_fires_without_the_guess_waits_for_nothing():
    assert at_once(**BLACK_AND_UNWELL, stool_blood_48h="yes") == []


def test_what_the_diary_shows_is_dated_and_settles_itself():
    assert at_once(stool(10, colour="black_tarry"), unwell="yes") == []


def test_without_its_guesses_an_emergency_is_gone_and_nothing_else_is():
    known = facts(**BLACK_ON_THINNER, stool_blood_48h="yes", unwell="yes")
    codes = ["stool_black_or_dark_red_7d"]
    assert emergencies(known) == {"RF04", "RF57"}
    assert emergencies(without_guesses(known, codes)) == {"RF04"}
    assert without_guesses(known, []) == known
    assert without_guesses(known, ["stool_blood_48h"]) == known
