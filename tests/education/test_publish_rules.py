"""What has to be right before publishing, each in a sentence that says what to fix."""

from datetime import date

import pytest

from education.group_names import CLINICAL_REVIEWERS
from education.models import (
    ArticleChange,
    Claim,
    ClaimReference,
    DiaryTag,
)
from education.models.article_rules import months_after
from education.workflow import NotReady, sign
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def problems_of(obj):
    return " ".join(str(problem) for problem in obj.what_is_missing())


def test_a_claim_with_a_certainty_needs_its_reason_and_a_standing_paper():
    claim = Claim(code="S1", slug="s1", statement="Sample", verdict="supported", certainty="low")

    assert "Say why" in problems_of(claim)
    assert "not retracted" in problems_of(claim)


def test_a_retracted_paper_supports_no_claim():
    paper = shelf.reference(retracted=True)
    claim = Claim(code="S1", slug="s1", statement="Sample", certainty="low", why="It may.")
    claim.claim_references = [ClaimReference(reference=paper)]

    assert "not retracted" in problems_of(claim)


def test_a_claim_nobody_has_assessed_may_stand_without_papers():
    assert problems_of(Claim(code="S1", slug="s1", statement="Sample")) == ""


def test_a_claim_does_not_go_live_before_its_paper():
    paper = shelf.reference()
    paper.unpublish()

    with pytest.raises(NotReady, match="publish that first"):
        shelf.claim(papers=(paper,))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"quick_answer": "<p> </p>"}, "quick answer"),
        ({"evidence_current_to": None}, "evidence current to"),
        ({"sections": []}, "at least one section"),
        ({"people": ()}, "author"),
        ({"main_points": [("point", "x")] * 8}, "seven main points"),
        ({"questions": [("question", {"question": "Q", "short_answer": "x" * 241})]}, "240"),
    ],
)
def test_an_article_says_what_it_lacks(values, sentence):
    people = values.pop("people", None)
    page = shelf.article(live=False, **values)
    if people is not None:
        page.byline = []

    assert sentence in problems_of(page)


def test_a_correction_has_to_say_what_was_wrong():
    change = ArticleChange(date=date(2026, 3, 1), kind="correction", what="Now 35 in 1,000.")

    page = shelf.article(live=False, changes=[change])

    assert "what was wrong" in problems_of(page)


def test_a_published_correction_stays_for_good():
    change = ArticleChange(
        date=date(2026, 3, 1), kind="correction", what="Now 35.", was_wrong="It said 53."
    )
    page = shelf.article(changes=[change])
    draft = page.get_latest_revision_as_object()
    draft.changes = []

    assert "stays as it is" in problems_of(draft)


def test_a_published_code_never_changes():
    tag = shelf.saved(DiaryTag, code="sample", label="Sample", kind="symptom")
    tag.code = "other"

    with pytest.raises(NotReady, match="never changes"):
        shelf.publish(tag)


def test_a_rule_over_an_unknown_fact_cannot_be_published():
    with pytest.raises(NotReady, match="The rule cannot be used"):
        shelf.red_flag(rule="no_such_fact")


def test_tiers_by_case_that_make_no_sense_cannot_be_published():
    with pytest.raises(NotReady, match="The rule cannot be used"):
        shelf.red_flag(tier_cases={"when": 3})


def test_the_first_signature_has_to_cover_the_whole_page():
    revision = shelf.article(live=False).save_revision()

    with pytest.raises(NotReady, match="whole page"):
        sign(revision=revision, reviewer=shelf.staff("Reviewer", CLINICAL_REVIEWERS))


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 11, 12), 36, date(2029, 11, 12)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_after_keeps_the_day_or_takes_the_last(day, months, due):
    assert months_after(day, months) == due


@pytest.mark.parametrize("slug", ["feed", "a-z"])
def test_an_address_of_the_site_itself_is_refused(slug):
    page = shelf.article(slug, live=False)

    assert any(f"uses the address “{slug}”" in str(said) for said in page.what_is_missing())
