"""Word documents for tests: python-docx, and the parts it cannot write put into the package by hand."""

import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

from docx import Document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# What a test writes where the number of a footnote belongs.
NOTE = re.compile(r"\{(footnote|endnote):(\d+)\}")


def word(
    fill: Callable,
    *,
    footnotes: Mapping[int, str] = {},
    endnotes: Mapping[int, str] = {},
    all_styles: bool = False,
):
    """Return the bytes of a Word document that ``fill`` writes; ``{footnote:1}`` in its text cites one.

    With ``all_styles`` it is as heavy as those that Word saves.
    """
    document = Document() if all_styles else Document(BytesIO(template()))
    fill(document)
    out = BytesIO()
    document.save(out)
    data = with_references(out.getvalue())
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes:
            body = "".join(note(kind, number, text) for number, text in notes.items())
            data = with_part(data, f"{kind}s", body)
    return data


@cache
def template() -> bytes:
    """Return the template of python-docx without its hundred styles of tables, which took longest to read."""
    document = Document()
    styles = document.styles.element
    for style in styles.xpath("w:latentStyles | w:style[@w:type='table' and not(@w:default)]"):
        styles.remove(style)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def note(kind: str, number: int, text: str) -> str:
    return f'<w:{kind} w:id="{number}"><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:{kind}>'


def paragraphs(*texts: str) -> bytes:
    """Return a Word document of plain paragraphs."""
    return word(lambda document: [document.add_paragraph(text) for text in texts])


def with_references(data: bytes) -> bytes:
    """Return the document with each ``{footnote:1}`` made into the mark that Word makes."""
    mark = r'</w:t></w:r><w:r><w:\1Reference w:id="\2"/></w:r><w:r><w:t xml:space="preserve">'
    return changed(data, "word/document.xml", lambda text: NOTE.sub(mark, text))


def with_part(data: bytes, name: str, body: str) -> bytes:
    """Return the document with another part, such as ``footnotes`` or ``comments``."""
    root = f'<?xml version="1.0"?><w:{name} xmlns:w="{WORD}">{body}</w:{name}>'
    data = changed(data, f"word/{name}.xml", lambda _text: root)
    link = f'<Relationship Id="rId{name}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>'
    data = changed(
        data,
        "word/_rels/document.xml.rels",
        lambda text: text.replace("</Relationships>", f"{link}</Relationships>"),
    )
    kind = f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{name}+xml"/>'
    return changed(
        data, "[Content_Types].xml", lambda text: text.replace("</Types>", f"{kind}</Types>")
    )


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return the package ``data`` with one of its files changed, or made where there is none."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        before = old.read(name).decode() if name in old.namelist() else ""
        new.writestr(name, change(before))
    return out.getvalue()


def body(data: bytes, xml: str) -> bytes:
    """Return the document with ``xml`` before the end of its body."""
    return changed(
        data, "word/document.xml", lambda text: text.replace("<w:sectPr", f"{xml}<w:sectPr", 1)
    )


# What ``article_with_footnotes`` cites: one paper by its DOI, one by its PubMed number, one by neither.
FOOTNOTES = {
    2: "Camp A, Hill B. Hiccups after meals. J Sample. 2020;1:1–9. doi:10.1000/sample.1",
    3: "Hill B. Hiccups at night. J Sample. 2021. PMID: 99999901",
    4: "Notes of the clinic, 2022",
}


def article_with_footnotes() -> bytes:
    """Return a Word document such as a writer sends: a whole article whose footnotes are its papers.

    Imported, it is a draft page whose sections cite [1], [2] and [3]. Each footnote whose DOI or PubMed
    number is that of a reference of the clinic cites it; for every other one there is an issue with the
    code ``reference_not_matched`` and a comment on the section. No reference is made.
    """
    return word(_fill_article, footnotes=FOOTNOTES)


def _fill_article(document) -> None:
    add = document.add_paragraph
    add("Are hiccups harmful?", style="Title")
    add("What is known of a small cramp that most people have now and then.", style="Subtitle")
    add("By Ann Example")
    add("Hiccups that stop on their own are not known to do harm. Ask somebody when they last.")
    add("This page says what a hiccup is, what studies show and what you can try.")
    document.add_heading("What a hiccup is", 1)
    add("A hiccup is a small cramp of the muscle under your lungs.{footnote:2}")
    document.add_heading("What studies show", 1)
    add(
        "Few studies have looked at hiccups at night.{footnote:3} We know of no others.{footnote:4}"
    )
    document.add_heading("What you can try", 1)
    add("Sip cold water", style="List Number")
    add("Breathe slowly", style="List Number")
    document.add_heading("Questions and answers", 1)
    document.add_heading("Do I need a test?", 2)
    add("Most people need no test, because hiccups mostly stop on their own within a short time.")
    add("Mostly not.")
    document.add_heading("Main points", 1)
    add("Hiccups mostly stop on their own", style="List Bullet")
    add("Ask somebody when they last", style="List Bullet")
