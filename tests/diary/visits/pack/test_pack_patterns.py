"""Patterns of a pack: only when the patient put them in, in the words of their own page, and the same in every form."""

from dataclasses import replace

from diary.domain.visits.plain_text import plain_text
from diary.wording.patterns.shown import average_says, counts_say
from diary.wording.visits import pack_document
from tests.diary.patterns.hand_made import findings, lacking, pair
from tests.diary.patterns.test_patterns_wording import NAMES
from tests.diary.visits.pack.said import words
from tests.diary.visits.packs import a_source, a_visit

WORDS = {"bloating": "Bloating", "onion": "Onion"}
ONE = pair()


def said(source):
    """Return the words of the section, which stands behind the two pages."""
    document = pack_document(source)
    assert "patterns" not in {section.code for section in document.sections}
    (found,) = [section for section in document.appendix if section.code == "patterns"]
    return "\n".join(words(found))


def a_pack(*pairs, **more):
    return replace(
        a_source(visit=a_visit(sections=("patterns",))),
        patterns=findings(*pairs, **more),
        names=WORDS,
    )


def test_a_pattern_is_said_in_the_same_words():
    text = said(a_pack(ONE))

    assert text.startswith("Bloating the day after onion. " + counts_say(ONE, NAMES))
    assert average_says(ONE, NAMES) in text
    assert "This does not show that onion is the cause." in text
    assert "We compared 1 pair; about 10 in 100 patterns shown this way may be chance." in text
    assert "24 days are missing" in text
    assert "37 of 100" in text


def test_the_strongest_three_have_room_and_the_others_are_counted():
    many = [pair(exposure=f"food:f{n}", points=1 + n / 10) for n in range(5)]

    text = said(a_pack(*many))

    assert [f"the day after f{n}." in text for n in range(5)] == [False, False, True, True, True]
    assert "2 weaker ones are on the patient’s own page." in text


def test_that_none_stood_out_or_nothing_was_compared_is_said():
    assert "No pattern stood out from chance." in said(a_pack(lacking(exposed=(3, 8))))
    assert (
        said(a_source(visit=a_visit(sections=("patterns",))))
        == "Nothing was compared in this diary."
    )


def test_what_was_left_out_is_nowhere():
    left_out = replace(a_pack(ONE), visit=a_visit(sections=("story",)))

    assert "onion" not in plain_text(pack_document(left_out)).lower()
