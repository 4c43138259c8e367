"""Readability gives the published values, and counts syllables as people speak them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from education.domain.readability import (
    Counts,
    count,
    long_sentences,
    reading_age,
    score,
    sentences,
    smog,
)
from education.domain.syllables import count_syllables

PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."


def test_the_platypus_has_thirteen_words_and_twenty_four_syllables():
    counts = count(PLATYPUS)

    assert (counts.sentences, counts.words, counts.syllables) == (1, 13, 24)


def test_the_platypus_scores_as_published():
    scores = score(PLATYPUS)

    assert scores.flesch_ease == pytest.approx(37.455, abs=0.0005)
    assert scores.grade == pytest.approx(11.265, abs=0.0005)


def test_the_cat_scores_as_published():
    scores = score("The cat sat on the mat.")

    assert scores.flesch_ease == pytest.approx(116.145, abs=0.0005)
    assert scores.grade == pytest.approx(-1.45, abs=0.0005)


@pytest.mark.parametrize(
    ("polysyllables", "grade"),
    [(0, 3.1291), (9, 6.2581), (30, 8.8418), (49, 10.4301), (100, 13.5591)],
)
def test_smog_of_thirty_sentences_is_as_published(polysyllables, grade):
    counts = Counts(
        sentences=30, words=300, syllables=400, polysyllables=polysyllables, long_words=0
    )

    assert smog(counts) == pytest.approx(grade, abs=0.00005)


def test_smog_is_not_given_below_thirty_sentences():
    assert score("One short line. " * 29).smog is None
    assert score("One short line. " * 30).smog is not None


def test_lix_adds_sentence_length_and_share_of_long_words():
    assert score("We eat vegetables daily.").lix == pytest.approx(4 + 100 * 1 / 4)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("coeliac", 3), ("diarrhoea", 4), ("permeability", 6), ("medicines", 2), ("bloating", 2),
        ("evidence", 3), ("fibre", 2), ("tested", 2), ("walked", 1), ("changes", 2), ("onion", 2),
        ("tired-looking", 3), ("bacteria", 4), ("patient’s", 2), ("whole-grain", 2), ("table", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_spoken(word, syllables):
    assert count_syllables(word) == syllables


def test_an_abbreviation_ends_no_sentence():
    assert count("Ask Dr. Sample, e.g. about fibre. Then go.").sentences == 2


def test_defined_terms_can_be_left_out():
    text = "The permeability of the gut goes up and down."

    assert score(text, defined_terms=["permeability"]).grade < score(text).grade


@pytest.mark.parametrize("text", ["", "   ", "12 34 %", "…!?", "\x00"])
def test_a_text_without_a_word_has_no_score(text):
    assert score(text) is None


@given(st.text(max_size=300))
def test_no_text_breaks_the_counter(text):
    counts = count(text)

    assert counts.syllables >= counts.words >= counts.polysyllables
    assert (counts.sentences > 0) == (counts.words > 0)


def test_sentences_end_at_a_full_stop_or_a_blank_line_and_not_at_an_abbreviation():
    text = "Ask Dr. Sample.\n\nA heading\n\nEat fibre, e.g. oats! Then wait…"

    assert sentences(text) == ["Ask Dr Sample", "A heading", "Eat fibre, eg oats", "Then wait"]


def test_a_long_sentence_has_more_than_twenty_words():
    twenty = "word " * 19 + "end."
    longer = "one " + twenty

    assert long_sentences(f"{twenty} {longer} Short.") == [longer.rstrip(".")]
    assert long_sentences("Four words stand here.", most_words=3) == ["Four words stand here"]


@pytest.mark.parametrize(("grade", "age"), [(-1.45, 5), (0.4, 5), (5.4, 10), (7.6, 13)])
def test_reading_age_is_five_years_past_the_grade(grade, age):
    assert reading_age(grade) == age
