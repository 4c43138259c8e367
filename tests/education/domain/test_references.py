"""References are written in Vancouver style, and nothing that is not known is guessed."""

import json
from pathlib import Path

from education.domain.references import Work, vancouver

REFERENCES = Path(__file__).parents[3] / "education" / "clinical" / "references.json"
GUT = Work(
    authors="Sample A, Writer B",
    title="A study of samples",
    journal="J Samples",
    year=2019,
    volume="68",
    issue="8",
    pages="1516-1526",
    doi="10.1000/sample",
    pmid="1",
)


def test_a_whole_reference_is_written_in_vancouver_style():
    assert (
        vancouver(GUT).text
        == "Sample A, Writer B. A study of samples. J Samples. 2019;68(8):1516–1526."
    )


def test_a_doi_is_linked_before_a_pubmed_number():
    assert vancouver(GUT).url == "https://doi.org/10.1000/sample"
    assert vancouver(Work(title="T", pmid="31")).url == "https://pubmed.ncbi.nlm.nih.gov/31/"
    assert vancouver(Work(title="T")).url == ""


def test_more_than_six_authors_become_et_al():
    many = Work(authors="A B, C D, E F, G H, I J, K L, M N", title="T")

    assert vancouver(many).text == "A B, C D, E F, G H, I J, K L, et al. T."


def test_et_al_that_is_already_there_is_kept_once():
    assert vancouver(Work(authors="A B, C D, et al", title="T")).text == "A B, C D, et al. T."


def test_what_is_not_known_takes_its_punctuation_along():
    assert vancouver(Work(title="A page", journal="NHS")).text == "A page. NHS."
    assert vancouver(Work(title="A page?", year=2020)).text == "A page? 2020."


def test_a_reference_without_a_title_is_shown_as_it_was_cited():
    assert vancouver(Work(citation="NICE guideline NG12")).text == "NICE guideline NG12."


def test_every_reference_of_the_clinic_can_be_written():
    for row in json.loads(REFERENCES.read_text()):
        known = {key: row[key] or "" for key in Work.__dataclass_fields__ if key != "year"}
        citation = vancouver(Work(**known, year=row["year"] or 0))
        assert row["title"][:20] in citation.text
        assert ".." not in citation.text.replace("...", "")
