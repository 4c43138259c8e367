"""A page past its review date says so, on the clinic's own day, and keeps its signs to get help."""

from datetime import date

import pytest
import time_machine

from education.models import ArticlePage
from education.published import bump_content_version
from education.republishing import keep_rendering
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ADDRESS = "/articles/sample-guide/"
BANNER = "past its review date"


@pytest.fixture
def page():
    """Return a guide with a red flag whose review is due on 1 January 2029."""
    flags = ("red_flags", {"flags": [shelf.red_flag()]})
    row = shelf.article(sections=[shelf.section("When to worry", flags)])
    ArticlePage.objects.filter(pk=row.pk).update(
        last_reviewed_on=date(2026, 1, 1), next_review_on=date(2029, 1, 1)
    )
    row = ArticlePage.objects.get(pk=row.pk)
    keep_rendering(row)
    bump_content_version()
    return row


def at(moment, client):
    with time_machine.travel(moment, tick=False):
        return client.get(ADDRESS).content.decode()


def test_the_signs_to_get_help_stay_on_a_page_past_its_date(client, page):
    html = at("2031-06-01 12:00+00:00", client)

    assert BANNER in html
    assert html.index("Sample sign RF01") < html.index("When to worry</h2>")


@pytest.mark.parametrize(
    ("zone", "moment", "shown"),
    [
        ("Pacific/Auckland", "2029-01-01 10:59+00:00", False),  # 23:59 there, still the first
        ("Pacific/Auckland", "2029-01-01 11:01+00:00", True),
        ("America/Los_Angeles", "2029-01-02 07:59+00:00", False),
        ("America/Los_Angeles", "2029-01-02 08:01+00:00", True),
    ],
)
def test_the_banner_comes_at_the_clinics_own_midnight(client, page, settings, zone, moment, shown):
    settings.TIME_ZONE = zone

    assert (BANNER in at(moment, client)) is shown


def test_a_page_that_is_kept_in_memory_turns_overdue_at_midnight_too(client, page):
    assert BANNER not in at("2029-01-01 23:59+00:00", client)

    assert BANNER in at("2029-01-02 00:01+00:00", client)


def test_a_small_change_does_not_take_the_banner_away(client, page):
    newest = page.get_latest_revision_as_object()
    newest.deck = "Another sentence."
    revision = newest.save_revision()
    shelf.sign(revision=revision, reviewer=shelf.staff("Reviewer", "Clinical reviewers"))
    revision.publish()

    assert BANNER in at("2029-06-01 12:00+00:00", client)


def test_a_review_of_the_whole_page_does(client, page):
    with time_machine.travel("2029-05-01 12:00+00:00", tick=False):
        newest = page.get_latest_revision_as_object()
        newest.deck = "Another sentence."
        shelf.publish(newest)

    assert BANNER not in at("2029-06-01 12:00+00:00", client)
