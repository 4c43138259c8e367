"""Whoever types one of several words for a thing finds them all."""

import pytest

from education.domain.finding.synonyms import (
    OTHER_WORD,
    SynonymFault,
    Thesaurus,
    read_synonyms,
)
from education.models.search_settings import starter_synonyms

LIST = "poo, stool, bowel motion\n\n! choking, choke\nheartburn, reflux\nreflux, acid"


@pytest.fixture
def thesaurus():
    return Thesaurus(read_synonyms(LIST), "en")


def ways(thesaurus, *words):
    return [dict(unit.ways) for unit in thesaurus.units(words)]


@pytest.mark.parametrize(
    "typed", [["poo"], ["stools"], ["Bowel", "motions"]], ids=["poo", "stool", "phrase"]
)
def test_each_word_of_a_line_finds_the_others(thesaurus, typed):
    (unit,) = ways(thesaurus, *typed)

    assert set(unit) == {("poo",), ("stool",), ("bowel", "motion")}
    assert sorted(unit.values()) == [OTHER_WORD, OTHER_WORD, 1.0]


def test_a_word_in_two_lines_finds_both(thesaurus):
    assert set(ways(thesaurus, "reflux")[0]) == {("reflux",), ("heartburn",), ("acid",)}


def test_half_a_phrase_is_not_the_phrase(thesaurus):
    assert [set(unit) for unit in ways(thesaurus, "motion", "sickness")] == [
        {("motion",)},
        {("sick",)},
    ]


def test_words_that_say_nothing_are_left_out_unless_nothing_else_was_typed(thesaurus):
    assert [unit.typed for unit in thesaurus.units(["what", "is", "poo"])] == ["poo"]
    assert [unit.typed for unit in thesaurus.units(["what", "is"])] == ["what", "is"]


def test_the_same_thing_twice_counts_once(thesaurus):
    assert len(thesaurus.units(["fibre", "fibres"])) == 1


def test_only_a_marked_line_is_urgent(thesaurus):
    assert [unit.urgent for unit in thesaurus.units(["choking", "poo"])] == [True, False]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a, b\npoo", "alone", 2),
        ("poo,", "alone", 1),
        ("poo, 💩", "empty", 1),
        ("poo, " + "x" * 41, "long", 1),
        (", ".join(f"w{n}" for n in range(13)), "long", 1),
        ("a, b\n" * 401, "many", 401),
    ],
)
def test_a_line_that_cannot_be_used_is_named(text, code, line):
    with pytest.raises(SynonymFault) as fault:
        read_synonyms(text)

    assert (fault.value.code, fault.value.line) == (code, line)


def test_the_list_that_ships_can_be_read_and_gives_no_advice():
    groups = read_synonyms(starter_synonyms())

    assert len(groups) > 40
    assert {"poo", "stool", "bowel motion"} <= set(groups[0].phrases)
    phrases = [phrase for group in groups for phrase in group.phrases]
    assert not [p for p in phrases if {"cure", "treat", "cause", "heal"} & set(p.split())]
