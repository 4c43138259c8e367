"""A clinic is set up from nothing, and setting it up again changes nothing."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, Revision, Site

from education import models
from education.domain.red_flags.catalogue import catalogue
from education.setting_up.content import set_up_content
from education.setting_up.standing_text import STANDING_PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def set_up(name="Sample Clinic"):
    out = StringIO()
    call_command("set_up_clinic", name=name, stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def said(for_all_tests):
    """What is said when a clinic is set up, once for all tests of this file."""
    return set_up()


def counts():
    kinds = (
        models.DiaryTag,
        models.Reference,
        models.Claim,
        models.RedFlag,
        models.Strategy,
        models.Signature,
    )
    rows = {kind.__name__: kind.objects.count() for kind in kinds}
    return {**rows, "pages": Page.objects.count(), "versions": Revision.objects.count()}


def test_a_clinic_is_set_up_once_and_for_all(said):
    first = counts()
    clinic = models.ClinicSettings.objects.get()
    tag = models.DiaryTag.objects.get(code="bloating")

    assert (clinic.name, tag.live) == ("Sample Clinic", True)
    assert "121 claims, red flags and strategies wait" in said
    assert not models.RedFlag.objects.filter(live=True).exists()
    assert models.RedFlag.objects.filter(latest_revision__isnull=False).count() == 87
    assert {page.slug for page in Page.objects.live()} >= {text.slug for text in STANDING_PAGES}
    assert Site.objects.get().root_page.specific_class is models.HomePage
    _change_and_set_up_again(first)


def _change_and_set_up_again(first):
    models.DiaryTag.objects.filter(code="bloating").update(label="The editor's word")

    set_up(name="")

    assert counts() == first
    assert models.ClinicSettings.objects.get().name == "Sample Clinic"
    assert models.DiaryTag.objects.get(code="bloating").label == "The editor's word"


def test_a_red_flag_starts_with_a_plain_source_and_the_notes_apart(said):
    flag = models.RedFlag.objects.get(code="RF54")

    assert flag.source == "PHQ-2 questionnaire, as studied by Arroll, 2010"
    assert "sens 61%" in flag.source_notes


def test_a_draft_with_working_notes_is_offered_the_plain_source_once(said):
    for live, code in ((False, "RF54"), (True, "RF74"), (True, "RF36")):
        _shows_its_notes(code, live=live)

    set_up_content()
    versions = Revision.objects.count()
    set_up_content()

    assert Revision.objects.count() == versions
    assert models.RedFlag.objects.get(code="RF54").source.startswith("PHQ-2 questionnaire")
    live = models.RedFlag.objects.get(code="RF36")
    assert "law-firm" in live.source  # until the draft is signed
    assert live.get_latest_revision_as_object().source.startswith(
        "NICE CG122, section 1.1.1.2; NICE NG12"
    )


def test_a_source_that_staff_wrote_stays(said):
    _shows_its_notes("RF54", live=False, source="Our own source")

    set_up_content()

    assert models.RedFlag.objects.get(code="RF54").source == "Our own source"


def _shows_its_notes(code, *, live, source=""):
    (shipped,) = (flag for flag in catalogue() if flag.code == code)
    flag = models.RedFlag.objects.get(code=code)
    flag.source, flag.source_notes = source or shipped.source_notes, ""
    flag.save_revision()
    models.RedFlag.objects.filter(code=code).update(source=flag.source, source_notes="", live=live)
