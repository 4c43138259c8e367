"""From "worth a try" in an article to a plan: through signing in, and back."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from diary.snapshots.strategies import forget_strategies
from education.models import ArticlePage
from tests.diary.factories import a_patient
from tests.education.strategies import trying
from tests.portal.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _read_anew():
    forget_strategies()
    yield
    forget_strategies()


def test_the_link_of_an_article_leads_through_sign_in_to_what_it_offers(client):
    trying.offering(trying.strategy(own_choice="A sample choice."))
    body = ArticlePage.objects.get(slug="sample-guide").rendered["body"]
    link = unescape(re.search(r'href="(/diary/experiments/[^"]+)"', body).group(1))

    away = client.get(link)
    assert away.status_code == 302
    assert parse_qs(urlsplit(away.url).query)["next"] == [link]

    page = signed_in(a_patient()).get(link).content.decode()
    for words in ("Do the sample thing at breakfast.", "Your usual breakfast.", "Sample claim S01",
                  "Supported", "Moderate", "A sample choice."):  # fmt: skip
        assert words in page


def test_what_the_evidence_turned_against_is_not_offered_any_more():
    trying.offering(trying.strategy())
    browser = signed_in(a_patient())
    assert "A sample thing to try" in browser.get("/diary/experiments/").content.decode()

    trying.a_claim().unpublish()

    page = browser.get("/diary/experiments/new/?try=sample_try").content.decode()
    assert "not offered any more" in page
    assert "A sample thing to try" not in page
