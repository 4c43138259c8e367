"""The list of claims can be narrowed down, and the page of a claim names everything that uses it."""

import pytest
import time_machine
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from education.evidence.narrowing import facets
from education.models import VisitQuestion
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def paper():
    return shelf.reference()


@pytest.fixture
def claim(paper):
    return shelf.claim("S01", papers=(paper,), certainty="low", why="It may help.")


def read(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def listed(html):
    return [code for code in ("S01", "S02", "S03") if f"Sample claim {code}</a>" in html]


@pytest.fixture
def three(claim, paper):
    shelf.claim("S02", papers=(paper,), verdict="refuted")
    shelf.claim("S03", verdict="refuted")


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("/claims/", ["S01", "S02", "S03"]),
        ("/claims/verdict/refuted/", ["S02", "S03"]),
        ("/claims/certainty/low/", ["S01"]),
        ("/claims/certainty/not_assessed/", ["S03"]),
        ("/claims/verdict/refuted/certainty/very_low/", ["S02"]),
        ("/claims/verdict/supported/", []),
    ],
)
def test_claims_are_narrowed_down_by_address(client, three, path, codes):
    html = read(client, path)

    assert listed(html) == codes
    assert f'<link rel="canonical" href="http://localhost{path}">' in html or path in html


def test_each_choice_says_how_many_and_can_be_taken_away(client, three):
    html = read(client, "/claims/verdict/refuted/")

    assert 'href="/claims/verdict/refuted/certainty/very_low/"' in html
    assert '<a class="tag tag--ink" href="/claims/" aria-current="true">Refuted' in html
    assert "<strong>2 claims</strong>" in html


def test_a_kept_page_of_one_choice_is_not_given_for_another(client, three):
    first = read(client, "/claims/")

    assert read(client, "/claims/verdict/refuted/") != first
    assert read(client, "/claims/") == first


@pytest.mark.parametrize("path", ["/claims/verdict/nonsense/", "/claims/certainty/sure/"])
def test_a_choice_there_is_not_is_missing(client, path):
    read(client, path, 404)


def test_a_claim_without_standing_papers_is_listed_as_not_assessed(client, three, paper):
    paper.retracted = True
    shelf.publish(paper)

    assert listed(read(client, "/claims/certainty/low/")) == []
    assert "S01" in listed(read(client, "/claims/certainty/not_assessed/"))


def test_the_page_of_a_claim_leads_to_each_place_that_shows_it(client, claim):
    answer = {"question": "Does it help?", "short_answer": "It may.", "claim": claim}
    shelf.article(
        headline_claim=claim,
        sections=[
            shelf.section("What studies show", ("claim", claim), anchor="studies"),
            shelf.section("Nothing here"),
        ],
        questions=[("question", answer)],
    )

    html = read(client, "/claims/sample-s01/")

    assert '<a href="/articles/sample-guide/">The claim it checks</a>' in html
    assert '<a href="/articles/sample-guide/#studies">What studies show</a>' in html
    assert '<a href="/articles/sample-guide/#qa">Does it help?</a>' in html
    assert "Nothing here" not in html


def test_one_claim_in_many_guides_names_them_all(client, claim):
    for number in range(3):
        shelf.article(f"guide-{number}", title=f"Guide {number}", headline_claim=claim)

    html = read(client, "/claims/sample-s01/")

    assert [f"/articles/guide-{number}/" in html for number in range(3)] == [True] * 3


def test_a_changed_claim_changes_every_guide_that_shows_it(client, claim):
    for number in range(2):
        sections = [shelf.section("S", ("claim", claim))]
        shelf.article(f"guide-{number}", sections=sections)
    claim.why = "It may help a little."
    shelf.publish(claim)

    assert all("a little" in read(client, f"/articles/guide-{n}/") for n in range(2))


def test_the_page_of_a_claim_names_the_questions_it_brings_up(client, claim):
    question = VisitQuestion(code="q", question="Could it help me?", why="To know.")
    question.save()
    question.claims, question.red_flags = [claim], [shelf.red_flag()]
    question.save()
    shelf.publish(question)

    html = read(client, "/claims/sample-s01/")

    assert "Could it help me?" in html
    assert "Sample sign RF01" in html


def test_how_a_claim_was_judged_before_stays_readable(client, paper):
    with time_machine.travel("2026-01-05T12:00:00Z", tick=False):
        claim = shelf.claim("S01", papers=(paper,))
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False):
        claim.applies_to = "Adults."
        claim = shelf.publish(claim)
    with time_machine.travel("2026-05-09T12:00:00Z", tick=False):
        claim.verdict, claim.certainty, claim.why = "partly", "low", "It may help."
        shelf.publish(claim)

    html = read(client, "/claims/sample-s01/")

    assert "How we judged this before" in html
    assert "9 May 2026</time><span>Partly supported; how sure: low" in html
    assert "5 January 2026</time><span>Unproven; how sure: very low" in html
    assert "March 2026" not in html  # the verdict did not change then


def test_the_page_of_a_claim_costs_no_more_with_more_papers(client, claim, paper):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            read(client, "/claims/sample-s01/?again")
        return len(asked)

    before = queries()
    more = [shelf.reference(number) for number in range(20, 26)]
    shelf.claim("S09", papers=(paper, *more), slug="many")
    with CaptureQueriesContext(connection) as asked:
        read(client, "/claims/many/")

    assert len(asked) <= before


def test_the_choices_stay_in_the_language_that_is_read():
    rows = [{"verdict": "refuted", "shown_certainty": "low"}]

    with translation.override("es"):
        context = {"facets": facets(rows, "", "")}
        html = render_to_string("education/partials/claims_facets.html", context)

    assert 'href="/es/claims/verdict/refuted/"' in html
    assert 'href="/es/claims/certainty/low/"' in html
