"""Every public page says what it is in types and properties that schema.org has."""

import json
import re
from datetime import date

import pytest
from wagtail.models import Site

from education import models
from tests.education import shelf
from tests.education.finding.asking import question, term
from tests.education.metadata.schema import EXTRACT, faults, nodes_of

pytestmark = pytest.mark.django_db
NASTY = '</script><script>alert("&")</script>'
PAGES = ("/", "/articles/", "/articles/a-z/", "/articles/full/", "/topics/food/", "/claims/",
         "/claims/sample-s01/", "/glossary/", "/corrections/", "/conflicts-of-interest/", "/about/")  # fmt: skip


@pytest.fixture(scope="module")
def published(for_all_tests):
    """Publish one of everything."""
    paper = shelf.reference(1, pmid="123")
    claim = shelf.claim("S01", (paper,), statement=f"Fibre {NASTY}", verdict="refuted")
    topic = shelf.saved(models.Topic, name="Food", slug="food", summary="About food.")
    term("fibre")
    page = shelf.article(
        "full",
        title=f"Full {NASTY}",
        topic=topic,
        headline_claim=claim,
        publisher="Sample publisher",
        questions=[question("Does it help?"), question(NASTY)],
    )
    standing = models.StandardPage(title="About", slug="about", deck="About us.", live=False)
    models.HomePage.objects.get().add_child(instance=standing)
    shelf.publish(standing)
    where = Site.objects.get(is_default_site=True)
    models.ClinicSettings.objects.create(
        site=where, name="Sample clinic", phone="01632 960000", address="1 Sample Street\nTown"
    )
    return page.pk


@pytest.fixture
def site(published):
    return models.ArticlePage.objects.get(pk=published)


def graph(client, path):
    return nodes_of(client.get(path).content.decode())


def of(nodes, kind):
    (node,) = [node for node in nodes if node["@type"] == kind]
    return node


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_described_as_schema_org_has_it(client, site, path):
    nodes = graph(client, path)

    assert faults(nodes) == []
    assert nodes[0]["@type"].endswith("Page")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_canonical_address_a_card_and_no_script_of_an_editors(client, site, path):
    html = client.get(path).content.decode()

    assert re.findall('<link rel="canonical" href="([^"]+)"', html) == [f"http://testserver{path}"]
    cards = dict(re.findall('<meta property="og:([a-z_]+)" content="([^"]*)"', html))
    assert {"type", "title", "url", "site_name"} <= set(cards)
    assert cards["url"] == f"http://testserver{path}"
    assert cards["title"]
    assert "<script>alert" not in html


def test_an_article_says_who_wrote_and_checked_it_and_when(client, site):
    nodes = graph(client, "/articles/full/")
    page = of(nodes, "MedicalWebPage")

    assert page["author"] == [{"@type": "Person", "name": "Sample Writer"}]
    assert page["reviewedBy"] == [{"@type": "Person", "name": "Sample Reviewer"}]
    assert date.fromisoformat(page["lastReviewed"]) == site.last_reviewed_on
    assert page["publisher"]["name"] == "Sample publisher"
    assert page["dateModified"] >= page["datePublished"]


def test_the_questions_of_an_article_are_a_list_of_questions_with_short_answers(client, site):
    asked = of(graph(client, "/articles/full/"), "FAQPage")["mainEntity"]

    assert [q["name"] for q in asked] == ["Does it help?", NASTY]
    assert asked[0]["acceptedAnswer"]["text"] == "A short answer."
    assert asked[0]["url"] == "http://testserver/articles/full/#q-does-it-help"


@pytest.mark.parametrize("path", ["/articles/full/", "/claims/sample-s01/"])
def test_a_claim_is_reviewed_with_its_verdict_in_words_and_its_papers(client, site, path):
    review = of(graph(client, path), "ClaimReview")

    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Refuted"}
    assert review["claimReviewed"].startswith("Fibre")
    assert review["citation"][0]["sameAs"][0] == "https://doi.org/10.1000/1"
    assert review["author"] == {"@type": "MedicalClinic", "@id": "http://testserver/#clinic"}


def test_a_withdrawn_paper_is_no_citation(client, site):
    paper = models.Reference.objects.get(number=1)
    other = shelf.reference(2)
    claim = models.Claim.objects.get(code="S01")
    claim.claim_references.add(models.ClaimReference(reference=other))
    shelf.publish(claim)
    paper.retracted = True
    shelf.publish(paper)

    for path in ("/articles/full/", "/claims/sample-s01/"):
        cited = of(graph(client, path), "ClaimReview")["citation"]
        assert [work["name"] for work in cited] == [other.title]


def test_the_front_page_says_who_the_clinic_is(client, site):
    clinic = of(graph(client, "/"), "MedicalClinic")

    assert (clinic["name"], clinic["telephone"]) == ("Sample clinic", "01632 960000")
    assert clinic["address"] == "1 Sample Street Town"


def test_the_way_down_ends_at_the_page_itself(client, site):
    steps = of(graph(client, "/articles/full/"), "BreadcrumbList")["itemListElement"]

    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert [step["name"] for step in steps[:3]] == ["Home", "Guides", "Food"]
    assert steps[-1]["item"]["url"] == "http://testserver/articles/full/"


def test_the_check_itself_finds_what_is_wrong():
    page = {"@type": "MedicalWebPage", "name": "A"}
    wrong = [
        {"@type": "MedicalArticle"},
        {**page, "headlin": "A"},
        {**page, "lastReviewed": "last week"},
        {**page, "author": {"@type": "ListItem"}},
        {**page, "author": {"@type": "Person", "verdict": "x"}},
        {**page, "name": ""},
        {**page, "url": "no address"},
    ]

    assert [len(faults([node])) for node in wrong] == [1] * len(wrong)
    assert faults([{**page, "author": [{"@type": "MedicalClinic", "name": "A"}]}]) == []
    assert json.dumps(EXTRACT["source"])
    assert date.fromisoformat(EXTRACT["taken_on"])
