"""The lines around what was found, with the words that matched marked."""

from hypothesis import given
from hypothesis import strategies as st

from education.domain.finding.excerpts import CUT, LONGEST, Part, excerpt, hits_of, marked

FILLER = "Nothing is said here that anybody looks for. " * 20


def shown(runs):
    return "".join(text for text, _mark in runs)


def marks(runs):
    return [text for text, mark in runs if mark]


def test_the_words_that_matched_are_marked_as_they_are_written():
    runs = marked("Probiotics and the gut", {"probiotic"}, "en")

    assert runs == (("Probiotics", True), (" and the gut", False))


def test_an_excerpt_is_cut_around_the_words_and_says_so():
    runs = excerpt(f"{FILLER}Fibre feeds bacteria. {FILLER}", {"fibr", "feed"}, "en")

    assert marks(runs) == ["Fibre", "feeds"]
    assert shown(runs).startswith(CUT)
    assert shown(runs).endswith(CUT)
    assert len(shown(runs)) <= LONGEST + 4


def test_an_excerpt_shows_where_most_of_the_words_stand_together():
    text = f"Fibre. {FILLER}Fibre feeds bacteria. {FILLER}"

    assert marks(excerpt(text, {"fibr", "bacteria"}, "en")) == ["Fibre", "bacteria"]


def test_without_a_match_it_is_the_beginning():
    assert shown(excerpt("Short.", {"zebra"}, "en")) == "Short."
    assert excerpt("", {"zebra"}, "en") == ()


def test_parts_with_more_of_the_words_come_first_and_lead_to_their_anchor():
    parts = [
        Part("", "", "About fibre."),
        Part("feeds", "What fibre feeds", "Bacteria."),
        Part("other", "Nothing", "Nothing."),
    ]

    hits = hits_of(parts, {"fibr", "bacteria"}, "en")

    assert [hit.anchor for hit in hits] == ["feeds", ""]
    assert marks(hits[0].heading) == ["fibre"]


@given(st.text(max_size=600), st.sampled_from(["a", "fibr", ""]))
def test_no_text_is_changed_by_marking(text, name):
    assert shown(marked(text, {name}, "en")) == text
    inside = shown(excerpt(text, {name}, "en")).removeprefix(CUT + " ").removesuffix(CUT)
    assert inside in " ".join(text.split())
