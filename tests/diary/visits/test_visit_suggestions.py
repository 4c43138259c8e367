"""Which questions are suggested for a visit, in which order, and why."""

from datetime import date

from diary.domain.visits.suggestions import (
    BankQuestion,
    Because,
    Doubt,
    Known,
    recorded_tags,
    suggest,
)
from diary.domain.visits.visit import Asked
from tests.diary.factories import NOON, a_payload

BANK = (
    BankQuestion("any", "What is good enough?", "So that we can stop."),
    BankQuestion("onion", "May I eat onion?", "", tags=frozenset({"onion_garlic"})),
    BankQuestion("bloating", "What helps bloating?", "", tags=frozenset({"bloating", "wind"})),
    BankQuestion("blood", "Where is it from?", "", red_flags=frozenset({"RF43"})),
    BankQuestion("test", "Which test?", "", claims=frozenset({"C01"})),
    BankQuestion("never", "Something else?", "", tags=frozenset({"fever"})),
)


def codes(suggestions):
    return [s.code for s in suggestions]


def test_what_the_checklist_raised_comes_first_and_what_suits_anybody_last():
    known = Known(run=("RF43",), tracked=("bloating",), recorded=("onion_garlic",), claims=("C01",))

    assert codes(suggest(BANK, known)) == ["blood", "bloating", "test", "onion", "any"]


def test_a_question_that_nothing_brings_up_is_not_suggested():
    assert codes(suggest(BANK, Known())) == ["any"]


def test_each_suggestion_says_everything_that_brings_it_up_once():
    known = Known(
        run=("RF43",), diary=("RF43",), tracked=("bloating",), recorded=("bloating", "wind")
    )

    found = {s.code: s.because for s in suggest(BANK, known)}

    assert found["blood"] == (Because("run", "RF43"),)
    assert found["bloating"] == (Because("tracked", "bloating"), Because("recorded", "wind"))


def test_what_the_diary_shows_counts_without_a_checklist():
    assert codes(suggest(BANK, Known(diary=("RF43",))))[0] == "blood"


def test_a_doubt_about_a_claim_is_a_question_of_its_own():
    doubt = Doubt("C12", "The evidence is low: is it worth trying for me?")

    found = suggest(BANK, Known(doubts=(doubt,)))

    assert (found[0].text, found[0].code) == (doubt.text, "")
    assert found[0].because == (Because("read", "C12"),)


def test_what_is_on_the_list_already_is_not_suggested_again_by_code_or_by_words():
    asked = (Asked(text="What is good enough?"), Asked(text="In my words", code="blood"))

    assert codes(suggest(BANK, Known(run=("RF43",)), asked)) == []


def test_recorded_tags_are_those_of_late_most_frequent_first():
    lately, long_ago = NOON, NOON.replace(month=5)
    payloads = [
        a_payload("meal", eaten_at=lately, food_tags=("dairy",)),
        a_payload("symptom", tag="bloating", started_at=lately, severity_0_10=3),
        a_payload("symptom", tag="bloating", started_at=lately, severity_0_10=4),
        a_payload("symptom", tag="wind", started_at=lately, severity_0_10=0),
        a_payload("symptom", tag="fever", started_at=long_ago, severity_0_10=9),
        a_payload("symptom", tag=None, own_label="my knee", started_at=lately),
        a_payload("medicine", medicine_class="nsaid"),
        a_payload("medicine", medicine_class="iron", stopped_on=date(2026, 5, 1)),
        a_payload("medicine"),
    ]

    tags = recorded_tags(payloads, since=date(2026, 8, 24))

    assert tags == ("bloating", "dairy", "nsaid")
