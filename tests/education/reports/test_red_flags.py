"""The report of red flags: each matter is found, and goes when it is put right."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from education.domain.red_flags.sources import Source
from education.models import RedFlag, Signature
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def matters(browser, **asked):
    answer = browser.get(reverse("staff_report", args=["red-flags"]), asked)
    assert answer.status_code == 200
    return {(row["title"][:4], row["matter"]) for row in answer.context["object_list"]}


def unexplained(browser):
    answer = browser.get(reverse("staff_report", args=["unexplained-red-flags"]))
    return {row["title"][:4] for row in answer.context["object_list"]}


def test_a_signed_explained_red_flag_with_a_seen_source_is_no_matter(browsers):
    flag = shelf.red_flag()
    assert matters(browsers["writer"]) == {("RF01", "No section explains it")}

    shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [flag]}))])

    assert matters(browsers["writer"]) == set()


def test_each_matter_is_a_row_and_can_be_filtered(browsers, people):
    unknown = Source("NHS", "page on stomach ache")
    shelf.red_flag("RF01", sources=shelf.sources(unknown), wording_status="to be checked")
    dated = Source("NICE", "NG12", date=f"{timezone.now().year - 6}-05", status="seen")
    old = shelf.red_flag("RF02", sources=shelf.sources(dated))
    Signature.objects.filter(object_id=old.pk).update(
        signed_at=timezone.now() - timedelta(days=4000)
    )
    retired = shelf.red_flag("RF03")
    retired.unpublish()
    draft = RedFlag(code="RF04", key="draft", question="Q?", rule="lump", tier="soon")
    draft.save()
    newer = shelf.red_flag("RF05", own_choice="To be checked by the clinic: 5 days")
    newest = newer.get_latest_revision_as_object()
    newest.sign = "Other words"
    newest.save_revision(user=people["writer"])

    found = matters(browsers["writer"])

    assert {
        ("RF01", "Source to be checked"),
        ("RF01", "Wording to be checked"),
        ("RF01", "Source without version and date"),
        ("RF02", "Source not looked up for too long"),
        ("RF02", "Source more than 5 years old"),
        ("RF03", "Retired"),
        ("RF04", "Without sign-off"),
        ("RF04", "No source"),
        ("RF05", "Source to be checked"),
        ("RF05", "Newest version without sign-off"),
    } <= found
    assert ("RF02", "Source to be checked") not in found
    assert ("RF02", "Source without version and date") not in found
    assert ("RF05", "Source not looked up for too long") not in found
    assert ("RF05", "Source more than 5 years old") not in found
    assert matters(browsers["writer"], matter="Retired") == {("RF03", "Retired")}
    assert {code for code, _matter in matters(browsers["writer"], state="Draft")} == {"RF04"}


def test_the_report_names_the_sources_that_are_to_be_checked(browsers):
    flag = shelf.red_flag(
        sources=shelf.sources(
            Source("NICE", "NG12", "1.3", "2023", status="seen"),
            Source("NHS", "page on jaundice", date="2025-01"),
        )
    )
    page = browsers["writer"].get(reverse("staff_report", args=["red-flags"]))

    named = {row["matter"]: row["source"] for row in page.context["object_list"]}
    assert named["Source to be checked"] == "NHS page on jaundice, January 2025"
    assert "Source without version and date" not in named
    assert "NHS page on jaundice" in page.content.decode()
    assert flag.code in page.content.decode()


def test_a_chosen_section_that_is_gone_is_a_matter(browsers):
    article = shelf.article(sections=[shelf.section("Signs", ("text", "<p>Sample.</p>"))])
    shelf.red_flag("RF01", explained_by=f"{article.translation_key}#signs")
    assert matters(browsers["writer"]) == set()
    assert unexplained(browsers["writer"]) == set()

    article.unpublish()

    assert unexplained(browsers["writer"]) == {"RF01"}
    assert matters(browsers["writer"]) == {("RF01", "The section that explains it is gone")}
