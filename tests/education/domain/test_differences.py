"""Two texts as one, with what was added and removed marked; nothing is lost on the way."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from education.domain.differences import Mark, Passage, differences, is_changed


def paragraphs(*texts):
    return [Passage("paragraph", text) for text in texts]


def as_text(found):
    signs = {Mark.SAME: "{}", Mark.ADDED: "+[{}]", Mark.REMOVED: "-[{}]"}
    return [
        "".join(signs[piece.mark].format(piece.text.rstrip()) + " " for piece in one.pieces).strip()
        for one in found
    ]


def test_words_are_marked_inside_a_passage_that_is_mostly_the_same():
    found = differences(
        paragraphs("Probiotics help most people."), paragraphs("Probiotics may help some people.")
    )

    assert as_text(found) == ["Probiotics +[may] help -[most] +[some] people."]
    assert found[0].mark is Mark.REWORDED


def test_a_passage_with_little_in_common_is_one_out_and_one_in():
    found = differences(paragraphs("Nobody knows."), paragraphs("A new study of 200 people."))

    assert as_text(found) == ["-[Nobody knows.]", "+[A new study of 200 people.]"]


def test_a_reworded_passage_is_found_behind_a_new_one():
    found = differences(
        paragraphs("Eat more fibre each day."),
        paragraphs("Something new stands here.", "Eat more fibre every day."),
    )

    assert as_text(found) == [
        "+[Something new stands here.]",
        "Eat more fibre -[each] +[every] day.",
    ]


def test_a_heading_is_never_told_as_a_reworded_paragraph():
    found = differences([Passage("heading", "What it is")], [Passage("paragraph", "What it is")])

    assert [one.mark for one in found] == [Mark.REMOVED, Mark.ADDED]


def test_a_word_added_at_the_end_leaves_the_last_word_alone():
    found = differences(paragraphs("Drink water"), paragraphs("Drink water often"))

    assert as_text(found) == ["Drink water +[often]"]


def test_the_same_text_has_no_difference():
    text = paragraphs("One.", "Two.")

    assert not is_changed(differences(text, text))
    assert is_changed(differences(text, text[:1]))


WORDS = st.lists(st.sampled_from(["gut", "may", "not", "help", "a", "12"]), min_size=1, max_size=8)
TEXTS = st.lists(
    st.builds(Passage, st.sampled_from(["paragraph", "heading", "item"]), WORDS.map(" ".join)),
    max_size=8,
)


def left(found, dropped):
    """Return the passages that are left without what is marked as ``dropped``."""
    kept = [
        (one.kind, "".join(p.text for p in one.pieces if p.mark is not dropped).strip())
        for one in found
    ]
    return [Passage(*passage) for passage in kept if passage[1]]


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_both_texts_can_be_read_out_of_the_differences(older, newer):
    found = differences(older, newer)

    assert left(found, Mark.ADDED) == older
    assert left(found, Mark.REMOVED) == newer


def test_texts_made_to_be_slow_are_not_slow():
    started = time.monotonic()

    differences(
        paragraphs("a " * 6000, *["b"] * 1500), paragraphs("a " * 5999 + "c", *["b c"] * 1500)
    )

    assert time.monotonic() - started < 5
