"""What stands around an article's body: who answers for it, how long it takes, what to read next."""

import json

import pytest
from django.core.management import call_command

from education import models
from education.models.refusals import NotReady
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ADDRESS = "/articles/sample-guide/"


def read(client, address=ADDRESS):
    return client.get(address).content.decode()


def guide(**values):
    """Return a draft of an article that leads on to another, live one."""
    return shelf.article(**values), shelf.article("next-guide", title="The next guide")


def lead_on(page, other):
    page.related = [models.RelatedArticle(article=other)]
    return shelf.publish(page)


def test_an_article_leads_on_to_those_an_editor_chose(client):
    lead_on(*guide())

    html = read(client)

    assert '<a href="/articles/next-guide/">The next guide</a>' in html
    assert '<a href="#next">Read next</a>' in html


def test_the_title_of_what_to_read_next_follows_when_it_changes(client):
    page, other = guide()
    lead_on(page, other)
    other.title = "A better title"
    shelf.publish(other)

    assert "A better title" in read(client)
    assert "The next guide" not in read(client)


def test_what_was_taken_down_is_not_offered_to_read_next(client):
    page, other = guide()
    lead_on(page, other)
    other.unpublish()

    assert "The next guide" not in read(client)
    assert "Read next" not in read(client)


def test_an_article_says_who_publishes_it(client):
    shelf.article(publisher="Sample Publisher")

    assert "Published by Sample Publisher." in read(client)


@pytest.mark.parametrize("typed", ["100%%sure%%", "%%title%%", "{{ title }}", "%s %(title)s %"])
def test_nothing_typed_around_an_article_takes_it_apart(client, typed):
    shelf.article()
    site = shelf.Site.objects.get(is_default_site=True)
    clinic = models.ClinicSettings.for_site(site)
    clinic.name = typed
    clinic.save()

    response = client.get(ADDRESS)

    assert response.status_code == 200
    assert typed in response.content.decode()


def test_a_draft_shows_the_minutes_an_editor_set():
    page = shelf.article(live=False, reading_minutes_override=7)
    page.save_revision()

    draft = page.get_latest_revision_as_object()

    assert draft.minutes() == 7


def test_an_organisation_that_writes_is_not_called_a_person(client):
    writers = shelf.saved(
        models.Contributor,
        name="Sample Team",
        slug="sample-team",
        role="author",
        is_organisation=True,
        bio="A sample.",
        conflict_of_interest="None declared. Sample.",
    )
    shelf.article(people=[writers, shelf.byline()[1]])

    block = read(client).split('<script type="application/ld+json">')[1].split("</script>")[0]
    page = json.loads(block)["@graph"][0]

    assert page["author"] == [{"@type": "Organization", "name": "Sample Team"}]
    assert page["reviewedBy"][0]["@type"] == "Person"


def test_an_upgrade_renders_what_an_older_version_rendered():
    page = shelf.article()
    older = {**page.rendered, "fingerprint": "an older version", "body": "old"}
    models.ArticlePage.objects.filter(pk=page.pk).update(rendered=older)

    call_command("migrate", verbosity=0)

    page.refresh_from_db()
    assert "Sample words." in page.rendered["body"]


def test_a_claim_whose_words_are_surer_than_its_evidence_cannot_be_published():
    with pytest.raises(NotReady, match="sounds surer"):
        shelf.claim("S09", papers=(shelf.reference(),), why="This is definitely so.")
