"""References are read from four formats; what cannot be read is told and never lost."""

import pytest

from education.domain.references.reading import (
    Format,
    format_of,
    read_references,
)
from education.domain.references.record import Fault
from education.domain.references.vancouver import vancouver
from tests.education.references.samples import ALL, BIBTEX, CSL, NBIB, RIS


def faults(record):
    return {problem.fault for problem in record.problems}


@pytest.mark.parametrize("kind", ALL)
def test_the_same_paper_reads_the_same_from_every_format(kind):
    (record,) = read_references(ALL[kind])

    assert vancouver(record.work).text.lower() == (
        "müller hp, o'sample r; sample study group. leaky samples: a study. "
        "j samples. 2019;68(8):1516–26."
    )
    assert record.work.doi == "10.1000/sample"
    assert record.problems == ()


@pytest.mark.parametrize("kind", ALL)
def test_the_format_is_found_out(kind):
    assert format_of(ALL[kind]) is kind
    assert format_of("  \r\n" + ALL[kind]) is kind


@pytest.mark.parametrize("kind", [Format.RIS, Format.BIBTEX, Format.NBIB])
def test_several_records_are_several_rows_with_their_lines(kind):
    text = (ALL[kind] + "\n") * 3

    lines = [record.line for record in read_references(text.replace("\n", "\r\n"))]

    assert len(lines) == 3
    step = ALL[kind].count("\n") + 1
    assert lines == [1, 1 + step, 1 + 2 * step]


def test_several_records_of_csl_are_several_rows():
    assert len(read_references(f"[{CSL[1:-1]},{CSL[1:-1]}]")) == 2
    assert len(read_references(CSL[1:-1])) == 1


def test_pubmed_says_what_sort_of_study_it_is_and_whether_it_stands():
    (record,) = read_references(NBIB)
    (gone,) = read_references(NBIB + "PT  - Retracted Publication\nRIN - J Samples. 2020;1:2\n")
    (doubted,) = read_references(NBIB + "ECI - J Samples. 2020;1:2\n")

    assert (record.study_kind, record.retracted, record.concern) == ("trial", False, False)
    assert gone.retracted
    assert Fault.WITHDRAWN in faults(gone)
    assert doubted.concern
    assert Fault.CONCERN in faults(doubted)


def test_a_title_that_says_withdrawn_flags_the_paper():
    (record,) = read_references(RIS.replace("Leaky samples", "RETRACTED: Leaky samples"))

    assert record.retracted


def test_a_paper_online_before_its_issue_keeps_its_day():
    early = NBIB.replace("VI  - 68\nIP  - 8\n", "DEP - 20200303\n").replace("PG  - 1516-1526\n", "")

    (record,) = read_references(early)

    assert vancouver(record.work).text.endswith("J Samples. Epub 2020 Mar 3.")


def test_an_article_number_stands_for_pages():
    text = NBIB.replace("PG  - 1516-1526", "LID - e0210728 [pii]")

    assert read_references(text)[0].work.pages == "e0210728"
    assert read_references(BIBTEX.replace("pages = {1516--1526}", "eid = {717925}"))[
        0
    ].work.pages == ("717925")


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"Garc{\'\i}a", "García"),
        (r"\v{S}imek", "Šimek"),
        (r"Bj{\o}rn \& {\AA}ke", "Bjørn & Åke"),
        (r"Stra{\ss}e", "Straße"),
        (r"TNF-$\alpha$", "TNF-α"),
        (r"\emph{E. coli} in {IBS}", "E. coli in IBS"),
        ("The ``gut''", "The “gut”"),
    ],
)
def test_latex_becomes_letters(latex, plain):
    (record,) = read_references(BIBTEX.replace(r"Leaky {S}amples: a \textit{study}", latex))

    assert record.work.title == plain


def test_names_in_bibtex_may_be_written_either_way():
    names = "van der Berg, Jr, Anna and Maria de la Cruz and {Barnes and Noble Group} and others"
    (record,) = read_references(f"@book{{x, author={{{names}}}, title={{T}}}}")

    assert record.work.authors == "van der Berg A Jr, de la Cruz M, et al; Barnes and Noble Group"


def test_strings_of_bibtex_are_put_in():
    text = '@string{js = "J Samples"}\n@article{a, title={T}, journal=js, year=2001}'

    assert read_references(text)[0].work.journal == "J Samples"


def test_what_is_missing_is_told_and_not_guessed():
    (record,) = read_references("TY  - JOUR\nDO  - 10.1000/1\nER  - ")

    assert faults(record) == {Fault.NO_TITLE, Fault.NO_AUTHORS, Fault.NO_JOURNAL, Fault.NO_YEAR}
    assert record.work.doi == "10.1000/1"


def test_what_has_not_the_form_of_its_field_is_told_with_what_stood_there():
    text = RIS.replace("https://doi.org/10.1000/SAMPLE", "see page 4").replace("2019/05/01", "soon")

    (record,) = read_references(text.replace("VL  - 68", "VL  - " + "6" * 50))

    told = {problem.fault: problem.value for problem in record.problems}
    assert told == {
        Fault.ODD_DOI: "see page 4",
        Fault.ODD_YEAR: "soon",
        Fault.TOO_LONG: "6" * 50,
    }
    assert (record.work.doi, record.work.year, record.work.volume) == ("", 0, "")
