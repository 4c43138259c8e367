"""What feed readers and search engines are given: right dates, corrections, nothing that is not public."""

from datetime import date, datetime
from xml.etree import ElementTree as ET

import pytest
from wagtail.models import PageViewRestriction

from education import models
from tests.education import shelf

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "http://testserver"


def feed(client):
    response = client.get("/articles/feed/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)  # noqa: S314 - our own answer


def addresses(client):
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    root = ET.fromstring(response.content)  # noqa: S314 - our own answer
    return {
        url.findtext(f"{MAP}loc").removeprefix(HOST): url.findtext(f"{MAP}lastmod") for url in root
    }


def change(kind, what, was_wrong=""):
    return models.ArticleChange(date=date(2026, 11, 12), kind=kind, what=what, was_wrong=was_wrong)


def test_the_feed_has_what_atom_asks_of_a_feed(client):
    shelf.article("fibre", title="Fibre & <plants>")

    root = feed(client)

    for name in ("id", "title", "updated", "author"):
        assert root.findtext(f"{ATOM}{name}") is not None, name
    selves = [link.get("href") for link in root.iter(f"{ATOM}link") if link.get("rel") == "self"]
    assert selves == [f"{HOST}/articles/feed/"]
    (entry,) = root.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"{HOST}/articles/fibre/"
    assert entry.findtext(f"{ATOM}title") == "Fibre & <plants>"


def test_an_entry_was_published_once_and_updated_when_it_went_live_again(client):
    page = shelf.article("fibre", title="Fibre")
    first = models.ArticlePage.objects.get(pk=page.pk).first_published_at
    page.title = "Plants"
    again = shelf.publish(page)

    (entry,) = feed(client).iter(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}published")[:19] == first.isoformat()[:19]
    assert entry.findtext(f"{ATOM}updated")[:19] == again.last_published_at.isoformat()[:19]
    assert feed(client).findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}updated")


def test_the_feed_says_what_was_corrected_and_what_was_wrong(client):
    shelf.article("fibre", changes=[change("correction", "Now it says 5.", "It said 50.")])
    shelf.article("other", changes=[change("update", "New papers.")])

    entries = {e.findtext(f"{ATOM}id"): e for e in feed(client).iter(f"{ATOM}entry")}
    corrected = entries[f"{HOST}/articles/fibre/"]

    summary = corrected.findtext(f"{ATOM}summary")
    assert "Correction, 12 November 2026: It said 50. Now it says 5." in summary
    assert [c.get("term") for c in corrected.iter(f"{ATOM}category")] == ["Correction"]
    assert not list(entries[f"{HOST}/articles/other/"].iter(f"{ATOM}category"))


def test_the_sitemap_lists_each_kind_of_public_page_with_its_day(client):
    topic = shelf.saved(models.Topic, name="Food", slug="food")
    page = shelf.article("fibre", topic=topic)
    claim = shelf.claim("S01")
    standing = models.StandardPage(title="About", slug="about", live=False)
    models.HomePage.objects.get().add_child(instance=standing)
    shelf.publish(standing)

    listed = addresses(client)

    moment = models.ArticlePage.objects.get(pk=page.pk).last_published_at
    assert datetime.fromisoformat(listed["/articles/fibre/"]) == moment
    assert listed["/topics/food/"] >= listed["/articles/fibre/"][:10]
    assert listed[f"/claims/{claim.slug}/"]
    assert listed["/about/"]
    assert {"/", "/articles/", "/articles/a-z/", "/glossary/", "/corrections/"} <= set(listed)


def test_every_address_of_the_sitemap_can_be_read(client):
    shelf.article("fibre", topic=shelf.saved(models.Topic, name="Food", slug="food"))
    shelf.claim("S01")

    assert {path: client.get(path).status_code for path in addresses(client)} == dict.fromkeys(
        addresses(client), 200
    )


def test_neither_lists_what_is_not_public(client):
    shelf.article("draft", live=False)
    private, down = shelf.article("private"), shelf.article("down")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    down.unpublish()
    models.Claim(code="S09", slug="zebra", statement="Zebra claim").save()

    listed = addresses(client)

    assert not {p for p in listed if {"draft", "private", "down", "zebra"} & set(p.split("/"))}
    assert not {p for p in listed if p.startswith(("/search", "/cms", "/api", "/accounts"))}
    assert not list(feed(client).iter(f"{ATOM}entry"))


def test_robots_leave_the_search_alone_and_find_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert "Disallow: /search/" in lines
    assert f"Sitemap: {HOST}/sitemap.xml" in lines
