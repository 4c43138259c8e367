"""A citation pasted into the form of a reference fills the fields; what was typed stays."""

import pytest
from django.urls import reverse

from education.models import Reference
from tests.education import shelf
from tests.education.references.samples import BIBTEX, NBIB, RIS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ADD = reverse("wagtailsnippets_education_reference:add")


def form(**values):
    fields = dict.fromkeys(("authors", "title", "journal", "year", "volume", "issue"), "")
    return {**fields, "number": "7", "doi": "", "pmid": "", **values}


def says(response, *sentences):
    html = response.content.decode()
    return [sentence for sentence in sentences if sentence not in html] == []


def the_reference():
    (reference,) = Reference.objects.all()
    return reference.get_latest_revision_as_object()


@pytest.mark.parametrize("text", [RIS, BIBTEX, NBIB])
def test_an_empty_form_is_filled_from_a_citation(browsers, text):
    browsers["writer"].post(ADD, form(pasted=text))

    reference = the_reference()
    assert reference.authors == "Müller HP, O'Sample R; Sample Study Group"
    assert (reference.journal, reference.year, reference.pages) == ("J Samples", 2019, "1516-1526")
    assert reference.doi == "10.1000/sample"


def test_a_new_reference_gets_the_next_number(browsers):
    shelf.reference(41)

    assert 'name="number" value="42"' in browsers["writer"].get(ADD).content.decode()


def test_what_was_typed_stays_and_the_difference_is_told(browsers):
    response = browsers["writer"].post(ADD, form(pasted=RIS, year="2018"))

    assert says(response, "“Year” says “2018”, the citation “2019”", "Leaky samples")
    assert not Reference.objects.exists()
    assert says(response, 'value="2018"', "TY  - JOUR")  # nothing lost


def test_what_is_the_same_but_for_case_is_no_difference(browsers):
    browsers["writer"].post(ADD, form(pasted=RIS, title="leaky samples: a study."))

    assert the_reference().title == "leaky samples: a study."


def test_the_draft_of_a_filled_reference_shows_an_empty_box(browsers):
    browsers["writer"].post(ADD, form(pasted=RIS))
    edit = reverse("wagtailsnippets_education_reference:edit", args=[the_reference().pk])

    html = browsers["writer"].get(edit).content.decode()

    assert "TY  - JOUR" not in html
    assert 'value="J Samples"' in html


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Camilleri M. Gut 2019.", "neither RIS, BibTeX, PubMed (nbib) nor CSL-JSON"),
        (RIS * 2, "These are 2 references."),
        ("@article{a, title={never closed", "look for a bracket"),
        (RIS.replace("https://doi.org/10.1000/SAMPLE", "page 4"), "“page 4” is no DOI"),
    ],
)
def test_what_cannot_be_taken_over_is_told_and_stays_in_the_box(browsers, text, sentence):
    response = browsers["writer"].post(ADD, form(pasted=text, title="Typed title"))

    assert response.status_code == 200
    assert says(response, sentence, "Typed title")
    assert not Reference.objects.exists()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"doi": "gut.27"}, "This is no DOI"),
        ({"pmid": "PMC123"}, "This is no PubMed number"),
        ({"doi": "https://doi.org/10.1000/5"}, "It has the DOI of “5. Sample study 5”."),
        ({"pmid": "PMID: 55"}, "It has the PubMed number of “5. Sample study 5”."),
        ({"title": "Sample Study 5.", "year": "2020"}, "It has the title and the year of “5."),
    ],
)
def test_malformed_numbers_and_doubles_are_refused(browsers, values, sentence):
    shelf.reference(5, pmid="55")

    response = browsers["writer"].post(ADD, form(**{"title": "Another", **values}))

    assert says(response, sentence)
    assert Reference.objects.count() == 1


def test_doi_and_pubmed_number_are_kept_in_their_one_form(browsers):
    typed = {"doi": "https://doi.org/10.1000/ABC", "pmid": "PMID: 0042"}
    browsers["writer"].post(ADD, form(title="T", **typed))

    assert (the_reference().doi, the_reference().pmid) == ("10.1000/abc", "42")


def test_a_reference_is_no_double_of_itself():
    paper = shelf.reference(5)
    paper.authors = "Sample B"

    assert shelf.publish(paper).authors == "Sample B"


def test_a_retraction_in_the_citation_ticks_the_flag(browsers):
    browsers["writer"].post(ADD, form(pasted=NBIB + "PT  - Retracted Publication\n"))

    assert the_reference().retracted
