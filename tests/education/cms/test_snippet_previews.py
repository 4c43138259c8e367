"""Every snippet is previewed as readers will see it, before it has ever been published."""

import pytest
from django.urls import reverse

from education.models import Contributor, DiaryTag, GlossaryTerm, Strategy, Topic, VisitQuestion
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROWS = {
    "glossaryterm": lambda: GlossaryTerm(term="fibre", slug="fibre", meaning="A sample meaning."),
    "topic": lambda: Topic(name="Sample topic", slug="sample", summary="A sample meaning."),
    "contributor": lambda: Contributor(
        name="Sample", slug="s", role="author", bio="A sample meaning."
    ),
    "diarytag": lambda: DiaryTag(
        code="sample", label="Sample", kind="symptom", help_text="A sample meaning."
    ),
    "visitquestion": lambda: VisitQuestion(
        code="sample", question="Sample?", why="A sample meaning."
    ),
    "strategy": lambda: Strategy(
        code="sample", name="Sample", what_to_do="A sample meaning.", compare_with="Nothing."
    ),
}
SHARED = {
    "claim": lambda: shelf.claim(why="A sample meaning."),
    "redflag": lambda: shelf.red_flag(why_it_matters="A sample meaning."),
    "reference": lambda: shelf.reference(title="A sample meaning."),
}


@pytest.mark.parametrize("name", [*ROWS, *SHARED])
def test_a_snippet_looks_like_the_public_page(browsers, name):
    row = {**ROWS, **SHARED}[name]()
    if not row.pk:
        row.save()
        row.save_revision()
    address = reverse(
        f"wagtailsnippets_education_{name}:revisions_view", args=[row.pk, row.latest_revision_id]
    )

    page = browsers["writer"].get(address).content.decode()

    assert "A sample meaning" in page
    assert "css/components.css" in page
    assert 'class="skip"' in page
