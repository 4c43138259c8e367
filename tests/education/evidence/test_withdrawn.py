"""A paper that was withdrawn says so wherever it is used, and what rested on it alone falls back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from education.evidence.alerts import evidence_alerts
from education.models import Claim, ClaimReference, VisitQuestion
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def flagged(paper, **flags):
    """Publish the paper anew with these flags; nobody touches the claim or the article."""
    for name, value in flags.items():
        setattr(paper, name, value)
    return shelf.publish(paper)


@pytest.fixture
def paper():
    return shelf.reference(5)


@pytest.fixture
def claim(paper):
    return shelf.claim("S01", papers=(paper,), certainty="low", why="It may help.")


@pytest.fixture
def page(claim, paper):
    text = ("text", "<p>Words. [^5]</p>")
    sections = [shelf.section("What it is", text, ("claim", claim), references=[paper])]
    return shelf.article(sections=sections, headline_claim=claim)


def read(client, path):
    return client.get(path).content.decode()


def kinds():
    return [alert.kind for alert in evidence_alerts()]


def test_a_claim_that_loses_its_last_paper_is_not_assessed_at_once(client, page, paper):
    paths = ("/articles/sample-guide/", "/claims/sample-s01/", "/claims/")
    assert all("<span>Low</span>" in read(client, path) for path in paths)

    flagged(paper, retracted=True)

    for path in paths:
        html = read(client, path)
        assert "<span>Low</span>" not in html, path
        assert "<span>Not assessed</span>" in html, path


def test_it_comes_back_when_the_flag_is_lifted(client, page, paper):
    flagged(flagged(paper, retracted=True), retracted=False)

    for path in ("/articles/sample-guide/", "/claims/sample-s01/", "/claims/"):
        assert "<span>Low</span>" in read(client, path)
    assert "no longer stand" not in read(client, "/articles/sample-guide/")
    assert kinds() == []


def test_nobody_edited_the_claim(claim, page, paper):
    before = claim.latest_revision_id

    flagged(paper, retracted=True)

    claim.refresh_from_db()
    assert (claim.certainty, claim.latest_revision_id) == ("low", before)


def test_a_claim_with_another_standing_paper_keeps_its_certainty(client, paper):
    shelf.claim("S01", papers=(paper, shelf.reference(6)), certainty="low", why="It may help.")

    flagged(paper, retracted=True)

    assert "<span>Low</span>" in read(client, "/claims/sample-s01/")
    assert "claim_lost_its_papers" not in kinds()


def test_a_paper_taken_down_supports_nothing_either(client, page, paper):
    paper.unpublish()

    assert "<span>Not assessed</span>" in read(client, "/claims/sample-s01/")
    assert "<span>Not assessed</span>" in read(client, "/articles/sample-guide/")


def test_readers_are_told_why_the_certainty_went(client, page, paper):
    flagged(paper, retracted=True)

    for path in ("/articles/sample-guide/", "/claims/sample-s01/"):
        assert "The papers behind this were withdrawn or are in doubt." in read(client, path)


def test_a_retracted_paper_says_so_wherever_an_article_names_it(client, page, paper):
    flagged(paper, retracted=True)

    html = read(client, "/articles/sample-guide/")

    assert '<a href="#ref-1">1 (retracted)</a>' in html  # claim card and section
    assert html.count("1 (retracted)") == 2
    assert '<span class="vh">paper </span>1 retracted</a>' in html  # in the text
    assert "Retracted</strong> Sample A." in html  # the list


@pytest.mark.parametrize(
    ("flag", "word"), [("retracted", "Retracted"), ("concern", "Expression of concern")]
)
def test_the_flags_stand_on_the_page_of_the_claim(client, page, paper, flag, word):
    flagged(paper, **{flag: True})

    assert f"{word}</strong> Sample A." in read(client, "/claims/sample-s01/")


def test_a_claim_that_rests_on_a_paper_under_a_concern_is_not_assessed(client, page, paper):
    flagged(paper, concern=True)

    html = read(client, "/articles/sample-guide/")
    assert "<span>Low</span>" not in html
    assert "1 (expression of concern)" in html
    assert sorted(kinds()) == ["claim_lost_its_papers", "concern_in_use"]

    flagged(paper, concern=False)
    assert "<span>Low</span>" in read(client, "/articles/sample-guide/")


def test_another_paper_keeps_the_certainty_of_a_claim(client, page, claim, paper):
    claim.claim_references.add(ClaimReference(reference=shelf.reference(6)))
    shelf.publish(claim)
    flagged(paper, concern=True)

    assert "<span>Low</span>" in read(client, "/articles/sample-guide/")


def test_staff_are_told_of_the_claim_and_of_the_paper_and_where_they_are_used(page, paper):
    flagged(paper, retracted=True)

    lost, paper_alert = evidence_alerts()

    assert (lost.kind, paper_alert.kind) == ("claim_lost_its_papers", "retracted_in_use")
    assert "Sample claim S01" in lost.what
    assert [place.name for place in lost.where] == ["A sample guide"]
    assert {place.name for place in paper_alert.where} == {
        "S01: Sample claim S01",
        "A sample guide",
    }
    assert f"/{paper.pk}/" in paper_alert.link
    assert all(
        place.url.startswith("/cms/") for alert in (lost, paper_alert) for place in alert.where
    )


def test_a_retracted_paper_that_nothing_shows_is_no_alert():
    shelf.reference(9, retracted=True)

    assert kinds() == []


def test_a_flag_that_waits_for_a_signature_is_an_alert(paper):
    paper.retracted = True
    paper.save_revision()

    assert kinds() == ["flag_waits"]


def test_stances_are_told_in_words(client, paper):
    claim = Claim(code="S02", slug="s2", statement="Sample", certainty="low", why="It may.")
    stances = {"supports": paper, "mixed": shelf.reference(6), "against": shelf.reference(7)}
    claim.claim_references = [
        ClaimReference(reference=row, stance=stance) for stance, row in stances.items()
    ]
    claim.save()
    shelf.article(
        headline_claim=shelf.publish(claim), sections=[shelf.section("S", ("claim", claim))]
    )

    card = " ".join(read(client, "/articles/sample-guide/").split())

    assert 'Supports the claim: <a href="#ref-1">1</a>' in card
    assert 'Speaks against the claim: <a href="#ref-3">3</a>' in card
    assert 'Points both ways: <a href="#ref-2">2</a>' in card
    assert "Points both ways" in read(client, "/claims/s2/")


def test_a_question_to_ask_counts_as_a_place(claim, paper):
    question = VisitQuestion(code="q", question="What now?")
    question.claims = [claim]
    question.save()
    flagged(paper, retracted=True)

    lost = next(alert for alert in evidence_alerts() if alert.kind == "claim_lost_its_papers")

    assert [place.name for place in lost.where] == ["What now?"]


def about_papers(captured):
    """Return how many queries ask for papers; the CMS has its own for each row's buttons."""
    return sum("education_claimreference" in query["sql"] for query in captured)


def test_the_list_of_claims_says_so_without_a_query_for_each(browsers, claim, paper):
    address = reverse("wagtailsnippets_education_claim:list_results")
    with CaptureQueriesContext(connection) as few:
        browsers["writer"].get(address)
    for number in range(10, 14):
        shelf.claim(f"S{number}", papers=(paper,), certainty="low", why="It may help.")
    flagged(paper, retracted=True)

    with CaptureQueriesContext(connection) as many:
        html = browsers["writer"].get(address).content.decode()

    assert html.count("Low; shown as not assessed: no paper stands") == 5
    assert about_papers(many) == about_papers(few)
