"""A footnote becomes a reference when its DOI or PubMed number says which; nothing is invented."""

from typing import Any

import pytest

from education.domain.importing import read_document
from education.domain.importing.identifiers import Identifiers, identifiers_in
from education.importing import Imported, import_draft
from education.models import ArticlePage, EducationIndexPage, Reference
from tests.education.importing.word_files import word


@pytest.mark.parametrize(
    ("text", "doi", "pmid"),
    [
        ("Camp A. A paper. doi:10.1000/abc.1.", "10.1000/abc.1", ""),
        (
            "https://doi.org/10.1016/S0140-6736(20)30183-5, 2020",
            "10.1016/s0140-6736(20)30183-5",
            "",
        ),
        ("(doi: 10.1000/xyz)", "10.1000/xyz", ""),
        ("See [10.1000/xyz]; PMID: 12345678.", "10.1000/xyz", "12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", "", "123"),
        ("No number, 2020;10:12–15", "", ""),
    ],
)
def test_the_identifiers_of_a_paper_are_read_without_the_marks_around_them(text, doi, pmid):
    assert identifiers_in(text) == Identifiers(doi, pmid)


def fill(document) -> None:
    document.add_heading("A title", 0)
    document.add_paragraph("The quick answer.")
    document.add_heading("What studies show", 1)
    document.add_paragraph("One.{footnote:2} Two.{footnote:3} Three.{footnote:4}")


NOTES = {
    2: "Camp A. A paper. doi:10.1000/ABC.1.",
    3: "Camp B. PMID: 4321",
    4: "Camp C. Nobody knows it. doi:10.1000/unknown",
}


def imported(parent: EducationIndexPage) -> Imported:
    draft = read_document(word(fill, footnotes=NOTES), "x.docx")
    return import_draft(draft=draft, parent=parent, file_name="x.docx")


def section(made: Imported) -> Any:
    return (
        ArticlePage.objects.get(pk=made.page.pk).get_latest_revision_as_object().sections[0].value
    )


def told(made: Imported, code: str) -> list[str]:
    return [issue.message for issue in made.issues if issue.code == code]


@pytest.mark.django_db
def test_footnotes_with_a_known_identifier_cite_the_reference(parent: EducationIndexPage):
    first = Reference.objects.create(number=17, title="A paper", doi="10.1000/abc.1")
    second = Reference.objects.create(number=5, title="Another", pmid="4321")

    made = imported(parent)

    assert [*section(made)["references"]] == [first, second]
    assert str(section(made)["body"][0].value) == "<p>One.[^17] Two.[^5] Three.[3]</p>"
    assert len(told(made, "reference_matched")) == 2
    assert [m[:10] for m in told(made, "reference_not_matched")] == ["Footnote 3"]


@pytest.mark.django_db
def test_footnotes_that_nothing_names_stay_words_and_make_no_reference(parent: EducationIndexPage):
    made = imported(parent)

    assert [*section(made)["references"]] == []
    assert not Reference.objects.exists()
    assert len(told(made, "reference_not_matched")) == 3


@pytest.mark.django_db
def test_a_doi_and_a_number_of_two_papers_match_neither(parent: EducationIndexPage):
    Reference.objects.create(number=1, title="A", doi="10.1000/abc")
    Reference.objects.create(number=2, title="B", pmid="77")
    text = "# T\n\nQuick.\n\n## H\n\nWords.[^1]\n\n[^1]: doi:10.1000/abc PMID: 77\n"

    made = import_draft(draft=read_document(text.encode(), "x.md"), parent=parent, file_name="x.md")

    assert [*section(made)["references"]] == []
    assert len(told(made, "reference_not_matched")) == 1


@pytest.mark.django_db
def test_a_paper_that_was_withdrawn_is_said_to_be(parent: EducationIndexPage):
    Reference.objects.create(number=17, title="A paper", doi="10.1000/abc.1", retracted=True)

    assert len(told(imported(parent), "reference_withdrawn")) == 1
