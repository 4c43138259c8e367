"""Documents that cannot be read are refused at once, with one sentence that says what to do."""

import pytest

from education.domain.importing import MAX_BYTES, UnreadableDocument, read_document

BOMB = b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nText."
REFUSED = {
    "a picture under another name": (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "x.txt", "picture"),
    "a PDF": (b"%PDF-1.7 text", "x.txt", "PDF"),
    "a Word file": (b"PK\x03\x04....", "x.md", "ZIP or Word"),
    "a type not read": (b"<p>Hello</p>", "x.xml", "Only Word"),
    "no type": (b"Hello", "README", "Only Word"),
    "NUL": (b"Title\n\nGut\x00wall.", "x.txt", "NUL"),
    "UTF-16": ("Title\n\nGut".encode("utf-16"), "x.txt", "UTF-16"),
    "another encoding": (("腹痛の記録と相談" * 20).encode("shift-jis"), "x.txt", "UTF-8"),
    "control characters": (b"Title\n\n\x07\x08bell", "x.txt", "control characters"),
    "nothing": (b"", "x.txt", "empty"),
    "only space": (b" \n\n\t ", "x.txt", "empty"),
    "only a title": (b"A title", "x.txt", "no text"),
    "a very large file": (b"word " * (MAX_BYTES // 4), "x.txt", "larger than"),
    "one endless line": (b"Title\n\n" + b"word " * 60_000, "x.txt", "a line of more than"),
    "a hundred thousand headings": (b"# a\n\n" * 100_000, "x.md", "lines"),
    "aliases that multiply": (BOMB, "x.md", "anchors"),
    "deep front matter": (
        b"---\na: " + b"[" * 5_000 + b"\n---\nText.",
        "x.md",
        "nested too deeply",
    ),
    "broken front matter": (b"---\na: [1\n---\nText.", "x.md", "not valid YAML"),
    "a name twice": (b"---\na: 1\na: 2\n---\nText.", "x.md", "twice"),
    "front matter that is a list": (b"---\n- a\n---\nText.", "x.md", "names and values"),
    "quotations in quotations": (b"> " * 400 + b"deep", "x.md", "nested too deeply"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_sentence(case: str):
    data, name, words = REFUSED[case]

    with pytest.raises(UnreadableDocument, match=words) as refused:
        read_document(data, name)

    assert "\n" not in str(refused.value)
