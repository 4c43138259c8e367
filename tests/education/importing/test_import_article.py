"""``manage.py import_article``: exactly the promised JSON, and one line when it cannot."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from education.models import ArticlePage, EducationIndexPage, HomePage

DOCUMENT = Path(__file__).parents[1] / "documents" / "hiccups.txt"
KEYS = [
    *("title", "deck", "publisher", "byline", "reading_minutes", "topic", "quick_answer", "intro"),
    *("sections", "questions", "main_points", "related", "unplaced", "issues", "sha256", "page_id"),
]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def parent() -> EducationIndexPage:
    home = Page.objects.get(depth=1).add_child(
        instance=HomePage(title="Home", slug="clinic-home", live=False)
    )
    return home.add_child(
        instance=EducationIndexPage(title="Articles", slug="articles", live=False)
    )


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("import_article", *arguments, stdout=out)
    return out.getvalue()


def test_json_has_the_promised_keys_and_no_other():
    answer = json.loads(run(str(DOCUMENT), "--json"))

    assert list(answer) == KEYS
    assert list(answer["sections"][0]) == ["heading", "role", "paragraphs"]
    assert list(answer["questions"][0]) == ["question", "short_answer", "long_answer"]
    assert list(answer["issues"][0]) == ["code", "message", "line"]
    assert ArticlePage.objects.get(pk=answer["page_id"]).live is False


def test_the_same_document_twice_gives_the_same_page():
    first, again = (json.loads(run(str(DOCUMENT), "--json")) for _ in range(2))

    assert first == again
    assert ArticlePage.objects.count() == 1


def test_a_person_reads_what_was_done_and_what_to_look_at():
    said = run(str(DOCUMENT))

    assert "Made the draft" in said
    assert "line " in said


@pytest.mark.parametrize(
    ("name", "data"),
    [("x.txt", b"a\x00b"), ("x.docx", b"PK"), ("x.md", b"> " * 400 + b"a"), ("x.txt", b"")],
)
def test_a_bad_document_makes_no_page_and_says_one_line(tmp_path: Path, name: str, data: bytes):
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(CommandError) as refused:
        run(str(path), "--json")

    assert "\n" not in str(refused.value)
    assert not ArticlePage.objects.exists()


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(60_000_000)

    with pytest.raises(CommandError, match="larger than"):
        run(str(path))


@pytest.mark.parametrize("path", ["/nowhere/at/all.txt", "/", "a\x00b.txt"])
def test_a_path_that_cannot_be_opened_is_said_plainly(path: str):
    with pytest.raises(CommandError, match="cannot be opened"):
        run(path)


def test_an_unknown_parent_is_said_plainly():
    with pytest.raises(CommandError, match="no list of articles"):
        run(str(DOCUMENT), "--parent", "elsewhere")
