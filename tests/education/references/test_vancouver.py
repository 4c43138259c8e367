"""References are written in Vancouver style, and nothing that is not known is guessed."""

import json
from pathlib import Path

import pytest

from education.domain.references import Work, vancouver
from education.domain.references.pages import shortened_pages

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
        == "Sample A, Writer B. A study of samples. J Samples. 2019;68(8):1516–26."
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
        known = {key: row.get(key) or "" for key in Work.__dataclass_fields__ if key != "year"}
        citation = vancouver(Work(**known, year=row["year"] or 0))
        assert row["title"][:20] in citation.text
        assert ".." not in citation.text.replace("...", "")


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        ("1516-1526", "1516–26"),
        ("304-310", "304–10"),
        ("645--648", "645–8"),
        ("12-19", "12–9"),
        ("98-105", "98–105"),
        ("1199–1205", "1199–205"),
        ("284-7", "284–7"),
        ("S57-S66", "S57–66"),
        ("S57-66", "S57–66"),
        ("E4485-E4493", "E4485–93"),
        ("e1-e9", "e1–9"),
        ("126A-127A", "126A–127A"),
        ("2092-2100.e5", "2092–2100.e5"),
        ("34-36, 87-91", "34–6, 87–91"),
        ("101-101", "101"),
        ("e0210728", "e0210728"),
        ("CD011727", "CD011727"),
        ("iii-vi", "iii–vi"),
        ("", ""),
    ],
)
def test_page_ranges_are_cut_to_the_digits_that_change(pages, shown):
    assert shortened_pages(pages) == shown


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ({"volume": "8", "pages": "717925", "year": 2021}, "J. 2021;8:717925."),
        ({"issue": "401", "pages": "230-238", "year": 2002}, "J. 2002;(401):230–8."),
        ({"pages": "1-6", "year": 2002}, "J. 2002:1–6."),
        ({"volume": "42", "issue": "Suppl 2", "year": 2002}, "J. 2002;42 Suppl 2."),
        ({"volume": "42 Suppl. 2", "pages": "S93-S99", "year": 2002}, "J. 2002;42 Suppl 2:S93–9."),
        ({"volume": "58", "issue": "12 Supplement 7", "year": 2002}, "J. 2002;58(12 Suppl 7)."),
        ({"volume": "58", "issue": "suppl_1", "year": 2002}, "J. 2002;58 Suppl 1."),
        ({"volume": "58", "issue": "S1", "year": 2002}, "J. 2002;58 Suppl 1."),
        ({"volume": "58", "issue": "Pt 1", "year": 2002}, "J. 2002;58(Pt 1)."),
        ({"volume": "68", "issue": "8"}, "J. 68(8)."),
        ({"pages": "CD01"}, "J. CD01."),
        ({"year": 2020, "epub": "2020 Mar 3"}, "J. Epub 2020 Mar 3."),
        (
            {"year": 2002, "volume": "1", "pages": "3-8", "epub": "2002 Jul 5"},
            "J. 2002;1:3–8. Epub 2002 Jul 5.",
        ),
        ({}, "J."),
    ],
)
def test_what_is_known_of_volume_issue_pages_and_date_is_put_together(known, shown):
    assert vancouver(Work(title="T", journal="J", **known)).text == f"T. {shown}"


@pytest.mark.parametrize(
    ("authors", "shown"),
    [
        ("Sample Study Group", "Sample Study Group"),
        ("A B, C D; Sample Study Group", "A B, C D; Sample Study Group"),
        (
            "A B, C D, E F, G H, I J, K L, M N; Sample Study Group",
            "A B, C D, E F, G H, I J, K L, et al",
        ),
        ("Royal College, Committee on Guts", "Royal College, Committee on Guts"),
        ("Mu Q; Kirby J; Luo XM", "Mu Q, Kirby J, Luo XM"),
        ("Rose ME 3rd, Cruz Á", "Rose ME 3rd, Cruz Á"),
    ],
)
def test_groups_stand_after_the_people_they_sign_with(authors, shown):
    assert vancouver(Work(title="T", authors=authors)).text == f"{shown}. T."


def test_an_address_is_linked_where_nothing_better_is_known():
    cited = vancouver(Work(title="T", url="https://www.nice.org.uk/guidance/ng12"))

    assert (cited.url, cited.link_text) == ("https://www.nice.org.uk/guidance/ng12", "nice.org.uk")
    assert vancouver(Work(title="T", url="https://a.example", doi="10.1000/1")).url.endswith("/1")
