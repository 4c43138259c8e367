"""Words that say more than the evidence are marked: in the editor, in the preview, in the report."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from education.evidence.wording_check import doubtful_passages
from education.models import Claim, ClaimReference
from education.reports.evidence import doubtful_wording
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def claim():
    """A draft whose reason is surer than its certainty."""
    row = Claim(code="S01", slug="s1", statement="Sample", certainty="low")
    row.why = "It may help. It always works."
    row.claim_references = [ClaimReference(reference=shelf.reference())]
    row.save()
    row.save_revision()
    return row


def editor(browsers, row, name="claim"):
    address = reverse(f"wagtailsnippets_education_{name}:edit", args=[row.pk])
    return browsers["writer"].get(address).content.decode()


def marked(passages):
    return [piece.text for passage in passages for piece in passage.pieces if piece.is_doubtful]


def test_the_editor_of_a_claim_marks_the_words(browsers, claim):
    html = editor(browsers, claim)

    assert "It may help. It <mark>always</mark> works." in html
    assert "“always” sounds surer than the evidence is. Say “may”." in html


def test_the_editor_says_so_when_nothing_stands_out(browsers, claim):
    claim.why = "It may help."
    claim.save_revision()

    assert "No word of the last saved version" in editor(browsers, claim)


def test_the_preview_of_a_claim_marks_the_words(claim, rf):
    html = claim.make_preview_request(preview_mode="").content.decode()

    assert "<mark>always</mark>" in html
    assert "For you, not for readers" in html


def test_words_beside_a_claim_are_held_against_it(claim):
    text = ("text", "<p>This <b>clearly</b> helps.</p><p>It always works.</p>")
    page = shelf.article(
        live=False,
        quick_answer="<p>It is proven.</p>",
        headline_claim=claim,
        sections=[
            shelf.section("With a claim", text, ("claim", claim)),
            shelf.section("Without", ("text", "<p>It always rains.</p>")),
        ],
        questions=[
            ("question", {"question": "Q?", "short_answer": "It probably does.", "claim": claim})
        ],
    )

    passages = doubtful_passages(page)

    assert [p.where for p in passages] == ["Quick answer", "With a claim", "Q?"]
    assert marked(passages) == ["proven", "clearly", "always", "probably"]


def test_the_editor_and_the_preview_of_an_article_mark_them(browsers, claim):
    text = ("text", "<p>It always works.</p>")
    page = shelf.article(live=False, sections=[shelf.section("S", text, ("claim", claim))])
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    assert "It <mark>always</mark> works." in browsers["writer"].get(address).content.decode()
    assert "<mark>always</mark>" in page.make_preview_request(preview_mode="").content.decode()


def test_readers_see_no_marks(client):
    paper = shelf.reference()
    good = shelf.claim("S02", papers=(paper,), certainty="low", why="It may help.")
    text = ("text", "<p>It always works.</p>")
    shelf.article(sections=[shelf.section("S", text, ("claim", good))])

    html = client.get("/articles/sample-guide/").content.decode()

    assert "It always works." in html
    assert "<mark>" not in html


def test_english_words_are_not_looked_for_in_another_language(claim):
    claim.locale = Locale.objects.get_or_create(language_code="es")[0]
    claim.why = "Puede ayudar."

    assert doubtful_passages(claim) == []
    assert claim.what_is_missing() == []


def test_the_report_has_a_row_for_each_doubt(claim):
    text = ("text", "<p>It always works.</p>")
    shelf.article(live=False, sections=[shelf.section("S", text, ("claim", claim))])

    rows = [(row["where"], row["doubt"][:8]) for row in doubtful_wording()]

    assert rows == [("Why", "“always”"), ("S", "“always”")]


def test_a_claim_of_no_certainty_is_not_linted(claim):
    claim.certainty = "not_assessed"

    assert doubtful_passages(claim) == []
