"""The numbers a document gives to papers of its own never become papers of the portal."""

import json
from pathlib import Path
from typing import Any

import pytest

import education
from education.domain.importing import ArticleDraft, read_document
from education.domain.importing.blocks import Chosen
from education.importing import import_draft
from education.models import ArticlePage, EducationIndexPage
from portal.sample.content import ARTICLES
from tests.education import shelf

HEAD = "# T\n\nQuick words here.\n\n## What it is\n\n"
OWN = "own_reference_numbers"


def read(body: str, front: str = "", name: str = "x.md") -> ArticleDraft:
    return read_document(f"{front}{HEAD}{body}\n".encode(), name)


def listing(*numbers: int) -> str:
    return f"---\nreferences: {[*numbers]}\n---\n"


def lines(draft: ArticleDraft, code: str = OWN) -> list[int]:
    return [issue.line for issue in draft.issues if issue.code == code]


def test_a_label_that_the_front_matter_lists_is_a_paper_of_the_portal():
    draft = read("Words.[^4]", listing(4))

    assert draft.sections[0].cites == ("4",)
    assert draft.sections[0].blocks[0].text.html == "Words.[^4]"
    assert draft.sections[0].paragraphs == ("Words.[4]",)
    assert lines(draft) == []
    assert lines(draft, "no_references") == []


@pytest.mark.parametrize(
    ("body", "front"),
    [
        ("Words.[^4]", listing(5)),
        ("Words.[^4]", ""),
        ("Words.[^smith]", listing(4)),
    ],
)
def test_any_other_label_is_text_and_the_editor_is_told_where(body: str, front: str):
    draft = read(body, front)

    assert draft.sections[0].cites == ()
    assert "[^" not in draft.sections[0].blocks[0].text.html
    assert lines(draft) == [7 + front.count("\n")]


def test_a_footnote_of_the_document_is_no_listed_paper_and_waits_to_be_matched():
    draft = read("Words.[^4]\n\n[^4]: A paper of our own.", listing(4))

    assert draft.papers == frozenset()
    assert [note.label for note in draft.footnotes] == ["4"]
    assert lines(draft) == []
    assert lines(draft, "reference_not_matched") == [12]


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_a_bare_number_is_text_and_the_editor_is_told_where(name: str):
    body = "Words that say something. [4] And more of them here.\n\nAgain some words. [5, 6]"
    text = HEAD.replace("# ", "").replace("#", "") if name == "x.txt" else HEAD

    draft = read_document(f"{text}{body}".encode(), name)

    assert lines(draft) == [7]
    assert draft.sections[0].cites == ()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Words.[^1]\n\n[^1]: Camp A. A paper.", False),
        ("Words.[^1]", True),
        ("Words. [1]", True),
        ("Words. [1]\n\n## References\n\n1. Camp A. A paper.", False),
    ],
)
def test_only_what_a_document_says_of_its_papers_counts_as_references(body: str, told: bool):
    assert bool(lines(read(body), "no_references")) is told


@pytest.mark.parametrize("body", ["1) one[^4]; 2) two.", "Words.[^4] Questions to ask: Is it so?"])
def test_a_marker_does_not_stop_steps_and_questions_from_being_found(body: str):
    draft = read(f"Begin here: {body}", listing(4))

    assert len(draft.sections[0].blocks) == 2
    assert draft.sections[0].cites == ("4",)
    assert "^" not in " ".join(draft.sections[0].paragraphs)


def test_a_paper_in_a_table_is_a_paper_of_its_section():
    draft = read("| A | B |\n|---|---|\n| x[^4] | y |", listing(4))

    assert draft.sections[0].cites == ("4",)


def test_a_paper_that_no_section_has_is_named_with_its_line():
    draft = read_document(b"---\nreferences: [4]\n---\n# T\n\nQuick.[^4]\n\n## H\n\nWords.", "x.md")

    assert lines(draft, "paper_outside_sections") == [6]


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.md")), ids=lambda path: path.stem)
def test_a_sample_article_lists_the_papers_of_its_text_and_of_its_claims(path: Path):
    shipped = json.loads((Path(education.__file__).parent / "clinical/claims.json").read_text())
    papers = {claim["code"]: claim["references"] for claim in shipped["claims"]}
    draft = read_document(path.read_bytes(), path.name)
    blocks = [block for section in draft.sections for block in section.blocks]
    shown = [c for b in blocks if isinstance(b, Chosen) and b.kind == "claim" for c in b.codes]

    used = {label for section in draft.sections for label in section.cites}
    used |= {str(number) for code in shown for number in papers[code]}

    assert set(draft.front["references"]) == used
    assert lines(draft) == []


def page_of(parent: EducationIndexPage, draft: ArticleDraft) -> Any:
    made = import_draft(draft=draft, parent=parent, file_name="x.md")
    return ArticlePage.objects.get(pk=made.page.pk).get_latest_revision_as_object(), made.issues


@pytest.mark.django_db
def test_a_page_cites_the_listed_paper_and_no_other(parent: EducationIndexPage):
    paper = shelf.reference(4)
    shelf.reference(5)

    page, _issues = page_of(parent, read("Words.[^4] And [^5] and [4].", listing(4)))

    section = page.sections[0].value
    assert [*section["references"]] == [paper]
    assert str(section["body"][0].value) == "<p>Words.[^4] And [5] and [4].</p>"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["x.txt", "x.md"])
def test_a_marker_in_words_kept_as_they_are_is_no_marker_on_the_page(
    parent: EducationIndexPage, name: str
):
    text = "T\n\nQuick[^4] words here.\n\nA heading of it\n\nSome words[^4] of the body."
    body = text if name == "x.txt" else f"{HEAD}```\n[^4]\n```\n\n> **Bold [^4].** Words"

    page, _issues = page_of(parent, read_document(body.encode(), name))

    assert "[^" not in str(page.sections.raw_data) + page.quick_answer
    assert "[4]" in str(page.sections.raw_data)


@pytest.mark.django_db
def test_a_listed_paper_that_is_not_here_is_named(parent: EducationIndexPage):
    _page, issues = page_of(parent, read("Words.[^4]", listing(4)))

    assert "unknown_code" in {issue.code for issue in issues}
