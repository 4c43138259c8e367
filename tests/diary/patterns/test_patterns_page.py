"""The page of patterns: what it says, in which order, and what it costs."""

import html
import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diary.domain.wording_lint import lint_patterns
from diary.snapshots.research import forget_research
from diary.views.patterns import shown
from education.models import ArticleLink
from tests.diary.factories import TODAY
from tests.diary.patterns.hand_made import lacking, pair
from tests.diary.patterns.on_page import ALL_TIERS, DRAWN, keep, name_things, page, said
from tests.diary.test_checklist_readable import ELEVEN, age_of, read_in
from tests.diary.visits.pages import a_visit
from tests.education.shelf import article, claim, reference

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh(db):
    name_things()
    forget_research()
    yield
    forget_research()


def test_without_a_comparison_it_asks_what_you_would_like_to_know(signed_in):
    text = said(signed_in)

    assert "What would you like to know?" in text
    assert "Possible patterns" not in text


def test_each_part_comes_in_its_order_and_the_strongest_first(signed_in):
    keep(signed_in.patient, *ALL_TIERS)

    text = said(signed_in)

    parts = [
        "We compared 4 pairs; about 10 in 100 patterns", "We used 96 of 120 days", "24 days are missing",
        "Feeling sick the day after a day of more stress than usual", "2.3 points lower", "Bloating the day after onion",
        "1.8 points higher", "37 of 100", "No sizeable difference", "We can’t tell", "Not enough yet",
        "3 of 8 days with it", "How this is worked out",
    ]  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_a_pattern_says_what_weakens_it_and_ends_without_a_cause(signed_in):
    keep(signed_in.patient, *ALL_TIERS)

    text = said(signed_in)

    assert "Onion and garlic go so closely together" in text
    assert "it could be 0.4 points lower to 2.9 points higher: that would change" in text
    assert "Early: 72 days were compared." in text
    assert "chosen after looking at 4 pairs" in text
    assert "This does not show that onion is the cause." in text
    assert "We have no article about this yet." in text


def test_seen_again_is_marked(signed_in):
    keep(signed_in.patient, pair(tier="seen_again"))

    assert " Seen again Bloating the day after onion" in said(signed_in)


def test_the_claim_of_the_article_that_covers_it_is_shown(signed_in):
    about = claim("S01", papers=(reference(),), certainty="low", verdict="partly", statement="Onion is hard to digest", why="It may.")  # fmt: skip
    guide = article("onion-guide", title="A guide to onion", headline_claim=about)
    ArticleLink.objects.create(page=guide, section_anchor="a", kind="tag", code="onion")
    keep(signed_in.patient, pair())

    text = said(signed_in)

    assert "Onion is hard to digest" in text
    assert "Partly supported" in text
    assert "A guide to onion" in text


def test_what_its_articles_offer_for_trying_is_named(signed_in, monkeypatch):
    guide = article("onion-guide", title="A guide to onion")
    ArticleLink.objects.create(page=guide, section_anchor="a", kind="tag", code="onion")
    offered = SimpleNamespace(
        code="low_fodmap", name="Try less onion", lang="", removes_gluten=False, articles=(SimpleNamespace(address="/articles/onion-guide/"),)
    )  # fmt: skip
    other = SimpleNamespace(
        code="walks",
        name="Walk",
        lang="",
        removes_gluten=False,
        articles=(SimpleNamespace(address="/articles/other/"),),
    )
    wheat = SimpleNamespace(**{**vars(offered), "code": "wheat", "removes_gluten": True})
    monkeypatch.setattr(shown, "strategies", lambda: (offered, other, wheat))
    keep(signed_in.patient, pair())

    (card,) = signed_in.get(reverse("patterns")).context["shown"].cards

    assert card.tries == (offered,)


def test_what_to_ask_goes_onto_the_list_of_the_coming_visit(signed_in):
    visit = a_visit(signed_in.patient, on=TODAY + timedelta(days=9))
    keep(signed_in.patient, pair())
    (question,) = re.findall(r'name="own" value="([^"]+)"', page(signed_in))

    answer = signed_in.post(
        reverse("visit_questions", args=[visit]),
        {"own": html.unescape(question), "own_words": "1"},
        follow=True,
    )

    assert "14 of 22 such days" in html.unescape(answer.content.decode())


def test_without_a_visit_it_leads_to_one(signed_in):
    keep(signed_in.patient, pair())

    assert "Get a visit ready to ask it" in said(signed_in)


def test_no_pair_compared_is_an_answer(signed_in):
    keep(signed_in.patient)

    text = said(signed_in)

    assert "No pair has enough days to compare yet." in text
    assert "None so far." in text


def test_a_hundred_and_sixty_pairs_stay_short(signed_in):
    tiers = ("possible_pattern", "cannot_tell", "no_sizeable_difference")
    pairs = [
        lacking(f"s{s}", f"food:f{f}", exposed=(f % 8, 8))
        if f % 4 == 3
        else pair(f"s{s}", f"food:f{f}", tiers[f % 4], points=1.1 + s / 10)
        for s in range(8)
        for f in range(20)
    ]  # fmt: skip
    keep(signed_in.patient, *pairs)

    text = page(signed_in)

    open_page = re.sub(r"<details.*?</details>", "", text, flags=re.DOTALL)
    assert open_page.count("<article") == 5
    assert len(text) < 260_000


def test_numbers_are_numbers(signed_in):
    keep(signed_in.patient, *ALL_TIERS)

    text = said(signed_in)
    assert not re.search(r"\b(?:nan|inf|NaN)\b|\bNone\b(?! of this shows)", text)


def test_the_picture_has_its_numbers_as_a_table(signed_in):
    keep(signed_in.patient, pair(drawn=DRAWN))

    text = page(signed_in)

    assert text.count("c-plot") == 1
    assert "How many days had each score" in text
    assert 'aria-describedby="p1-d"' in text
    assert "style=" not in text


def test_no_sentence_on_the_page_claims_what_days_cannot_show(signed_in):
    keep(signed_in.patient, *ALL_TIERS, enough_is_enough=True)

    assert lint_patterns(said(signed_in)) == ()


def test_the_page_is_readable_at_about_eleven(signed_in):
    keep(signed_in.patient, *ALL_TIERS, enough_is_enough=True)

    words = read_in(re.sub(r"<svg.*?</svg>", "", page(signed_in), flags=re.DOTALL))

    assert age_of(words) <= ELEVEN + 1, (age_of(words), words)


def test_it_takes_no_more_queries_for_a_hundred_patterns(signed_in):
    keep(signed_in.patient, *(pair(f"s{n}", f"food:f{n}", drawn=DRAWN) for n in range(40)))
    page(signed_in)

    with CaptureQueriesContext(connection) as queries:
        page(signed_in)

    assert len([q for q in queries if "contentversion" not in q["sql"]]) <= 6
