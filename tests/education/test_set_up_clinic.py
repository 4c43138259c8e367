"""What a clinic is set up with: groups, the way of review, words, claims and red flags that are ready."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, Workflow

from education import models
from education.domain.certainty import Certainty
from education.domain.certainty_wording import lint_certainty
from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.facts import registry
from education.group_names import second_readers
from education.groups import ADMINISTRATORS, CLINICAL_REVIEWERS, PUBLISHERS, WRITERS, create_groups
from education.setting_up.content import red_flag_fields
from education.setting_up.review import set_up_review

pytestmark = pytest.mark.slow
CLINICAL = Path(models.__file__).parents[1] / "clinical"
VOCABULARY = json.loads((CLINICAL.parent / "setting_up" / "vocabulary.json").read_text())
CLAIMS = json.loads((CLINICAL / "claims.json").read_text())["claims"]


@pytest.mark.django_db
def test_every_shipped_red_flag_is_ready_to_be_read_by_a_reviewer():
    for flag in catalogue():
        models.RedFlag(**red_flag_fields(flag)).save()

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
