"""Words are cut, folded and brought down to the stem that their forms share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from education.domain.finding.words import (
    LONGEST_WORD,
    fold,
    is_stop_word,
    stem,
    words_of,
    written_words,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("probiotic", "Probiotics"),
        ("bloating", "bloated"),
        ("vomit", "vomiting"),
        ("allergy", "allergies"),
        ("cause", "causing"),
        ("fibre", "fibres"),
        ("fiber", "fibre"),
        ("diarrhea", "diarrhoea"),
        ("test", "tested"),
        ("stress", "stresses"),
        ("running", "runs"),
        ("don't", "don’t"),
        ("café", "cafe"),
    ],
)
def test_forms_of_a_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("early", "ear"), ("bed", "be"), ("thing", "the"), ("bus", "bu"), ("ibs", "ib")],
)
def test_other_words_keep_stems_of_their_own(one, other):
    assert stem(one) != stem(other)


def test_spanish_loses_plural_and_gender_and_no_english_ending():
    assert stem("pruebas", "es") == stem("prueba", "es-es")
    assert stem("crónico", "es") == stem("cronicas", "es")
    assert stem("bloating", "es") == "bloating"


def test_a_word_knows_where_it_stands():
    text = "It’s 2 poos_a day"

    assert [(w.written, text[w.start : w.end]) for w in words_of(text)] == [
        (word, word) for word in ("It’s", "2", "poos", "a", "day")
    ]


def test_the_different_words_are_the_words_without_their_places():
    text = "Poo, poo and it’s poo"

    assert written_words(text) == {word.written for word in words_of(text)}


def test_only_known_languages_have_words_that_say_nothing():
    assert is_stop_word("the", "en-gb")
    assert not is_stop_word("the", "es")
    assert not is_stop_word("blood", "en")


@given(st.text(max_size=300))
def test_any_text_gives_stems_that_the_database_holds(text):
    for word in words_of(text):
        for language in ("en", "es", "xx"):
            assert 0 <= len(stem(word.written, language)) <= LONGEST_WORD
        assert fold(fold(word.written)) == fold(word.written)
