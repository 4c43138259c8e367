"""The words that ship: a tag for whatever the rules and the claims name, plain meanings, questions worth asking."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import education
from education.domain.readability import score
from education.domain.syllables import count_syllables
from tests.education.vocabulary_table import OF_CLAIMS, ONLY_ASKED, TAGGED, WRITTEN_OTHERWISE

HERE = Path(education.__file__).parent


def shipped(path: str) -> Any:
    return json.loads((HERE / path).read_text(encoding="utf-8"))


WORDS = shipped("setting_up/vocabulary.json")
TAGS = {row["code"]: row for row in WORDS["diary_tags"]}
FACTS = {row["code"]: row for row in shipped("clinical/facts.json")}
FLAGS = {row["code"]: row for row in shipped("clinical/redflags.json")}
CLAIMS = {row["code"]: row for row in shipped("clinical/claims.json")["claims"]}
TERMS = {row["term"]: row for row in WORDS["glossary"]}


def test_every_fact_of_the_rules_is_noted_in_one_way_or_said_to_be_asked_only():
    written = [code for codes in WRITTEN_OTHERWISE.values() for code in codes.split()]
    placed = Counter([*TAGGED, *written, *ONLY_ASKED.split()])

    assert set(FACTS) - set(placed) == set()
    assert set(placed) - set(FACTS) == set()
    assert [code for code, count in placed.items() if count > 1] == []


def test_there_is_a_tag_for_every_symptom_and_exposure_of_the_red_flags():
    named = {tag for tags in TAGGED.values() for tag in tags.split()}

    assert named - set(TAGS) == set()


def test_the_table_agrees_with_how_the_facts_say_a_diary_shows_them():
    """Whatever tag facts.json names for a fact stands in the table for it."""
    for code, tags in TAGGED.items():
        derivation = FACTS[code].get("from_diary") or ""
        said = {tag for tag in TAGS if re.search(rf"\b{tag}\b", derivation)}
        assert said - set(tags.split()) == set(), code


def test_what_the_rules_say_of_a_tag_in_a_note_is_a_tag():
    notes = " ".join(row["diary_note"] for row in FLAGS.values())
    listed = re.findall(r"symptom\.tag(?:==| in \{)([\w',]+)", notes)
    named = set(re.findall(r"\w+", " ".join(listed)))

    assert {"chest_pain", "leakage"} <= named
    assert named - set(TAGS) == set()


def test_there_is_a_tag_for_every_symptom_and_exposure_of_the_claims():
    assert set(OF_CLAIMS) == set(CLAIMS)
    assert {tag for tags in OF_CLAIMS.values() for tag in tags.split()} - set(TAGS) == set()


@pytest.mark.parametrize("code", TAGS)
def test_a_tag_says_what_counts_and_has_other_words_for_it(code: str):
    tag = TAGS[code]

    assert tag["help_text"].endswith(".")
    assert len(tag["help_text"]) <= 255
    assert [word for word in tag["synonyms"].splitlines() if word.strip()] != []
    assert tag["label"].casefold() not in tag["synonyms"].casefold().splitlines()


def test_no_two_tags_have_the_same_label():
    assert [label for label, n in Counter(t["label"] for t in TAGS.values()).items() if n > 1] == []


def test_a_symptom_of_an_urgent_sign_says_that_nobody_watches():
    """The diary only asks about these tags, later, so the tag itself has to say: act."""
    for code in ("faintness", "yellow_skin", "lump", "numbness", "fever_chills", "breathlessness"):
        assert "nobody watches the diary" in TAGS[code]["help_text"], code


def test_there_are_forty_questions_and_each_says_why_to_ask():
    questions = WORDS["visit_questions"]

    assert len(questions) >= 40
    assert len({row["code"] for row in questions}) == len(questions)
    assert len({row["question"] for row in questions}) == len(questions)
    for row in questions:
        assert row["question"].endswith("?"), row["code"]
        assert row["why"].endswith("."), row["code"]
        assert len(row["question"]) <= 255


@pytest.mark.parametrize(
    ("name", "known"), [("tags", TAGS), ("red_flags", FLAGS), ("claims", CLAIMS)]
)
def test_whatever_brings_a_question_up_exists(name: str, known: dict[str, Any]):
    for row in WORDS["visit_questions"]:
        assert set(row[name]) - set(known) == set(), row["code"]
        assert len(row[name]) == len(set(row[name])), row["code"]


def test_every_claim_and_every_sign_to_raise_at_a_visit_brings_a_question_up():
    """An emergency is a call, not a question for a visit."""
    asked = {name: _bringing(name) for name in ("red_flags", "claims")}
    to_raise = {code for code, row in FLAGS.items() if row["tier"] != "emergency"}

    assert to_raise - asked["red_flags"] == set()
    assert set(CLAIMS) - asked["claims"] == set()


def _bringing(name: str) -> set[str]:
    return {code for row in WORDS["visit_questions"] for code in row[name]}


def test_there_are_forty_words_of_the_glossary_each_with_its_sound():
    assert len(TERMS) >= 40
    assert len({row["slug"] for row in TERMS.values()}) == len(TERMS) == len(WORDS["glossary"])
    assert [term for term, row in TERMS.items() if not row["spoken"]] == []


@pytest.mark.parametrize("term", TERMS)
def test_a_meaning_is_plain_and_leans_on_no_harder_word(term: str):
    meaning = TERMS[term]["meaning"]
    found = score(meaning)
    hard = {word for word in re.findall(r"[a-z]+", meaning.casefold()) if count_syllables(word) > 3}

    assert found is not None
    assert found.grade <= 9
    assert hard <= {"ibuprofen", "somebody", "anybody", "beforehand"}
    assert not re.search(rf"\b{re.escape(term)}\b", meaning, re.IGNORECASE)
    assert {other for other in _terms_in(meaning) if other != term} <= PLAIN_ENOUGH


# Words of the glossary that a reader of eleven knows, or that the meaning cannot do without.
PLAIN_ENOUGH = {"gut lining", "microbes", "small bowel", "large bowel", "gluten"}


def _terms_in(text: str) -> set[str]:
    return {
        term
        for term in TERMS
        if re.search(rf"(?<!\w){re.escape(term)}s?(?!\w)", text, re.IGNORECASE)
    }
