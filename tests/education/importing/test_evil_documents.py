"""Documents made to do harm: one sentence that says what to do, in < 5 s and < 300 MB each."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from education.domain.importing import UnreadableDocument, read_document
from tests.education.importing.word_files import body, changed, paragraphs

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]
MOST_SECONDS, MOST_MEGABYTES = 5, 300
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
PROPERTIES = '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


def plain_word() -> bytes:
    return paragraphs("A title", "Some words of it.", "A heading", "More words.")


def zipped(**files: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


def bomb() -> bytes:
    """A package of 1 MB that unpacks to 1 GB."""
    out = BytesIO(plain_word())
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("word/media/image1.xml", "w", force_zip64=True) as file,
    ):
        for _ in range(1_000):
            file.write(bytes(1_000_000))
    return out.getvalue()


def huge_body() -> bytes:
    run = f"{PROPERTIES}<w:r><w:t>word</w:t></w:r></w:p>"
    return body(plain_word(), run * 60_000)


def lying_size() -> bytes:
    """A ZIP whose list of contents says that a part is far smaller than it is."""
    data = bytearray(body(plain_word(), " " * 3_000_000))
    with zipfile.ZipFile(BytesIO(bytes(data))) as package:
        size = package.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    return bytes(data).replace(size, (5_000).to_bytes(4, "little"))


def entities(doctype: str) -> bytes:
    data = plain_word()
    return changed(data, "word/document.xml", lambda text: doctype + text.partition("?>")[2])


def laughs() -> str:
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'


def nested_word() -> bytes:
    return body(plain_word(), "<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000)


def truncated() -> bytes:
    data = plain_word()
    return data[: len(data) // 2]


def locked() -> bytes:
    """A ZIP that says its files are encrypted."""
    data = bytearray(plain_word())
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.find(start)
        while at >= 0:
            data[at + (6 if start == b"PK\x03\x04" else 8)] |= 1
            at = data.find(start, at + 1)
    return bytes(data)


EVIL: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip bomb": ("x.docx", bomb, "unpacks to more"),
    "a body without end": ("x.docx", huge_body, "more parts|unpacks to more|paragraphs"),
    "a size that lies": ("x.docx", lying_size, "broken"),
    "an external entity": ("x.docx", lambda: entities(DOCTYPE), "entities"),
    "a billion laughs": ("x.docx", lambda: entities(laughs()), "entities"),
    "tables in tables": ("x.docx", nested_word, "nested too deeply"),
    "half a Word file": ("x.docx", truncated, "broken"),
    "a ZIP of something else": ("x.docx", lambda: zipped(a=b"x"), "no Word document"),
    "a locked ZIP": ("x.docx", locked, "password"),
    "a password": ("x.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an old Word file": ("x.docx", lambda: OLE, "save it as .docx"),
    "an old Word file by its name": ("x.doc", lambda: OLE, "save it as .docx"),
    "RTF": ("x.rtf", lambda: b"{\\rtf1 words}", "save it as .docx"),
    "RTF as Word": ("x.docx", lambda: b"{\\rtf1 words}", "save it as .docx"),
    "a PDF": ("x.pdf", lambda: b"%PDF-1.7", "paste its text"),
    "a PDF as Word": ("x.docx", lambda: b"%PDF-1.7", "paste its text"),
    "words as Word": ("x.docx", lambda: b"Only words", "no Word document"),
    "a picture as text": ("x.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
    "a Word file as text": ("x.txt", plain_word, "must end in .docx"),
    "NUL in a page": ("x.html", lambda: b"<p>a\x00b</p>", "NUL"),
    "60 MB of Word": ("x.docx", lambda: b"PK\x03\x04" + bytes(60_000_000), "larger than"),
    "60 MB of text": ("x.txt", lambda: b"word " * 12_000_000, "larger than"),
    "60 MB of a page": ("x.html", lambda: b"<p>word" * 8_600_000, "larger than"),
    "one line of 10 MB": ("x.txt", lambda: b"word " * 2_000_000, "larger than"),
    "one line of 10 MB in a page": ("x.html", lambda: b"word " * 2_000_000, "larger than"),
    "100,000 headings": ("x.md", lambda: b"# a\n\n" * 100_000, "lines"),
    "100,000 headings in a page": ("x.html", lambda: b"<h2>a</h2>" * 100_000, "more than"),
    "divisions in divisions": ("x.html", lambda: b"<div>" * 100_000 + b"a", "nested too deeply"),
    "tables in tables of a page": (
        "x.html",
        lambda: b"<table><tr><td>" * 9_000,
        "nested too deeply",
    ),
    "a page without words": (
        "x.html",
        lambda: b"<p></p><img src=x>",
        "no text|no words|no article",
    ),
    "YAML that multiplies": (
        "x.md",
        lambda: b"---\na: &a [x, x]\nb: [*a, *a]\n---\nText.",
        "anchors",
    ),
    "a deep list in YAML": ("x.md", lambda: b"---\na: " + b"[" * 9_000 + b"\n---\nT", "deeply"),
}


def refusal(data: bytes, name: str) -> str:
    try:
        read_document(data, name)
    except UnreadableDocument as refused:
        return str(refused)
    return ""


def measured(path: Path) -> dict:
    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "tests.education.importing.measuring", str(path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("case", EVIL)
def test_an_evil_document_is_refused_in_one_sentence_fast_and_small(tmp_path: Path, case: str):
    name, make, words = EVIL[case]
    path = tmp_path / name
    path.write_bytes(make())

    outcome = measured(path)

    assert outcome["refused"], "it was read"
    assert any(word in outcome["refused"] for word in words.split("|")), outcome["refused"]
    assert "\n" not in outcome["refused"]
    assert outcome["seconds"] < MOST_SECONDS
    assert outcome["megabytes"] < MOST_MEGABYTES


LARGE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a Word file at its limit": (
        "x.docx",
        lambda: body(
            plain_word(), f"{PROPERTIES}<w:r><w:t>some words here.</w:t></w:r></w:p>" * 9_900
        ),
    ),
    "markup of Word": (
        "x.docx",
        lambda: body(
            plain_word(),
            (PROPERTIES + "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>" * 20_000 + "</w:p>"),
        ),
    ),
    "a page at its limit": ("x.html", lambda: b"<h1>T</h1>" + b"<p>some words here." * 9_900),
    "names of parts": (
        "x.html",
        lambda: b"<p>T" + b"<div class='ad related share'>a</div>" * 60_000,
    ),
    "open tags": ("x.html", lambda: b"<h1>T</h1><p>W" + b"<a b='" * 600_000),
    "bold in bold": ("x.html", lambda: b"<h1>T</h1><p>W" + b"<b>a<i>b</b>c</i> " * 19_000),
    "footnotes": (
        "x.html",
        lambda: (
            b"<h1>T</h1><p>W"
            + b"".join(
                b"<sup><a href='#n%d'>%d</a></sup><p id='n%d'>x</p>" % (n, n, n)
                for n in range(12_000)
            )
        ),
    ),
    "spaces": ("x.html", lambda: b"<h1>T</h1><p>W" + b" &nbsp; <br> " * 250_000),
    "scripts": (
        "x.html",
        lambda: b"<h1>T</h1><p>W</p>" + b"<script>var a = '<p>';</script>" * 40_000,
    ),
}


@pytest.mark.parametrize("case", LARGE)
def test_a_document_made_to_be_slow_is_read_or_refused_within_bounds(tmp_path: Path, case: str):
    name, make = LARGE[case]
    path = tmp_path / name
    path.write_bytes(make())

    outcome = measured(path)

    assert outcome["seconds"] < MOST_SECONDS
    assert outcome["megabytes"] < MOST_MEGABYTES


def test_a_linked_picture_is_never_fetched_and_is_named(tmp_path: Path):
    drawing = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:imagedata r:id="rIdOut" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></v:shape></w:pict></w:r></w:p>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="rIdOut" Type="{kind}" Target="http://127.0.0.1:1/x.png" TargetMode="External"/>'
    data = changed(
        body(plain_word(), drawing),
        "word/_rels/document.xml.rels",
        lambda text: text.replace("</Relationships>", f"{link}</Relationships>"),
    )

    draft = read_document(data, "x.docx")

    assert [issue.code for issue in draft.issues].count("picture_left_out") == 1
    assert "picture" in {item.why for item in draft.unplaced}


@pytest.mark.parametrize("at", range(0, 100, 9))
def test_a_damaged_word_file_is_read_or_refused(at: int):
    data = bytearray(plain_word())
    for offset in range(at, len(data), 100):
        data[offset] ^= 0x55

    assert "\n" not in refusal(bytes(data), "x.docx")
