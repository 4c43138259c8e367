"""Public pages: complete, right on the day, the same few queries however much an article holds."""

import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from education import models
from education.published import forget_content_version
from education.republishing import keep_rendering
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PLAIN_PAGES = (
    "/",
    "/articles/",
    "/claims/",
    "/glossary/",
    "/search/",
    "/search/?q=gut",
    "/corrections/",
    "/conflicts-of-interest/",
    "/articles/feed/",
    "/sitemap.xml",
    "/robots.txt",
)


@pytest.mark.parametrize("path", PLAIN_PAGES)
def test_every_page_works_before_anything_is_published(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert not response.cookies


def test_every_page_works_with_something_published(client):
    claim = shelf.claim("S01", papers=(shelf.reference(),))
    topic = shelf.saved(models.Topic, name="Food", slug="food")
    correction = models.ArticleChange(
        date=date(2026, 2, 1), kind="correction", what="Now right.", was_wrong="Then wrong."
    )
    shelf.article(headline_claim=claim, topic=topic, changes=[correction])

    paths = (*PLAIN_PAGES, "/topics/food/", "/claims/sample-s01/", "/articles/sample-guide/")
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_an_article_shows_who_when_and_what_changed(client):
    change = models.ArticleChange(
        date=date(2026, 2, 1), kind="correction", what="Now right.", was_wrong="Then wrong."
    )
    shelf.article(changes=[change], evidence_current_to=date(2026, 1, 5))

    html = client.get("/articles/sample-guide/").content.decode()

    for words in ("Sample Writer", "Sample Reviewer", "Last reviewed", "Next review due",
                  "1 February 2026", "Correction", "Then wrong.", "Evidence current to January 2026",
                  "/conflicts-of-interest/", "A short answer."):  # fmt: skip
        assert words in html


def test_an_article_past_its_review_date_says_so_the_day_after(client):
    page = shelf.article()
    models.ArticlePage.objects.filter(pk=page.pk).update(
        last_reviewed_on=date(2026, 1, 1), next_review_on=date(2029, 1, 1)
    )
    keep_rendering(models.ArticlePage.objects.get(pk=page.pk))

    with time_machine.travel("2029-01-01 12:00", tick=False):
        assert "past its review date" not in client.get("/articles/sample-guide/").content.decode()
    with time_machine.travel("2029-01-02 12:00", tick=False):
        assert "past its review date" in client.get("/articles/sample-guide/").content.decode()


def queries_of(client, path):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in queries]


@pytest.mark.django_db(transaction=True)
def test_an_article_costs_four_queries_at_most_and_none_twice(client):
    shelf.article()
    forget_content_version()

    sql = queries_of(client, "/articles/sample-guide/")

    assert len(sql) <= 4
    assert len(set(sql)) == len(sql)


@pytest.mark.django_db(transaction=True)
def test_links_claims_and_papers_cost_no_query_when_read(client):
    target = shelf.article("target")
    shelf.article("warm")
    client.get("/articles/warm/")  # from here on the frame of the page is known
    few = len(queries_of(client, "/articles/target/"))
    links = "".join(f'<p><a linktype="page" id="{target.pk}">link {n}</a></p>' for n in range(30))
    papers = [shelf.reference(number) for number in range(1, 41)]
    claims = [shelf.claim(f"S{n:02}", papers=tuple(papers[n * 4 : n * 4 + 4])) for n in range(10)]
    blocks = [("text", links), *(("claim", claim) for claim in claims)]
    shelf.article("full", sections=[shelf.section("All of it", *blocks)])

    client.get("/articles/warm/")
    assert len(queries_of(client, "/articles/full/")) == few == 1
    html = client.get("/articles/full/").content.decode()
    assert html.count('href="/articles/target/"') == 30
    assert html.count('id="ref-') == 40


@pytest.mark.django_db(transaction=True)
def test_a_kept_article_asks_the_database_nothing(client):
    shelf.article()
    client.get("/articles/sample-guide/")

    assert queries_of(client, "/articles/sample-guide/?utm_source=x") == []


