"""The API gives an article whole, as readers have it, and nothing that they may not read."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from education import models
from tests.education import shelf
from tests.education.finding.asking import question, term

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def get(client, path, status=200):
    response = client.get(f"/api/v2/{path}")
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/json"
    return response.json()


def slugs(client, query=""):
    return [row["slug"] for row in get(client, f"pages/{query}")["items"]]


@pytest.fixture(scope="module")
def published(for_all_tests):
    """Publish an article with one of every block."""
    papers = [shelf.reference(n) for n in (1, 2)]
    claim = shelf.claim("S01", tuple(papers), verdict="refuted", certainty="very_low")
    flag = shelf.red_flag("RF01")
    asked = shelf.saved(
        models.VisitQuestion, code="q1", question="What else could it be?", why="To be sure."
    )
    tag = shelf.saved(models.DiaryTag, code="t1", label="Bloating", kind="symptom")
    body = [
        ("text", '<p>Words [^2] and <a href="/glossary/">a link</a>.</p>'),
        ("steps", ["<p>First.</p>"]),
        ("claim", claim),
        ("red_flags", {"flags": [flag]}),
        ("track", {"intro": "Why.", "tags": [tag]}),
        ("visit_questions", [asked]),
        ("do_dont", {"do": ["Walk"], "dont": ["Fast"]}),
        ("table", {"data": [["A", "B"], ["1", None]], "first_row_is_table_header": True}),
        ("callout", {"title": "Note", "text": "<p>Careful.</p>"}),
    ]
    page = shelf.article(
        "full",
        title="Full",
        topic=shelf.saved(models.Topic, name="Food", slug="food"),
        headline_claim=claim,
        main_points=[("point", "Rest.")],
        sections=[shelf.section("What it is", *body, references=[papers[0]], anchor="what")],
        questions=[question("Is it?", long="<p>Yes.</p>")],
        changes=[models.ArticleChange(date=date(2026, 11, 1), kind="correction", what="Now 5.", was_wrong="50.")],
    )  # fmt: skip
    return page.pk


@pytest.fixture
def full(published):
    return models.ArticlePage.objects.get(pk=published)


def test_an_article_has_everything_a_page_needs(client, full):
    page = get(client, "pages/full/")

    assert page == get(client, f"pages/{full.pk}/")
    assert (page["title"], page["quick_answer"]) == ("Full", "<p>A short answer.</p>")
    assert page["html_url"] == f"{HOST}/articles/full/"
    assert page["topic"] == {"slug": "food", "name": "Food"}
    assert page["main_points"] == ["Rest."]
    assert page["last_reviewed_on"] == full.last_reviewed_on.isoformat()
    assert page["next_review_on"] == full.next_review_on.isoformat()
    assert page["headline_claim"] == "sample-s01"
    assert page["changes"] == [
        {"date": "2026-11-01", "kind": "correction", "what": "Now 5.", "was_wrong": "50."}
    ]
    assert page["questions"][0] == {
        "question": "Is it?",
        "short_answer": "A short answer.",
        "long_answer": "<p>Yes.</p>",
        "anchor": "q-is-it",
        "claim": "",
    }


def test_claims_come_with_verdict_certainty_reasons_and_papers(client, full):
    page = get(client, "pages/full/")
    (claim,) = page["claims"]

    assert (claim["verdict"], claim["verdict_text"]) == ("refuted", "Refuted")
    assert claim["certainty"] == "very_low"
    assert claim["why"].startswith("We are very uncertain")
    assert claim["url"] == f"{HOST}/claims/sample-s01/"
    assert [paper["number"] for paper in claim["references"]] == [1, 2]
    assert claim["references"][0]["stance"] == "background"
    assert [paper["number"] for paper in page["references"]] == [1, 2]
    assert page["red_flags"][0]["sign"] == "Sample sign RF01"
    assert page["red_flags"][0]["tier"] == "emergency"


def test_a_section_is_given_block_by_block_and_as_html_of_known_tags(client, full):
    (section,) = get(client, "pages/full/")["sections"]

    assert (section["heading"], section["anchor"], section["references"]) == (
        "What it is",
        "what",
        [1],
    )
    kinds = [block["type"] for block in section["blocks"]]
    assert kinds == ["text", "steps", "claim", "red_flags", "track", "visit_questions", "do_dont", "table", "callout"]  # fmt: skip
    assert all(block["html"] in section["html"] for block in section["blocks"])
    for words in ("First.", "Sample claim S01", "Refuted", "Sample sign RF01", "Bloating", "Walk",
                  "What else could it be?", "Careful."):  # fmt: skip
        assert words in section["html"], words
    assert f'href="{HOST}/glossary/"' in section["html"]
    assert f'href="{HOST}/articles/full/#ref-2"' in section["html"]
    assert not [
        bad for bad in ("class=", "style=", "<script", "<svg", 'href="/') if bad in section["html"]
    ]


def test_the_byline_names_people_and_no_account(client, full):
    person = models.Contributor.objects.get(slug="sample-author")
    person.account = shelf.staff("Writer")
    shelf.publish(person)

    raw = client.get("/api/v2/pages/full/").content.decode()

    names = [(who["name"], who["role"]) for who in json.loads(raw)["byline"]]
    assert names == [("Sample Writer", "author"), ("Sample Reviewer", "clinical_reviewer")]
    for hidden in ("@clinic.example", "account", "password", "source_notes", "rule"):
        assert hidden not in raw


def test_nothing_is_given_that_readers_may_not_read(client, full):
    claim = models.Claim.objects.get(code="S01")
    draft, private = shelf.article("draft", live=False), shelf.article("private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    full.title = "Changed and not signed"
    full.save_revision()
    claim.unpublish()
    models.Claim(code="S09", slug="zebra", statement="Draft claim").save()

    assert slugs(client) == ["full"]
    for row in (draft, private):
        get(client, f"pages/{row.pk}/", 404)
        get(client, f"pages/{row.slug}/", 404)
    page = get(client, "pages/full/")
    assert page["title"] == "Full"
    assert page["claims"] == []
    assert page["headline_claim"] == ""
    assert "claim" not in [block["type"] for block in page["sections"][0]["blocks"]]
    assert get(client, "claims/")["items"] == []


def test_a_guide_past_its_review_says_so(client, full):
    assert get(client, "pages/full/")["review_is_overdue"] is False

    day = timezone.localdate()
    models.ArticlePage.objects.update(
        last_reviewed_on=day - timedelta(days=9), next_review_on=day - timedelta(days=1)
    )

    assert get(client, "pages/full/")["review_is_overdue"] is True
    assert get(client, "pages/")["items"][0]["review_is_overdue"] is True


def test_a_sample_clinic_says_that_nobody_clinical_read_it(client, full):
    assert get(client, "pages/full/")["notice"] == ""

    models.ClinicSettings.objects.create(site=full.get_site(), sample=True)

    assert get(client, "pages/full/")["notice"] == "Sample: not clinically reviewed"


def test_lists_are_filtered_ordered_searched_and_paged(client, full):
    shelf.article("other", title="Bowel motion")

    assert slugs(client) == ["other", "full"]
    assert slugs(client, "?order=-title") == ["full", "other"]
    assert slugs(client, "?topic=food") == ["full"]
    assert slugs(client, "?claim=S01") == ["full"]
    assert slugs(client, "?slug=other") == ["other"]
    assert slugs(client, "?search=poo") == ["other"]
    assert slugs(client, "?limit=1&offset=1") == ["full"]
    assert get(client, "pages/?limit=1")["meta"]["total_count"] == 2
    assert set(get(client, "pages/?fields=_,title")["items"][0]) == {"title"}


def test_snippets_have_lists_of_their_own(client, full):
    term("husk")

    claim = get(client, "claims/sample-s01/")
    assert claim["articles"] == [
        {"slug": "full", "title": "Full", "html_url": f"{HOST}/articles/full/"}
    ]
    assert len(claim["references"]) == 2
    assert get(client, "claims/?verdict=refuted")["items"][0]["code"] == "S01"
    assert get(client, "glossary/?search=husk")["items"][0]["meaning"] == "About husk."
    assert get(client, "topics/food/")["name"] == "Food"
