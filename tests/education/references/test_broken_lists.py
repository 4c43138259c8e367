"""Broken lists, junk and wrong formats: a row or a sentence each, in time, and nothing lost."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from education.domain.references.reading import (
    Format,
    Trouble,
    UnreadableList,
    read_references,
)
from education.domain.references.record import Fault
from tests.education.references.samples import ALL, BIBTEX, CSL, NBIB, RIS


def trouble_of(text, named=None):
    with pytest.raises(UnreadableList) as caught:
        read_references(text, named)
    return caught.value


@pytest.mark.parametrize(
    ("text", "read", "unread"),
    [
        (BIBTEX + "@article{b, title={never closed, year=2019\n\n" + BIBTEX, 2, 1),
        (BIBTEX + "@article{b, title=undefined}", 1, 1),
        (BIBTEX + "@article{b title}" + BIBTEX, 2, 1),
        ("Some words first.\n" + BIBTEX, 1, 1),
        ("Some words first.\n" + RIS, 1, 1),
        (RIS + "stray words\n" + RIS, 2, 1),
        ("TY  - JOUR\nER  - \n" + RIS, 1, 1),
        (RIS.replace("ER  -\n", "") + RIS, 2, 0),
        ("Some words first.\n" + NBIB, 1, 1),
        ("PMID- 31076401\n\n" + NBIB, 1, 1),
        (CSL[:-1] + ", 17, {}]", 1, 2),
        (CSL[:-10], 0, 1),
        ("[" * 100_000, 0, 1),
        ("{" * 100_000, 0, 1),
        ("[]", 0, 1),
    ],
)
def test_what_is_broken_is_a_row_of_its_own(text, read, unread):
    records = read_references(text)

    assert sum(record.work is not None for record in records) == read
    assert sum(record.work is None for record in records) == unread
    assert all(record.source.strip() for record in records)


@settings(deadline=None)
@given(st.lists(st.sampled_from([RIS, BIBTEX, NBIB, "@article{x, ", "words } {\n", "ER  - \n"])))
def test_every_line_of_a_list_stands_in_some_row(parts):
    text = "".join(parts)
    try:
        records = read_references(text)
    except UnreadableList:
        return
    kept = "".join(record.source for record in records)
    left = [line for line in text.splitlines() if line.strip() and line.strip() not in kept]
    assert [line for line in left if line.strip() != "ER  -"] == []


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=300), st.sampled_from(list(ALL)))
def test_whatever_is_typed_is_read_or_refused(junk, kind):
    for text in (junk, ALL[kind] + junk, junk + ALL[kind], ALL[kind].replace("Samples", junk)):
        with contextlib.suppress(UnreadableList):
            assert read_references(text)


def test_a_part_in_another_format_is_told_as_such():
    first, second = read_references(RIS + BIBTEX)

    assert first.problems == ()
    assert [(p.fault, p.value) for p in second.problems] == [(Fault.OTHER_FORMAT, "bibtex")]
    assert second.source == BIBTEX


def test_the_wrong_format_is_told_with_the_right_one():
    refusal = trouble_of(BIBTEX, Format.RIS)

    assert (refusal.trouble, refusal.looks_like) == (Trouble.OTHER_FORMAT, Format.BIBTEX)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("  \n", Trouble.EMPTY),
        ("Camilleri M. Leaky gut. Gut 2019.", Trouble.UNKNOWN_FORMAT),
        ("x" * 1_000_001, Trouble.TOO_LONG),
        (RIS * 201, Trouble.TOO_MANY),
    ],
)
def test_what_cannot_be_read_at_all_says_why(text, trouble):
    assert trouble_of(text).trouble is trouble


@pytest.mark.slow
@pytest.mark.parametrize(
    "junk",
    [
        "@a{" * 300_000,
        "@article{" + "{" * 900_000,
        "@article{x, title={" + "\\'{e}" * 150_000 + "}}",
        "TY  - JOUR\n" + "AU  - x\n" * 120_000,
        "PMID- 1\n" + "      x\n" * 120_000,
        "[" + "{}," * 330_000 + "{}]",
        " and " * 190_000 + "@article{x, author={" + " and ".join("x" * 2000) + "}}",
        BIBTEX * 200,
    ],
)
def test_junk_takes_no_more_than_a_few_seconds(junk):
    began = time.process_time()
    with contextlib.suppress(UnreadableList):
        read_references(junk[:1_000_000])
    assert time.process_time() - began < 5
