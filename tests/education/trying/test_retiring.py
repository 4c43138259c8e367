"""Taking a red flag down: first it says where it is used and which cases change."""

import pytest
from django.urls import reverse

from education.models import ClinicVignette, DiaryTag, RedFlag
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_it_says_where_it_is_used_and_what_would_change(browsers, shelf_of_flags):
    flag = shelf_of_flags[0]
    shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [flag]}))])
    shelf.red_flag("RF43", "soon", rule="RF32 and lump")
    case = ClinicVignette(
        name="A case of ours", expected_tier="urgent", must_fire=[("red_flag", flag)]
    )
    case.save()
    address = reverse("wagtailsnippets_education_redflag:unpublish", args=[flag.pk])

    answer = browsers["publisher"].get(address)

    page = answer.content.decode()
    assert "A sample guide" in page
    assert "A case of ours" in page
    assert "The rule of RF43 rests on it." in page
    assert answer.context["retired"].trial.changes
    assert browsers["writer"].get(address).status_code in {302, 403}

    browsers["publisher"].post(address)
    assert not RedFlag.objects.get(pk=flag.pk).live


def test_a_broken_live_rule_is_said_and_stops_nobody(browsers, shelf_of_flags):
    RedFlag.objects.filter(code="RF01").update(rule="lump and")
    address = reverse("wagtailsnippets_education_redflag:unpublish", args=[shelf_of_flags[0].pk])

    answer = browsers["publisher"].get(address)

    assert answer.status_code == 200
    assert "Expected" in answer.context["retired"].trouble


def test_it_names_the_prompts_and_the_tags_that_ask_about_it(browsers):
    lump = shelf.saved(DiaryTag, code="lump", label="A lump", kind="symptom")
    flag = shelf.red_flag("RF32", "urgent", rule="lump")
    bleeding = shelf.red_flag("RF43", "soon", rule="stool_blood_older")
    pain = shelf.red_flag("RF05", rule="severe_sudden_pain")

    def page_of(row, verb):
        address = reverse(f"wagtailsnippets_education_redflag:{verb}", args=[row.pk])
        return browsers["publisher"].get(address).content.decode()

    for verb in ("unpublish", "delete"):
        page = page_of(flag, verb)
        assert "It is asked about when somebody notes:" in page
        assert reverse("wagtailsnippets_education_diarytag:edit", args=[lump.pk]) in page
        assert "An answer of the checklist raises" not in page
        assert "A pattern of entries raises" not in page
        assert "An answer of the checklist raises its question." in page_of(bleeding, verb)
        assert "A pattern of entries raises its question." in page_of(pain, verb)
    assert "It is in use" not in page_of(shelf.red_flag("RF60", rule="testicle_pain"), "delete")
