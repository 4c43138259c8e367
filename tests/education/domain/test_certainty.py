"""The words of a claim must fit how sure we are, in GRADE's way of saying it."""

import pytest

from education.domain.certainty import Certainty, Doubt, lint_certainty
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


@pytest.mark.parametrize("certainty", [Certainty.LOW, Certainty.VERY_LOW])
def test_weak_evidence_without_a_hedge_is_found(certainty):
    assert lint_certainty("It heals the gut.", certainty)[0].doubt is Doubt.NO_HEDGE


def test_every_doubt_has_a_sentence_that_says_what_to_write():
    assert doubts_about("It probably helps.", "low") == [
        "“probably” sounds surer than the evidence is. Say “may”."
    ]
    assert doubts_about("It heals.", "very_low")[0].endswith("Say “we are very uncertain”.")
    assert doubts_about("It may help.", "high")[0].startswith("“may” sounds less sure")
