"""A clinic is set up from nothing, and setting it up again changes nothing."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import Page, Revision, Site, Workflow

from education import models
from education.domain.certainty import Certainty
from education.domain.certainty_wording import lint_certainty
from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.facts import registry
from education.group_names import second_readers
from education.groups import ADMINISTRATORS, CLINICAL_REVIEWERS, PUBLISHERS, WRITERS, create_groups
from education.setting_up.content import set_up_content
from education.setting_up.review import set_up_review
from education.setting_up.standing_text import STANDING_PAGES

pytestmark = pytest.mark.slow
CLINICAL = Path(models.__file__).parents[1] / "clinical"
VOCABULARY = json.loads((CLINICAL.parent / "setting_up" / "vocabulary.json").read_text())
CLAIMS = json.loads((CLINICAL / "claims.json").read_text())["claims"]


def set_up(name="Sample Clinic"):
    out = StringIO()
    call_command("set_up_clinic", name=name, stdout=out)
    return out.getvalue()


def counts():
    kinds = (models.DiaryTag, models.Reference, models.Claim, models.RedFlag, models.Signature)
    rows = {kind.__name__: kind.objects.count() for kind in kinds}
    return {**rows, "pages": Page.objects.count(), "versions": Revision.objects.count()}


@pytest.mark.django_db
def test_a_clinic_is_set_up_once_and_for_all():
    said = set_up()
    first = counts()
    clinic = models.ClinicSettings.objects.get()
    tag = models.DiaryTag.objects.get(code="bloating")

    assert (clinic.name, tag.live) == ("Sample Clinic", True)
    assert "117 claims and red flags wait" in said
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


@pytest.mark.django_db
def test_a_red_flag_starts_with_a_plain_source_and_the_notes_apart():
    set_up_content()

    flag = models.RedFlag.objects.get(code="RF54")

    assert flag.source == "PHQ-2 questionnaire, as studied by Arroll, 2010"
    assert "sens 61%" in flag.source_notes


@pytest.mark.django_db
def test_a_draft_with_working_notes_is_offered_the_plain_source_once():
    set_up_content()
    for live, code in ((False, "RF54"), (True, "RF74"), (True, "RF36")):
        _shows_its_notes(code, live=live)

    set_up_content()
    versions = Revision.objects.count()
    set_up_content()

    assert Revision.objects.count() == versions
    assert models.RedFlag.objects.get(code="RF54").source.startswith("PHQ-2 questionnaire")
    live = models.RedFlag.objects.get(code="RF36")
    assert "law-firm" in live.source  # until the draft is signed
    assert live.get_latest_revision_as_object().source.startswith("NICE CG122 1.1.1.2; NICE NG12")


@pytest.mark.django_db
def test_a_source_that_staff_wrote_stays():
    set_up_content()
    _shows_its_notes("RF54", live=False, source="Our own source")

    set_up_content()

    assert models.RedFlag.objects.get(code="RF54").source == "Our own source"


def _shows_its_notes(code, *, live, source=""):
    (shipped,) = (flag for flag in catalogue() if flag.code == code)
    flag = models.RedFlag.objects.get(code=code)
    flag.source, flag.source_notes = source or shipped.source_notes, ""
    flag.save_revision()
    models.RedFlag.objects.filter(code=code).update(source=flag.source, source_notes="", live=live)


@pytest.mark.django_db
def test_every_shipped_red_flag_is_ready_to_be_read_by_a_reviewer():
    for flag in catalogue():
        fields = {**flag.fields(), "source_date": None}
        models.RedFlag(**fields).save()

    problems = [(f.code, f.what_is_missing()) for f in models.RedFlag.objects.all()]

    assert [(code, list(map(str, found))) for code, found in problems if found] == []


@pytest.mark.django_db
def test_each_group_may_do_its_part_and_no_more():
    create_groups()
    create_groups()

    verbs = {group.name: _page_verbs(group) for group in Group.objects.all()}

    assert verbs == {
        WRITERS: {"add_page", "change_page"},
        CLINICAL_REVIEWERS: {"change_page"},
        PUBLISHERS: {"change_page", "publish_page", "lock_page", "unlock_page"},
        ADMINISTRATORS: set(),
        second_readers("es"): set(),
    }


def _page_verbs(group):
    return set(group.page_permissions.values_list("permission__codename", flat=True))


@pytest.mark.django_db
def test_only_publishers_may_publish_snippets():
    create_groups()

    publishing = Group.objects.filter(permissions__codename="publish_claim")

    assert [group.name for group in publishing] == [PUBLISHERS]


@pytest.mark.django_db
def test_every_page_and_snippet_goes_through_clinical_review():
    set_up_review()
    set_up_review()

    assert Workflow.objects.filter(active=True).count() == 1
    assert str(Page.get_first_root_node().get_workflow()) == "Clinical review"
    assert str(models.Claim.get_default_workflow()) == "Clinical review"


def test_there_is_a_word_for_every_symptom_and_medicine_the_rules_name():
    codes = {row["code"] for row in VOCABULARY["diary_tags"]}
    derivations = " ".join(fact.from_diary or "" for fact in registry().values())
    named = set(re.findall(r"(?:symptom|medicine of class|class) ([a-z_]+)", derivations))

    assert {"abdominal_pain", "nsaid", "iron"} <= named
    assert named - codes - {"entries", "entry", "tag", "and"} == set()


def test_codes_are_unique():
    for rows, key in ((VOCABULARY["diary_tags"], "code"), (CLAIMS, "code"), (CLAIMS, "slug")):
        found = [row[key] for row in rows]
        assert len(found) == len(set(found))


@pytest.mark.parametrize("claim", CLAIMS, ids=[row["code"] for row in CLAIMS])
def test_the_words_of_a_claim_fit_its_certainty(claim):
    assert lint_certainty(claim["why"], Certainty(claim["certainty"])) == []


def test_claims_say_what_the_table_of_claims_says():
    rows = re.findall(r"^\| (C\w+) \|.*\| ([a-z ]+) \| ([a-z ]+) \| .* \| ([\d, ]+) \|$",
                      (CLINICAL / "claims.md").read_text(), re.MULTILINE)  # fmt: skip
    verdicts = {"partly supported": "partly"}
    table = {
        (
            code,
            verdicts.get(verdict, verdict.replace(" ", "_")),
            certainty.replace(" ", "_"),
            *map(int, papers.split(",")),
        )
        for code, verdict, certainty, papers in rows
    }

    assert len(table) == 30
    assert {
        (row["code"], row["verdict"], row["certainty"], *row["references"]) for row in CLAIMS
    } == table
