"""What has all the words comes before what has some; a title says more than the body."""

import pytest

from education.domain.finding.ranking import BODY, TITLE, Scores, weights
from education.domain.finding.synonyms import Thesaurus, read_synonyms

THESAURUS = Thesaurus(read_synonyms("poo, stool, bowel motion"), "en")


def scores(typed, postings, entries=10):
    return Scores(THESAURUS.units(typed.split()), postings, entries)


def test_an_entry_with_every_word_is_whole_and_one_with_fewer_is_not():
    found = scores("blood test", [(1, "blood", 10), (1, "test", 10), (2, "test", 900)])

    assert list(found.whole()) == [1]
    assert list(found.some()) == [1]


def test_when_nothing_has_every_word_those_with_the_most_are_kept():
    found = scores("blood test kit", [(1, "blood", 9), (1, "test", 9), (2, "kit", 99)])

    assert found.whole() == {}
    assert list(found.some()) == [1]


def test_nothing_found_is_nothing():
    assert scores("zebra", []).some() == {}


def test_a_synonym_finds_and_counts_less_than_the_word_itself():
    whole = scores("poo", [(1, "poo", 10), (2, "stool", 10)]).whole()

    assert whole[1] > whole[2] > 0


def test_a_phrase_needs_each_of_its_words():
    found = scores("poo", [(1, "bowel", 50), (2, "bowel", 10), (2, "motion", 10)])

    assert list(found.whole()) == [2]


def test_a_rare_word_says_more_than_a_common_one():
    common = [(entry, "gut", 10) for entry in range(1, 9)]

    some = scores("gut zonulin", [*common, (9, "zonulin", 10), (9, "gut", 10)]).some()

    assert list(some) == [9]
    alone = scores("zonulin", [(9, "zonulin", 10)]).whole()[9]
    assert alone > scores("gut", common).whole()[1]


def test_a_title_outweighs_mentions_in_the_body_and_repeating_adds_little():
    once, often = weights([(BODY, ["gut"])]), weights([(BODY, ["gut"] * 64)])

    assert once == {"gut": BODY}
    assert often["gut"] == 7 * BODY
    assert weights([(TITLE, ["gut"])])["gut"] > often["gut"]


@pytest.mark.parametrize("times", [1, 10**6])
def test_a_weight_fits_its_column(times):
    texts = [(TITLE * 100, ["gut"] * times), (BODY, ["gut"])]

    assert 0 < weights(texts)["gut"] <= 32_767
