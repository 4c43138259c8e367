"""``manage.py import_article``: exactly the promised JSON, and one line when it cannot."""

import json
import os
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, ProgrammingError, connection

from education.models import ArticlePage, EducationIndexPage
from tests.education import shelf
from tests.education.importing.word_files import article_with_footnotes

DOCUMENT = Path(__file__).parents[1] / "documents" / "hiccups.txt"
KEYS = [
    *("title", "deck", "publisher", "byline", "reading_minutes", "topic", "quick_answer", "intro"),
    *("sections", "questions", "main_points", "related", "unplaced", "issues", "sha256", "page_id"),
]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _articles(parent: EducationIndexPage) -> None:
    """Every import has a list of articles to go to."""


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


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=(DOCUMENT.read_bytes(),))
    writer.start()  # waits for somebody to open the other end

    try:
        with pytest.raises(CommandError, match="cannot be opened"):
            run(str(pipe))
    finally:
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        writer.join()
        os.close(reader)


def test_a_device_is_refused():
    with pytest.raises(CommandError, match="cannot be opened"):
        run("/dev/zero")


@pytest.mark.parametrize("error", [OperationalError, ProgrammingError])
def test_a_database_that_cannot_be_read_is_one_sentence(error: type[Exception]):
    def no_table(*_arguments: Any) -> None:
        raise error("no such table: education_educationindexpage\nLINE 1")

    with connection.execute_wrapper(no_table), pytest.raises(CommandError) as refused:
        run(str(DOCUMENT))

    assert str(refused.value) == "The database cannot be read: run migrate, and check DATABASE_URL."


def test_it_says_whether_the_page_is_live(tmp_path: Path):
    said = run(str(DOCUMENT))
    page = shelf.article(slug="live-one")
    path = tmp_path / "x.txt"
    path.write_bytes(DOCUMENT.read_bytes())

    assert ", not live)" in said
    assert "live; its newest version is not)" in run(str(path), "--page", str(page.pk))
    assert ArticlePage.objects.get(pk=page.pk).live


@pytest.mark.parametrize("number", ["0", "-1", "999999", str(10**30)])
def test_an_unknown_page_is_said_plainly(number: str):
    with pytest.raises(CommandError, match="no article with this number"):
        run(str(DOCUMENT), f"--page={number}")


def test_a_word_file_prints_the_promised_keys_too(tmp_path: Path):
    path = tmp_path / "article.docx"
    path.write_bytes(article_with_footnotes())

    answer = json.loads(run(str(path), "--json"))

    assert list(answer) == KEYS
    assert answer["title"] == "Are hiccups harmful?"
    assert [i["code"] for i in answer["issues"]].count("reference_not_matched") == 3
    assert answer["unplaced"][0].startswith("[1] Camp A, Hill B.")
