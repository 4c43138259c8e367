"""The words of a claim must fit how sure we are, in GRADE's way of saying it."""

import pytest

from education.domain.certainty import Certainty
from education.domain.certainty_wording import (
    Doubt,
    lint_certainty,
    lint_prose,
    pieces,
)
from education.wording import doubts_about


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Fibre is good for health.", Certainty.HIGH),
        ("These painkillers probably raise permeability.", Certainty.MODERATE),
        ("It may help some people.", Certainty.LOW),
        ("We are very uncertain.", Certainty.VERY_LOW),
        ("We are very uncertain. The illness may come first.", Certainty.VERY_LOW),
        ("It may help, but it is not proven.", Certainty.LOW),
        ("It always works.", Certainty.NOT_ASSESSED),
        ("", Certainty.LOW),
    ],
)
def test_words_that_fit_are_left_alone(text, certainty):
    assert lint_certainty(text, certainty) == []


@pytest.mark.parametrize(
    ("text", "certainty", "words"),
    [
        ("It probably helps.", Certainty.LOW, "probably"),
        ("It may help.", Certainty.VERY_LOW, "may"),
        ("This is proven to work.", Certainty.MODERATE, "proven"),
        ("We are very uncertain, but it probably works.", Certainty.VERY_LOW, "probably"),
    ],
)
def test_words_surer_than_the_evidence_are_found(text, certainty, words):
    findings = [(f.doubt, f.words) for f in lint_certainty(text, certainty)]

    assert (Doubt.TOO_SURE, words) in findings


def test_hedging_what_is_certain_is_found():
    assert lint_certainty("It may help.", Certainty.HIGH)[0].doubt is Doubt.TOO_UNSURE


@pytest.mark.parametrize("certainty", [Certainty.MODERATE, Certainty.LOW, Certainty.VERY_LOW])
def test_weak_evidence_without_a_hedge_is_found(certainty):
    assert lint_certainty("It heals the gut.", certainty)[0].doubt is Doubt.NO_HEDGE


def test_every_doubt_has_a_sentence_that_says_what_to_write():
    assert doubts_about("It probably helps.", "low") == [
        "“probably” sounds surer than the evidence is. Say “may”."
    ]
    assert doubts_about("It heals.", "very_low")[0].endswith("Say “we are very uncertain”.")
    assert doubts_about("It may help.", "high")[0].startswith("“may” sounds less sure")


@pytest.mark.parametrize(
    "text",
    [
        "It may help. No test is proven to work.",
        "It may help. It has never been tested.",
        "It may help people who never smoked.",
        "It may help. Never stop a medicine on your own.",
        "It may help. Always ask first.",
        "It may help, though not always.",
        "It may help almost always.",
        "It may help. There is no proven benefit.",
        "It may help. The maker says “proven to heal”.",
        "It may help; nobody could prove it.",
        "It may help. The study did not prove that.",
        "It may help. Nothing has been shown to cure it.",
        "It may help. People on fibre were more likely to feel well.",
        "It may help. The likely range is 2 to 6.",
        "It may help. An unproven product.",
        "It may help certain people.",
        "It may help. It has yet to be clearly shown.",
        "It may prove useful.",
    ],
)
def test_words_that_only_look_sure_are_left_alone(text):
    assert lint_certainty(text, Certainty.LOW) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It may help, and it always works.", "always"),
        ("It may help. It does not hurt and always works.", "always"),
        ("It may help. It is not dear, and it is proven.", "proven"),
        ("It may help. This clearly heals.", "clearly"),
        ("It may help. There is no doubt about it.", "is no doubt"),
        ("It may help. It works without doubt.", "without doubt"),
        ("It may help. It cures the gut.", "cures"),
        ("It may help. A guaranteed effect.", "guaranteed"),
        ("It may help. It is most likely so.", "likely"),
        ("It may help. It is unlikely to hurt.", "unlikely"),
        ("It may help. It PROBABLY works.", "PROBABLY"),
        ("It may help. It never fails.", "never"),
    ],
)
def test_words_that_are_sure_are_found_where_they_stand(text, words):
    (finding,) = lint_certainty(text, Certainty.LOW)

    assert (finding.doubt, finding.words) == (Doubt.TOO_SURE, words)
    assert text[finding.start :].startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "It does so. The trial began in May 2019.",
        "It does so. The trial began on 3 May.",
        "It does so. Nobody has looked since May.",
        "It does so. The first teams could not measure it.",
        "It does so. They couldn’t measure it.",
    ],
)
def test_a_month_and_the_past_are_no_hedges(text):
    assert lint_certainty(text, Certainty.HIGH) == []


def test_moderate_certainty_is_told_when_it_is_undersold():
    (finding,) = lint_certainty("It may help.", Certainty.MODERATE)

    assert (finding.doubt, finding.words) == (Doubt.TOO_UNSURE, "may")
    assert lint_certainty("It probably helps. Some may feel worse.", Certainty.MODERATE) == []


@pytest.mark.parametrize(
    ("certainties", "words"),
    [
        ([Certainty.LOW], ["always", "probably"]),
        ([Certainty.VERY_LOW], ["always", "probably"]),
        ([Certainty.MODERATE, Certainty.LOW], ["always"]),
        ([Certainty.HIGH, Certainty.LOW], []),
        ([Certainty.NOT_ASSESSED], []),
        ([], []),
    ],
)
def test_prose_is_held_against_the_surest_claim_beside_it(certainties, words):
    text = "This always helps. It probably heals. It may soothe. Eat well."

    assert [finding.words for finding in lint_prose(text, certainties)] == words


def test_a_text_is_cut_at_the_words_that_do_not_fit():
    text = "It always helps and probably heals."

    cut = pieces(text, lint_certainty(text, Certainty.LOW))

    assert [piece.text for piece in cut if piece.is_doubtful] == ["always", "probably"]
    assert "".join(piece.text for piece in cut) == text


def test_what_is_missing_has_no_place_in_the_text():
    text = "It heals."

    assert [p.text for p in pieces(text, lint_certainty(text, Certainty.LOW))] == [text]
