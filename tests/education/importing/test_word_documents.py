"""A Word document becomes an article: styles, notes, tables, lists; pictures and comments are told of."""

import pytest

from education.domain.importing import ArticleDraft, read_document
from education.domain.importing.blocks import Bullets, Callout, Prose, Steps, TableBlock
from tests.education.importing.word_files import WORD, body, changed, with_part, word

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


def fill(document) -> None:
    document.add_paragraph("Are hiccups harmful?", style="Title")
    document.add_paragraph("A short look at a small cramp.", style="Subtitle")
    document.add_paragraph("By Ann Example")
    document.add_paragraph("Ordinary hiccups are not known to do harm.{footnote:2}")
    document.add_paragraph("This page says what is known.")
    document.add_heading("What hiccups are", 1)
    words = document.add_paragraph("A hiccup is a ")
    words.add_run("small ").bold = True
    words.add_run("cramp").bold = True
    words.add_run(".{footnote:3} And more.{endnote:2}")
    document.add_heading("What you can do", 1)
    document.add_paragraph("Sip water", style="List Number")
    document.add_paragraph("Wait", style="List Number")
    document.add_paragraph("One thing", style="List Bullet")
    table = document.add_table(2, 2)
    for at, text in enumerate(("Kind", "Lasts", "Short", "minutes")):
        table.cell(at // 2, at % 2).text = text
    document.add_paragraph("Be careful with hiccups that last.", style="Quote")
    document.add_heading("FAQ", 1)
    document.add_heading("Is it bad?", 2)
    document.add_paragraph("No, it is not known to be bad for anybody.")
    document.add_paragraph("No.")


NOTES = {2: "Camp A. A paper. doi:10.1000/abc.1.", 3: "Camp B. Another. PMID: 123456", 9: "Unused"}


@pytest.fixture(scope="module")
def data() -> bytes:
    return word(fill, footnotes=NOTES, endnotes={2: "A remark"})


@pytest.fixture(scope="module")
def draft(data: bytes) -> ArticleDraft:
    return read_document(data, "hiccups.docx")


def lines(draft: ArticleDraft, code: str) -> list[int]:
    return [issue.line for issue in draft.issues if issue.code == code]


def test_styles_fill_the_header_and_the_sections(draft: ArticleDraft):
    assert draft.title == "Are hiccups harmful?"
    assert (draft.deck, draft.byline) == ("A short look at a small cramp.", "Ann Example")
    assert draft.quick_answer == "Ordinary hiccups are not known to do harm.[1]"
    assert [(s.heading, s.role) for s in draft.sections] == [
        ("What hiccups are", "what"),
        ("What you can do", "steps"),
    ]
    assert draft.questions[0].short_answer == "No."


def test_bold_runs_that_touch_are_one_and_notes_are_marks(draft: ArticleDraft):
    text = draft.sections[0].blocks[0].text

    assert text.html == "A hiccup is a <b>small cramp</b>.[^2] And more.[^3]"
    assert draft.sections[0].cites == ("2", "3")


def test_lists_tables_and_quotations_keep_their_kind(draft: ArticleDraft):
    steps, bullets, table, quoted = draft.sections[1].blocks

    assert isinstance(steps, Steps)
    assert steps.texts() == ("1. Sip water", "2. Wait")
    assert isinstance(bullets, Bullets)
    assert isinstance(table, TableBlock)
    assert table.rows == (("Kind", "Lasts"), ("Short", "minutes"))
    assert isinstance(quoted, Callout)


def test_footnotes_and_endnotes_wait_to_be_matched(draft: ArticleDraft):
    assert [(note.label, note.text.plain) for note in draft.footnotes] == [
        ("1", NOTES[2]),
        ("2", NOTES[3]),
        ("3", "A remark"),
    ]
    assert lines(draft, "reference_not_matched") == [note.line for note in draft.footnotes]
    assert "Footnote 1 is no reference" in next(
        i.message for i in draft.issues if i.code == "reference_not_matched"
    )


def test_a_note_that_nothing_cites_is_not_lost(draft: ArticleDraft):
    assert [(item.text, item.why) for item in draft.unplaced][-1] == ("Unused", "footnote")


def test_lines_are_paragraphs_and_every_issue_stands_at_one(draft: ArticleDraft):
    assert draft.counted == "paragraph"
    assert [line.line for line in draft.source] == list(range(1, len(draft.source) + 1))
    assert draft.source[6].text == "A hiccup is a small cramp.[2] And more.[3]"
    assert {issue.line for issue in draft.issues} <= {line.line for line in draft.source}


def test_a_picture_is_named_with_its_description(tmp_path):
    path = tmp_path / "x.png"
    path.write_bytes(PNG)

    def with_picture(document) -> None:
        fill(document)
        document.add_picture(str(path))

    data = changed(
        word(with_picture, footnotes=NOTES, endnotes={2: "A remark"}),
        "word/document.xml",
        lambda t: t.replace("<wp:docPr ", '<wp:docPr descr="A gut" '),
    )
    draft = read_document(data, "x.docx")

    assert [item.text for item in draft.unplaced if item.why == "picture"] == ["A gut"]
    assert len(lines(draft, "picture_left_out")) == 1


def test_comments_page_headers_and_what_mammoth_skips_are_not_lost(data: bytes):
    comment = (
        f'<w:comment w:id="1"><w:p xmlns:w="{WORD}"><w:r><w:t>Ask Ben</w:t></w:r></w:p></w:comment>'
    )
    field = (
        '<w:p><w:fldSimple w:instr="REF x"><w:r><w:t>Quoted field</w:t></w:r></w:fldSimple></w:p>'
    )
    draft = read_document(body(with_part(data, "comments", comment), field), "x.docx")

    kept = {(item.text, item.why) for item in draft.unplaced}
    assert ("Ask Ben", "comment") in kept
    assert ("Quoted field", "") in kept


def test_what_the_author_deleted_is_no_part_of_the_document(data: bytes):
    gone = '<w:p><w:del w:id="5"><w:r><w:delText>Gone words</w:delText></w:r></w:del><w:r><w:t>Kept</w:t></w:r></w:p>'
    draft = read_document(body(data, gone), "x.docx")

    assert "Gone" not in " ".join(line.text for line in draft.source)
    assert any("Kept" in line.text for line in draft.source)


def test_links_are_kept_and_scripts_in_addresses_are_not(data: bytes):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    links = "".join(
        f'<Relationship Id="rId{name}" Type="{kind}" Target="{target}" TargetMode="External"/>'
        for name, target in (("Good", "https://example.org/x"), ("Bad", "javascript:alert(1)"))
    )
    data = changed(
        data,
        "word/_rels/document.xml.rels",
        lambda text: text.replace("</Relationships>", f"{links}</Relationships>"),
    )
    spans = "".join(
        f'<w:hyperlink r:id="rId{name}" xmlns:r="{kind.rpartition("/")[0]}"><w:r><w:t>{name}</w:t></w:r></w:hyperlink>'
        for name in ("Good", "Bad")
    )
    draft = read_document(
        changed(
            data,
            "word/document.xml",
            lambda t: t.replace("<w:t>Sip", f"<w:t></w:t></w:r>{spans}<w:r><w:t>Sip", 1),
        ),
        "x.docx",
    )

    html = "".join(
        step.text.html
        for s in draft.sections
        for b in s.blocks
        if isinstance(b, Steps)
        for step in b.steps
    )
    assert '<a href="https://example.org/x">Good</a>' in html
    assert "javascript" not in html
    assert "Bad" in html


def test_an_empty_word_document_says_so():
    with pytest.raises(ValueError, match="no text"):
        read_document(word(lambda document: None), "x.docx")


def test_a_paragraph_is_prose(draft: ArticleDraft):
    assert isinstance(draft.sections[0].blocks[0], Prose)
