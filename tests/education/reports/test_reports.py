"""The reports: what each lists, how it is sorted, filtered, searched and exported, and who sees it."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from education.domain.spreadsheet import unlike_formula
from education.models import ArticlePage, ClinicImage, Topic
from education.reports.registry import REPORTS
from education.reports.report import ordered
from tests.education import shelf
from tests.portal.people import make_staff, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def rows(browser, slug, **asked):
    response = browser.get(reverse("staff_report", args=[slug]), asked)
    assert response.status_code == 200
    return list(response.context["object_list"])


def titles(browser, slug, **asked):
    return [row["title"] for row in rows(browser, slug, **asked)]


@pytest.mark.parametrize("slug", list(REPORTS))
def test_every_report_opens_empty_with_words_that_say_so(browsers, slug):
    response = browsers["writer"].get(reverse("staff_report", args=[slug]))

    assert response.status_code == 200
    if not response.context["object_list"]:
        assert str(REPORTS[slug].empty) in response.content.decode()


@pytest.mark.parametrize("slug", list(REPORTS))
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_report_can_be_ordered_and_exported(browsers, slug, kind):
    shelf.article()
    for order in (REPORTS[slug].columns[0].key, "-title", "no-such-column"):
        rows(browsers["writer"], slug, ordering=order)

    response = browsers["writer"].get(reverse("staff_report", args=[slug]), {"export": kind})

    body = b"".join(response.streaming_content)
    assert body if kind == "csv" else load_workbook(BytesIO(body)).active


def test_reviews_that_are_over_or_near_are_listed_the_longest_overdue_first(browsers):
    for slug, day in (
        ("late", date(2020, 1, 1)),
        ("later", date(2021, 1, 1)),
        ("far", date(2090, 1, 1)),
    ):
        page = shelf.article(slug, title=slug)
        ArticlePage.objects.filter(pk=page.pk).update(
            last_reviewed_on=date(2019, 1, 1), next_review_on=day
        )

    found = rows(browsers["publisher"], "review-due")

    assert [row["title"] for row in found] == ["late", "later"]
    assert found[0]["state"] == "Overdue"
    assert "/edit/" in found[0]["url"]


def test_a_report_is_searched_and_filtered(browsers):
    shelf.article("one", title="Alpha", live=False)
    shelf.saved(Topic, name="Sample topic", slug="sample-topic")
    shelf.article("two", title="Beta", live=False)

    assert titles(browsers["writer"], "never-reviewed", q="alp") == ["Alpha"]
    assert len(rows(browsers["writer"], "never-reviewed", state="Draft")) == 2
    assert rows(browsers["writer"], "never-reviewed", state="Nonsense") != []
    assert (
        b"Nothing fits this search"
        in browsers["writer"]
        .get(reverse("staff_report", args=["never-reviewed"]), {"q": "nobody"})
        .content
    )


def test_a_newer_draft_is_an_unpublished_change(browsers, people):
    page = shelf.article()
    draft = page.get_latest_revision_as_object()
    draft.deck = "Newer."
    draft.save_revision(user=people["writer"])

    found = rows(browsers["writer"], "unpublished-changes")

    assert [(row["title"], row["by"]) for row in found] == [("A sample guide", "Sample Writer")]


def test_a_claim_rests_on_nothing_when_its_paper_is_gone_or_retracted(browsers):
    stands, fallen = shelf.reference(1), shelf.reference(2)
    shelf.claim("S01", papers=(stands,))
    shelf.claim("S02", papers=(fallen,))
    shelf.claim("S03")
    fallen.retracted = True
    shelf.publish(fallen)

    found = titles(browsers["writer"], "claims-without-papers")

    assert [title[:3] for title in found] == ["S02", "S03"]


def test_a_retracted_paper_is_listed_with_every_place_that_shows_it(browsers):
    paper = shelf.reference(1)
    shelf.claim("S01", papers=(paper,))
    shelf.article(sections=[shelf.section("Papers", references=[paper])])
    assert rows(browsers["writer"], "retracted-papers") == []
    paper.retracted = True
    shelf.publish(paper)

    found = rows(browsers["writer"], "retracted-papers")

    assert {row["kind"] for row in found} == {"Claim", "Article"}
    assert {row["state"] for row in found} == {"Retracted"}


def test_a_red_flag_is_explained_by_a_section_and_not_by_a_draft(browsers):
    explained, bare = shelf.red_flag("RF01"), shelf.red_flag("RF02")
    shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [explained]}))])
    block = ("red_flags", {"flags": [bare]})
    shelf.article("draft", live=False, sections=[shelf.section("Signs", block)])

    assert [t[:4] for t in titles(browsers["writer"], "unexplained-red-flags")] == ["RF02"]


def test_words_that_do_not_fit_the_certainty_are_listed_with_what_to_say(browsers, people):
    claim = shelf.claim("S01", papers=(shelf.reference(1),))
    draft = claim.get_latest_revision_as_object()
    draft.why = "It always works."
    draft.save_revision(user=people["writer"])

    found = rows(browsers["writer"], "wording")

    assert "always" in found[0]["doubt"]


def test_pictures_without_words_are_listed_in_pages_and_in_the_library(
    browsers, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    picture = ClinicImage(title="Sample", file="x.jpg", width=1, height=1, file_size=1)
    ClinicImage.objects.bulk_create([picture])
    figure = ("figure", {"image": ClinicImage.objects.get(), "alt": "", "caption": ""})
    shelf.article(live=False, sections=[shelf.section("Pictures", figure)])

    found = rows(browsers["writer"], "pictures-without-text")

    assert {row["where"] for row in found} == {"Pictures", "The list of images"}


def test_what_has_no_value_comes_last_whichever_way_round():
    values = [{"n": 2}, {"n": None}, {"n": 10}]

    assert [row["n"] for row in ordered(values, "n")] == [2, 10, None]
    assert [row["n"] for row in ordered(values, "-n")] == [10, 2, None]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_exported_cell_is_a_formula(browsers, text):
    assert unlike_formula(text) == f"'{text}"
    shelf.article(title=f"{text.strip()}1+1", live=False)

    response = browsers["writer"].get(
        reverse("staff_report", args=["never-reviewed"]), {"export": "csv"}
    )

    body = b"".join(response.streaming_content).decode()
    assert not [
        line for line in body.splitlines() if line.strip('"').startswith(("=", "+", "-", "@"))
    ]


def test_an_administrator_has_no_reports_and_no_menu_for_them():
    browser = signed_in(make_staff("administrator"))

    response = browser.get(reverse("staff_report", args=["review-due"]))

    assert response.status_code in {302, 403}
    assert "staff_report" not in browser.get("/cms/").content.decode()


def test_a_report_that_does_not_exist_is_not_found(browsers):
    assert browsers["writer"].get("/cms/reports/no-such-report/").status_code == 404
