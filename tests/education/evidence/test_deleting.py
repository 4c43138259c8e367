"""Papers and claims in use are not deleted, in drafts neither; the refusal says where they are."""

import pytest
from django.urls import reverse

from education.models import Claim, ClaimReference, Reference, VisitQuestion
from education.workflow import InUse
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def paper():
    return shelf.reference(5)


def test_a_paper_under_a_claim_stays(paper):
    shelf.claim("S01", papers=(paper,))

    with pytest.raises(InUse, match="S01: Sample claim S01"):
        paper.delete()


def test_a_paper_that_a_draft_claim_names_stays(paper):
    claim = Claim.objects.create(code="S01", slug="s1", statement="Sample")
    claim.claim_references = [ClaimReference(reference=paper)]
    claim.save_revision()
    assert not ClaimReference.objects.exists()  # it is in the draft alone

    with pytest.raises(InUse, match="S01: Sample"):
        paper.delete()


def test_a_paper_that_a_section_names_stays(paper):
    shelf.article(sections=[shelf.section("What it is", references=[paper])])

    with pytest.raises(InUse, match="A sample guide"):
        paper.delete()


def test_a_paper_that_only_the_draft_of_a_live_article_names_stays(paper):
    page = shelf.article()
    page.sections = [shelf.section("What it is", references=[paper])]
    page.save_revision()

    with pytest.raises(InUse, match="A sample guide"):
        Reference.objects.filter(pk=paper.pk).delete()


def test_a_claim_in_an_answer_stays():
    claim = shelf.claim("S01")
    answer = {"question": "Really?", "short_answer": "No.", "claim": claim}
    shelf.article(questions=[("question", answer)])

    with pytest.raises(InUse, match="A sample guide"):
        claim.delete()


@pytest.mark.parametrize("drafted", [False, True])
def test_a_claim_that_brings_up_a_question_stays(drafted):
    claim = shelf.claim("S01")
    question = VisitQuestion(code="q", question="What now?")
    question.save()
    question.claims = [claim]
    if drafted:
        question.save_revision()
        assert not VisitQuestion.objects.filter(claims=claim).exists()
    else:
        question.save()

    with pytest.raises(InUse, match=r"What now\?"):
        claim.delete()


def test_what_nothing_shows_is_deleted(paper):
    paper.delete()

    assert not Reference.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_refusal_leads_to_each_place(browsers, paper, method):
    claim = shelf.claim("S01", papers=(paper,))
    page = shelf.article(headline_claim=claim)
    address = reverse("wagtailsnippets_education_reference:delete", args=[paper.pk])

    html = getattr(browsers["publisher"], method)(address, follow=True).content.decode()

    assert "cannot be deleted" in html
    assert f"/education/claim/edit/{claim.pk}/" in html
    assert f"/cms/pages/{page.pk}/edit/" in html
    assert Reference.objects.filter(pk=paper.pk).exists()
