"""What names an emergency sign brings the way to help first, in the signs' own words."""

import pytest

from education.domain.finding.signs import Signs
from education.domain.finding.synonyms import Thesaurus, read_synonyms
from education.domain.finding.words import words_of
from education.domain.red_flags.catalogue import catalogue
from education.models.search_settings import starter_synonyms

THESAURUS = Thesaurus(read_synonyms(starter_synonyms()), "en")
SHIPPED = Signs([(f.code, f.sign) for f in catalogue() if f.tier == "emergency"], THESAURUS)


def named(query, signs=SHIPPED):
    units = THESAURUS.units([word.written for word in words_of(query)])
    return [code for code, _statement in signs.named(units)]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("chest pain", "RF08"),
        ("Chest pains!", "RF08"),
        ("heart attack", "RF08"),
        ("vomiting blood", "RF01"),
        ("throwing up blood", "RF01"),
        ("suicidal", "RF13"),
        ("I want to kill myself", "RF13"),
        ("self-harm", "RF13"),
        ("black poo", "RF04"),
        ("black stool", "RF04"),
        ("rectal bleeding", "RF03"),
        ("bleeding", "RF03"),
        ("severe stomach ache", "RF05"),
        ("can't breathe", "RF07"),
        ("passed out", "RF07"),
        ("choking", "RF10"),
        ("overdose", "RF63"),
        ("swollen lips", "RF64"),
    ],
)
def test_a_search_that_names_a_sign_is_known(query, code):
    assert code in named(query)


@pytest.mark.parametrize(
    "query",
    ["bloating", "probiotics", "pain", "diabetes", "leaky gut", "fibre", "heartburn", "blood test",
     "stress", "food intolerance test", "your visit", "gluten", "wind"],
)  # fmt: skip
def test_an_everyday_search_names_none(query):
    assert named(query) == []


def test_only_published_signs_are_named():
    only = Signs([("X1", "Purple spots that do not fade")], THESAURUS)

    assert named("purple spots", only) == ["X1"]
    assert named("chest pain", only) == []


def test_words_of_two_clauses_name_no_sign():
    assert named("green clots", Signs([("X1", "Green bile; red clots")], THESAURUS)) == []
