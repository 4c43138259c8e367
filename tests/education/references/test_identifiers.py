"""A DOI and a PubMed number have one form each, however they were pasted."""

import pytest

from education.domain.references.identifiers import is_doi, is_pmid, normal_doi, normal_pmid


@pytest.mark.parametrize(
    "typed",
    [
        "10.1136/gutjnl-2019-318427",
        " 10.1136/GUTJNL-2019-318427 ",
        "https://doi.org/10.1136/gutjnl-2019-318427",
        "http://dx.doi.org/10.1136/gutjnl-2019-318427",
        "doi:10.1136/gutjnl-2019-318427",
        "DOI: 10.1136/gutjnl-2019-318427.",
        "doi.org/10.1136/gutjnl-2019-318427",
        "https://doi.org/doi:10.1136/gutjnl-2019-318427",
    ],
)
def test_a_doi_is_bare_and_in_small_letters(typed):
    assert normal_doi(typed) == "10.1136/gutjnl-2019-318427"
    assert is_doi(normal_doi(typed))


def test_a_doi_in_an_address_may_be_escaped():
    typed = "https://doi.org/10.1016%2FS0140-6736(18)31809-9"

    assert normal_doi(typed) == "10.1016/s0140-6736(18)31809-9"


@pytest.mark.parametrize("typed", ["gut.27", "10.1136", "10.12/x", "10.1136/a b", "10.1136/a\x00"])
def test_what_is_no_doi_comes_back_to_be_shown(typed):
    assert normal_doi(typed) == typed
    assert not is_doi(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "31076401",
        " PMID: 31076401",
        "pmid31076401",
        "https://pubmed.ncbi.nlm.nih.gov/31076401/",
        "https://www.ncbi.nlm.nih.gov/pubmed/31076401",
        "0031076401",
    ],
)
def test_a_pubmed_number_is_digits(typed):
    assert normal_pmid(typed) == "31076401"


@pytest.mark.parametrize("typed", ["PMC6790068", "123456789", "0", "3107640x", "１２３"])
def test_what_is_no_pubmed_number_is_told(typed):
    assert not is_pmid(normal_pmid(typed))


def test_nothing_stays_nothing():
    assert normal_doi("  ") == normal_pmid("") == ""
