"""Many references at once: seen before they are added, each once, and what is left over stays."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from education.models import Reference
from tests.education import shelf
from tests.education.references.samples import BIBTEX, CSL, NBIB, RIS
from tests.portal.people import make_patient, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SCREEN = "/cms/references/add/"
OTHER = RIS.replace("10.1000/SAMPLE", "10.1000/other").replace("Leaky", "Other")
BROKEN = "@article{b, title={never closed\n"


def read(browser, text="", **values):
    return browser.post(SCREEN, {"pasted": text, "kind": "", **values})


def add(browser, text, *rows):
    return read(browser, text, add="1", row=[str(row) for row in rows])


def html(response):
    return response.content.decode()


def test_a_list_is_shown_before_anything_is_added(browsers):
    response = read(browsers["writer"], RIS + OTHER)

    assert "Leaky samples: a study. J Samples. 2019;68(8):1516–26." in html(response)
    assert html(response).count('type="checkbox" name="row"') == 2
    assert not Reference.objects.exists()


def test_what_is_ticked_becomes_drafts_with_their_own_numbers(browsers, people):
    shelf.reference(41)

    response = add(browsers["writer"], RIS + OTHER, 0, 1)

    assert response.headers["Location"] == reverse("wagtailsnippets_education_reference:list")
    added = Reference.objects.filter(number__gt=41).order_by("number")
    assert [(row.number, row.live) for row in added] == [(42, False), (43, False)]
    assert added[0].get_latest_revision().user == people["writer"]


def test_what_is_not_ticked_is_left_in_the_box(browsers):
    response = add(browsers["writer"], RIS + OTHER, 0)

    assert "1 reference was added as a draft." in html(response)
    assert "Other samples: a study" in html(response)
    assert Reference.objects.count() == 1


def test_what_could_not_be_read_is_shown_and_left_in_the_box(browsers):
    shown = html(read(browsers["writer"], BIBTEX + BROKEN))
    after = html(add(browsers["writer"], BIBTEX + BROKEN, 0, 1))

    for page in (shown, after):
        assert "@article{b, title={never closed" in page
    assert "This could not be read" in shown
    assert Reference.objects.count() == 1


def test_left_over_csl_can_be_read_again(browsers):
    two = f"[{CSL[1:-1]}, {CSL[1:-1].replace('10.1000/Sample', '10.1000/2').replace('31076401', '2')}]"

    response = add(browsers["writer"], two)

    box = response.context["form"]["pasted"].value()
    assert html(read(browsers["writer"], box)).count('name="row"') == 2


def test_doubles_are_found_in_the_clinic_and_in_the_list(browsers):
    shelf.reference(5, doi="10.1000/sample")

    page = html(read(browsers["writer"], RIS + OTHER + OTHER))

    assert "It has the DOI of “5. Sample study 5”." in page
    assert f"/education/reference/edit/{Reference.objects.get().pk}/" in page
    assert page.count("Here already.") == 2
    assert page.count('name="row"') == 1


def test_a_double_is_not_added_by_a_form_made_by_hand(browsers):
    shelf.reference(5, doi="10.1000/sample")

    add(browsers["writer"], RIS, 0)

    assert Reference.objects.count() == 1


def test_what_each_row_lacks_is_told(browsers):
    page = html(read(browsers["writer"], "TY  - JOUR\nTI  - Alone\nDO  - what\nER  -\n"))

    for words in ("It names no authors.", "It has no year.", "“what” is no DOI"):
        assert words in page


def test_a_row_without_a_title_cannot_be_added(browsers):
    page = html(read(browsers["writer"], "TY  - JOUR\nDO  - 10.1000/1\nER  -\n"))

    assert "Add it by hand, with its title." in page
    assert 'name="row"' not in page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_read_in_any_usual_encoding(browsers, encoding):
    upload = SimpleUploadedFile("list.ris", RIS.encode(encoding))

    assert "Müller HP" in html(read(browsers["writer"], upload=upload))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Paste a reference, or choose a file with some."),
        (b"x" * 5_000_000, "larger than 1 MB"),
        (b"\x89PNG\x00\x00", "no text"),
        (b"Some words.", "neither RIS, BibTeX"),
    ],
)
def test_a_file_that_is_no_list_says_why(browsers, content, sentence):
    response = read(browsers["writer"], upload=SimpleUploadedFile("list.ris", content))

    assert response.status_code == 422
    assert sentence in html(response)


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [
        ("", "", "Paste a reference"),
        (BIBTEX, "ris", "This looks like BibTeX."),
        (RIS * 201, "", "at most 200 references"),
        ("x" * 1_000_001, "", "at most 1,000,000 characters"),
        (RIS, "no such", "Select a valid choice"),
    ],
)
def test_a_list_that_cannot_be_read_says_why_and_stays(browsers, text, kind, sentence):
    response = read(browsers["writer"], text, kind=kind)

    assert response.status_code == 422
    assert sentence in html(response)
    assert response.context["form"]["pasted"].value() == text


def test_five_megabytes_in_the_box_are_refused_in_words(browsers):
    response = read(browsers["writer"], "x" * 5_000_000)

    assert response.status_code in {400, 413}
    assert "broken or too long. Nothing was changed." in html(response)


def test_a_withdrawn_paper_is_added_with_its_flag(browsers):
    add(browsers["writer"], NBIB + "PT  - Retracted Publication\n", 0)

    assert Reference.objects.get().retracted


def test_the_list_of_references_leads_here(browsers):
    page = html(browsers["writer"].get(reverse("wagtailsnippets_education_reference:list")))

    assert SCREEN in page


def test_only_those_who_may_add_references_get_in(browsers):
    assert signed_in(make_patient()).get(SCREEN).status_code in {302, 403}
    assert browsers["writer"].get(SCREEN).status_code == 200
