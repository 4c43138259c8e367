"""An article of 1,500 words is read and made into a page within a second, whatever its type."""

import time

import pytest

from education.domain.importing import read_document
from education.groups import create_groups
from education.importing import import_draft
from education.models import EducationIndexPage
from tests.education.importing.word_files import word
from tests.portal.people import make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SENTENCE = "Ordinary words of a plain article about nothing much at all stand here."
SECTIONS = 9
MOST_SECONDS = 1.0


def parts() -> list[tuple[str, list[str]]]:
    """Headings with their paragraphs: 1,500 words and a few more."""
    return [(f"What part {n} is about", [" ".join([SENTENCE] * 3)] * 5) for n in range(SECTIONS)]


def markdown(mark: str = "## ") -> bytes:
    text = "# A long article\n\nQuick words here.\n\n".replace("# " if not mark else "\x00", "")
    for heading, paragraphs in parts():
        text += f"{mark}{heading}\n\n" + "".join(f"{words}\n\n" for words in paragraphs)
    return text.encode()


def web_page() -> bytes:
    body = "".join(
        f"<h2>{heading}</h2>" + "".join(f"<p>{words}</p>" for words in paragraphs)
        for heading, paragraphs in parts()
    )
    nav = "<nav>" + "<a href='/x'>Some page</a>" * 300 + "</nav>"
    script = f"<script>{'var a = 1;' * 20_000}</script>"
    return f"<head>{script}</head>{nav}<main><h1>A</h1><p>Quick.</p>{body}</main>".encode()


def word_file() -> bytes:
    def fill(document) -> None:
        document.add_heading("A long article", 0)
        document.add_paragraph("Quick words here.")
        for heading, paragraphs in parts():
            document.add_heading(heading, 1)
            for words in paragraphs:
                document.add_paragraph(words + "{footnote:2}")

    return word(fill, footnotes={2: "Camp A. A paper. doi:10.1000/abc"}, all_styles=True)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("x.md", markdown),
        ("x.txt", lambda: markdown(mark="")),
        ("x.html", web_page),
        ("x.docx", word_file),
    ],
)
def test_1500_words_take_less_than_a_second(parent: EducationIndexPage, name: str, make):
    create_groups()
    user = make_staff("writer")
    data = make()
    read_document(data, name)  # the first reading loads what the next ones share

    started = time.process_time()
    draft = read_document(data, name)
    import_draft(draft=draft, parent=parent, file_name=name, user=user)
    seconds = time.process_time() - started

    assert sum(len(p.split()) for s in draft.sections for p in s.paragraphs) >= 1_500
    assert seconds < MOST_SECONDS
