"""A strategy goes live with its evidence, a symptom, and everybody who should not; it is offered while the evidence allows."""

import re

import pytest
from django.core.exceptions import ValidationError

from education.models import ArticleLink, ArticlePage, Strategy
from education.workflow import InUse, NotReady, NotSigned
from tests.education import shelf
from tests.education.strategies.trying import a_claim, offering, strategy

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def body() -> str:
    return ArticlePage.objects.get(slug="sample-guide").rendered["body"]


def problems_of(row: Strategy) -> str:
    return " ".join(map(str, row.what_is_missing()))


def test_it_is_live_only_when_a_second_person_signed_it():
    row = strategy(live=False)

    with pytest.raises(NotSigned):
        row.save_revision().publish()
    assert shelf.publish(row).live


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"claims": []}, "Choose a live claim"),
        ({"outcomes": []}, "symptom to watch"),
        ({"block_days": 3}, "days do not fit"),
        ({"what_to_do": "x" * 301}, "at most 300 characters"),
        ({"removes_gluten": True}, "not been tested for coeliac disease"),
        ({"changes_prescription": True}, "without your clinician"),
    ],
)
def test_what_lacks_something_cannot_be_signed(values, said):
    row = strategy(live=False, **values)

    assert said in problems_of(row)
    with pytest.raises(NotReady):
        shelf.publish(row)


def test_what_the_evidence_speaks_against_cannot_be_signed():
    against = a_claim("S02", verdict="not_supported")

    assert "cannot be offered" in problems_of(strategy(live=False, claims=[against]))


def test_who_should_not_is_chosen_from_the_list():
    row = strategy(live=False)
    for codes in (["nobody_knows"], "red_flag", [["red_flag"]], {"red_flag": 1}):
        row.not_for = codes
        with pytest.raises(ValidationError):
            row.full_clean()


def test_its_code_never_changes():
    row = strategy()
    row.code = "other"

    with pytest.raises(NotReady, match="never changes"):
        shelf.publish(row)


def test_an_article_says_what_to_try_what_the_evidence_says_and_who_should_not():
    offering(strategy(not_known="A sample gap.", ask_first="Ask first if a sample."))

    page = body()

    for words in (
        "A sample thing to try",
        "Do the sample thing at breakfast.",
        "Sample claim S01",
        "Supported",
        "Moderate",
        "A sample gap.",
        "nobody has yet",
        "Ask first if a sample.",
        'href="/diary/experiments/new/?try=sample_try"',
    ):
        assert words in page
    assert page.index("Drink some water") < page.index("A sample thing to try")
    worth_it, leave_it = re.findall(r'<ul class="do.*?</ul>', page, re.DOTALL)
    assert "A sample thing to try" in worth_it
    assert "A sample thing to try" not in leave_it
    assert ArticleLink.objects.filter(kind="strategy", code="sample_try").count() == 1


def test_an_offer_goes_when_its_claim_is_taken_down_or_turns_against_it():
    offering(strategy())
    claim = a_claim()
    claim.unpublish()

    assert "A sample thing to try" not in body()

    claim.refresh_from_db()
    shelf.publish(claim)
    assert "A sample thing to try" in body()

    claim.verdict = "refuted"
    shelf.publish(claim)
    assert "A sample thing to try" not in body()
    assert "experiments" not in body()


def test_an_offer_goes_when_the_strategy_is_taken_down():
    row = strategy()
    offering(row)

    row.unpublish()

    assert "A sample thing to try" not in body()


def test_what_readers_are_told_follows_the_papers_of_the_claim():
    offering(strategy())
    paper = a_claim().claim_references.get().reference
    paper.retracted = True
    shelf.publish(paper)

    assert "Not assessed" in body()


def test_what_an_article_offers_cannot_be_deleted():
    row = strategy()
    offering(row)

    with pytest.raises(InUse, match="A sample guide"):
        row.delete()


def test_a_list_without_offers_is_stored_as_before_there_were_any():
    page = offering()

    assert "tries" not in str(page.sections.stream_block.get_prep_value(page.sections))
