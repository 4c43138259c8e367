"""What an article cannot tell its reader is said on every article, from its own claims and dates."""

from datetime import date
from types import SimpleNamespace

import pytest

from education.limits import limits_of
from tests.education import shelf

PAGE = SimpleNamespace(evidence_current_to=date(2025, 2, 28))


def claim(statement, certainty, verdict="unproven"):
    return SimpleNamespace(statement=statement, shown_certainty=certainty, verdict=verdict)


def test_every_article_says_it_is_not_about_the_reader_and_how_far_the_evidence_goes():
    said = limits_of(PAGE, [])

    assert "It is not about you." in said[0]
    assert said[1:] == ["Studies published after February 2025 are not in it."]


def test_claims_that_nobody_is_sure_of_are_named():
    claims = [
        claim("A heals.", "very_low"),
        claim("B helps", "low"),
        claim("C harms", "not_assessed"),
    ]

    said = " ".join(limits_of(PAGE, claims))

    assert "very uncertain about: “A heals”." in said
    assert "not graded how sure we are about: “C harms”." in said
    assert "B helps" not in said


def test_a_claim_that_no_study_can_grade_is_no_gap():
    said = " ".join(limits_of(PAGE, [claim("It is a disease", "not_assessed", "not_a_diagnosis")]))

    assert "disease" not in said


@pytest.mark.django_db
@pytest.mark.slow
def test_the_page_shows_the_editors_words_and_its_own_and_leads_to_them():
    page = shelf.article(limits="<p>Nobody has studied children.</p>")

    body = page.rendered["body"]
    assert body.index('id="limits"') < body.index("Nobody has studied children.")
    assert body.index("Nobody has studied children.") < body.index("It is not about you.")
    assert 'href="#limits"' in body


@pytest.mark.django_db
@pytest.mark.slow
def test_a_section_never_takes_an_anchor_of_the_pages_own():
    page = shelf.article(
        sections=[shelf.section("Limits"), shelf.section("Help"), shelf.section("QA")]
    )

    assert [part.value["anchor"] for part in page.sections] == ["limits-2", "help-2", "qa-2"]