@pytest.mark.parametrize(
    "path",
    ["/articles/none/", "/articles/%00/", "/articles/a%00b/", "/articles/..%2f/", "/topics/none/",
     "/topics/%F0%9F%92%A9/", "/claims/%00/", "/claims/none/", "/%00/", "/no/such/page/",
     "/articles/" + "x" * 3000 + "/", "/claims/%ED%A0%80/"],
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_a_404(client, path):
    assert client.get(path).status_code == 404


def test_a_draft_and_a_taken_down_article_are_not_shown(client):
    shelf.article("draft", live=False)
    shelf.article("gone").unpublish()

    assert client.get("/articles/draft/").status_code == 404
    assert client.get("/articles/gone/").status_code == 404


def test_a_private_page_is_not_shown_anywhere(client):
    page = shelf.article("private", title="Private words")
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get("/articles/private/").status_code == 404
    for path in ("/articles/", "/sitemap.xml", "/articles/feed/", "/search/?q=private"):
        assert "Private words" not in client.get(path).content.decode()


def test_a_renamed_article_leads_on_from_its_old_address(
    client, django_capture_on_commit_callbacks
):
    page = shelf.article("old-name")
    page.slug = "new-name"
    with django_capture_on_commit_callbacks(execute=True):
        shelf.publish(page)

    response = client.get("/articles/old-name/")

    assert (response.status_code, response["Location"]) == (301, "/articles/new-name/")


def test_nothing_but_reading_is_answered(client):
    assert client.post("/articles/").status_code in {403, 405}


def test_the_feed_and_the_sitemap_are_well_formed_and_name_the_article(client):
    shelf.article(title="Fibre & <plants>")

    feed = ET.fromstring(client.get("/articles/feed/").content)  # noqa: S314 - our own words
    sitemap = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own words

    atom = "{http://www.w3.org/2005/Atom}"
    assert [entry.text for entry in feed.findall(f"{atom}entry/{atom}title")] == [
        "Fibre & <plants>"
    ]
    addresses = [loc.text for loc in sitemap.iter() if loc.tag.endswith("loc")]
    assert "http://testserver/articles/sample-guide/" in addresses


def test_corrections_stay_listed_when_the_article_is_taken_down(client):
    change = models.ArticleChange(
        date=date(2026, 2, 1), kind="correction", what="Now right.", was_wrong="Then wrong."
    )
    shelf.article(changes=[change]).unpublish()

    assert "Then wrong." in client.get("/corrections/").content.decode()


def test_a_page_has_no_script_but_ours_and_no_inline_style(client):
    shelf.article()

    html = client.get("/articles/sample-guide/").content.decode()

    assert "<style" not in html
    assert " style=" not in html
    scripts = [tag.split(">")[0] for tag in html.split("<script")[1:]]
    assert all("src=" in tag or "application/ld+json" in tag for tag in scripts)


def test_the_clinics_name_changes_on_every_page_at_once(client):
    shelf.article()
    client.get("/articles/sample-guide/")
    site = models.ClinicSettings.for_site(shelf.Site.objects.get(is_default_site=True))
    site.name = "Sample Street Clinic"
    site.save()

    assert "Sample Street Clinic" in client.get("/articles/sample-guide/").content.decode()


def test_what_an_article_says_to_machines_is_json_whatever_was_typed(client):
    shelf.article(
        title="</script><b>x",
        headline_claim=shelf.claim("S01", papers=(shelf.reference(),)),
        questions=[("question", {"question": "Is it?", "short_answer": "It may be."})],
    )

    html = client.get("/articles/sample-guide/").content.decode()

    block = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    kinds = {part["@type"]: part for part in json.loads(block)["@graph"]}
    assert set(kinds) == {"MedicalWebPage", "BreadcrumbList", "FAQPage", "ClaimReview"}
    assert kinds["MedicalWebPage"]["name"] == "</script><b>x"
    assert kinds["ClaimReview"]["reviewRating"]["alternateName"] == "Unproven"


def test_words_explained_stand_in_the_order_of_a_dictionary(client):
    for term in ("steroids", "FODMAP", "fibre"):
        shelf.saved(models.GlossaryTerm, term=term, slug=term.lower(), meaning="A sample.")

    page = client.get("/glossary/").content.decode()

    places = [page.index(f'id="{slug}"') for slug in ("fibre", "fodmap", "steroids")]
    assert places == sorted(places)
