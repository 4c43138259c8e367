"""A strategy in the CMS, on paper, for another site, and in a guide of another language."""

import pytest
from django.urls import reverse

from education.models import ArticlePage, Strategy
from tests.education import shelf
from tests.education.cms.screens import says
from tests.education.languages.translating import front_pages, published_in_spanish
from tests.education.leaflets import leaflet_file, text_of
from tests.education.strategies.trying import a_claim, a_symptom, offering, strategy
from tests.portal.people import make_staff, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ADD = "wagtailsnippets_education_strategy:add"


def typed(**values):
    known = {
        "name": "Typed name",
        "code": "typed",
        "what_to_do": "Typed.",
        "compare_with": "Nothing.",
        "design": "blocks",
        "block_days": "3",
        "washout_days": "1",
    }
    return {**known, **values}


def test_a_writer_keeps_a_draft_with_who_should_not_ticked():
    claim, tag = a_claim(), a_symptom()
    browser = signed_in(make_staff("writer"))

    form = browser.get(reverse(ADD)).content.decode()
    browser.post(
        reverse(ADD),
        typed(not_for=["coeliac_test", "red_flag"], claims=[claim.pk], outcomes=[tag.pk]),
    )

    assert form.count('name="not_for"') == 6
    row = Strategy.objects.get(code="typed")
    assert not row.live
    draft = row.get_latest_revision_as_object()
    assert sorted(draft.not_for) == ["coeliac_test", "red_flag"]
    assert [c.code for c in draft.claims.all()] == ["S01"]


def test_claims_are_chosen_once_each_and_not_in_every_language():
    browser = signed_in(make_staff("writer"))
    published_in_spanish(a_claim())

    form = browser.get(reverse(ADD))

    assert says(form, "S01: Sample claim S01")
    assert not says(form, "(es) Sample claim S01")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"not_for": ["nobody"]}, "nobody is not one of the available choices"),
        ({"block_days": "-1"}, "greater than or equal to 0"),
        ({"block_days": "99999999999999999999"}, "less than or equal to 60"),
        ({"name": "x" * 121}, "at most 120 characters"),
        ({"claims": ["7777"]}, "7777 is not one of the available choices"),
    ],
)
def test_what_is_typed_wrongly_is_said_and_kept(values, said):
    page = signed_in(make_staff("writer")).post(
        reverse(ADD), typed(**{"what_to_do": "Kept words", **values}), follow=True
    )

    assert page.status_code == 200
    assert says(page, said)
    assert says(page, "Kept words")
    assert not Strategy.objects.exists()


def test_the_list_says_what_is_offered_and_the_usage_names_the_article():
    row = strategy()
    offering(row)
    browser = signed_in(make_staff("writer"))

    listed = browser.get(reverse("wagtailsnippets_education_strategy:list"))
    used = browser.get(reverse("wagtailsnippets_education_strategy:usage", args=[row.pk]))

    assert says(listed, "Yes, where an article shows it")
    assert says(used, "A sample guide")


def test_a_leaflet_says_what_to_know_and_leaves_the_way_into_the_diary_out():
    page = offering(strategy(with_dietitian=True, own_choice="A sample choice."))

    text = text_of(leaflet_file(page))

    for words in (
        "Drink some water",
        "A sample thing to try",
        "“Sample claim S01” Supported. How sure we are: Moderate.",
        "Only with a dietitian.",
        "nobody has yet",
        "A sample choice.",
        "Buy a sample kit",
    ):
        assert words in text
    assert "Plan this experiment" not in text


def test_another_site_is_told_what_is_offered_while_it_is(client):
    offering(strategy())

    def lists():
        page = client.get("/api/v2/pages/sample-guide/").json()
        return page["sections"][0]["blocks"][0]

    assert lists()["tries"] == [{"code": "sample_try", "name": "A sample thing to try"}]
    assert "<li>A sample thing to try</li>" in lists()["html"]

    a_claim().unpublish()

    assert "tries" not in lists()


def test_a_guide_in_spanish_offers_it_in_spanish_and_follows_the_original():
    front_pages()
    row = strategy()
    page = offering(row)
    for shown in (a_claim(), row, *(line.contributor for line in page.byline.all()), page):
        published_in_spanish(shown)

    def body():
        return ArticlePage.objects.get(locale__language_code="es", live=True, slug="sample-guide").rendered["body"]  # fmt: skip

    assert "(es) A sample thing to try" in body()
    assert 'href="/es/claims/sample-s01/"' in body()
    assert 'href="/diary/experiments/new/?try=sample_try"' in body()

    claim = a_claim()
    claim.verdict = "refuted"
    shelf.publish(claim)

    assert "A sample thing to try" not in body()
