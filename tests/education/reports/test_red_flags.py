"""The report of red flags: each matter is found, and goes when it is put right."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from education.models import RedFlag, Signature
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def matters(browser, **asked):
    answer = browser.get(reverse("staff_report", args=["red-flags"]), asked)
    assert answer.status_code == 200
    return {(row["title"][:4], row["matter"]) for row in answer.context["object_list"]}


def test_a_signed_explained_red_flag_with_a_seen_source_is_no_matter(browsers):
    flag = shelf.red_flag(guideline_version="2023")
    assert matters(browsers["writer"]) == {("RF01", "No section explains it")}

    shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [flag]}))])

    assert matters(browsers["writer"]) == set()


def test_each_matter_is_a_row_and_can_be_filtered(browsers, people):
    shelf.red_flag("RF01", source_status="M", wording_status="to be checked")
    old = shelf.red_flag("RF02", source_date=date(2020, 1, 1))
    Signature.objects.filter(object_id=old.pk).update(
        signed_at=timezone.now() - timedelta(days=4000)
    )
    retired = shelf.red_flag("RF03", guideline_version="1")
    retired.unpublish()
    draft = RedFlag(code="RF04", key="draft", question="Q?", rule="lump", tier="soon")
    draft.save()
    newer = shelf.red_flag("RF05", source_status="V / D (window)", guideline_version="1")
    newest = newer.get_latest_revision_as_object()
    newest.sign = "Other words"
    newest.save_revision(user=people["writer"])

    found = matters(browsers["writer"])

    assert {
        ("RF01", "Source to be checked"),
        ("RF01", "Wording to be checked"),
        ("RF01", "Source without version and date"),
        ("RF02", "Source not looked up for too long"),
        ("RF03", "Retired"),
        ("RF04", "Without sign-off"),
        ("RF04", "No source"),
        ("RF05", "Source to be checked"),
        ("RF05", "Newest version without sign-off"),
    } <= found
    assert ("RF02", "Source to be checked") not in found
    assert ("RF02", "Source without version and date") not in found
    assert ("RF05", "Source not looked up for too long") not in found
    assert matters(browsers["writer"], matter="Retired") == {("RF03", "Retired")}
    assert {code for code, _matter in matters(browsers["writer"], state="Draft")} == {"RF04"}
