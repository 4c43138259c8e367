"""What follows a publish, and a taking down."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from wagtail.rich_text import RichText

from education.emergency_page import published_file
from education.models import (
    ArticleLink,
    ArticlePage,
    Claim,
    ContentVersion,
    DiaryTag,
    EditorialSettings,
    RedFlag,
)
from education.models.article_rules import months_after
from education.workflow import InUse, sign
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def version():
    row = ContentVersion.objects.filter(pk=1).first()
    return row.number if row else 0


def test_each_change_of_a_red_flag_gets_the_next_version():
    flag = shelf.red_flag()
    flag.sign = "Other words."

    again = shelf.publish(flag)

    assert (flag.version, again.version) == (1, 2)
    assert "version" not in again.live_revision.content


def test_a_review_of_the_whole_page_sets_both_dates():
    page = shelf.article()

    assert page.last_reviewed_on is not None
    assert page.next_review_on == months_after(page.last_reviewed_on, 36)


def test_the_clinic_says_how_long_a_review_holds():
    shelf.index_page()
    site = shelf.index_page().get_site()
    EditorialSettings.objects.update_or_create(site=site, defaults={"review_months": 12})

    page = shelf.article()

    assert page.next_review_on == months_after(page.last_reviewed_on, 12)


def test_a_small_change_moves_no_review_date():
    page = shelf.article()
    ArticlePage.objects.filter(pk=page.pk).update(
        last_reviewed_on=date(2024, 1, 1), next_review_on=date(2027, 1, 1)
    )
    page = ArticlePage.objects.get(pk=page.pk)
    page.deck = "A small change."
    revision = page.save_revision()
    sign(revision=revision, reviewer=shelf.staff("Reviewer"))
    revision.publish()

    page.refresh_from_db()
    assert page.last_reviewed_on == date(2024, 1, 1)


def full_article():
    tag = shelf.saved(DiaryTag, code="bloating", label="Bloating", kind="symptom")
    claim, flag = shelf.claim("C01"), shelf.red_flag("RF01")
    blocks = (
        ("claim", claim),
        ("red_flags", {"flags": [flag]}),
        ("track", {"tags": [tag]}),
        ("text", RichText("<p>Sample.</p>")),
    )
    return shelf.article(sections=[shelf.section("Part one", *blocks)], headline_claim=claim)


def test_publishing_writes_down_what_each_section_explains():
    page = full_article()

    links = set(ArticleLink.objects.values_list("page_id", "section_anchor", "kind", "code"))

    assert links == {
        (page.pk, "part-one", "claim", "C01"),
        (page.pk, "", "claim", "C01"),
        (page.pk, "part-one", "red_flag", "RF01"),
        (page.pk, "part-one", "tag", "bloating"),
    }


@pytest.mark.parametrize("through", ["article", "page"])
def test_taking_down_removes_the_links(through):
    page = full_article()

    (page if through == "article" else page.page_ptr).unpublish()

    assert not ArticleLink.objects.exists()


def test_publishing_renders_the_body_once():
    page = shelf.article()

    assert "Sample words." in str(page.rendered)
    assert "rendered" not in page.live_revision.content


def test_every_publish_and_every_taking_down_tells_the_caches():
    page = shelf.article()
    published = version()
    page.unpublish()
    taken_down = version()
    flag = shelf.red_flag()

    assert 0 < published < taken_down < version()
    before = version()
    flag.delete()
    assert version() > before


def test_a_draft_tells_no_cache():
    page = shelf.article()
    before = version()
    page.deck = "A draft."
    page.save_revision()

    assert version() == before


def test_sections_get_lasting_anchors_unlike_each_other():
    page = shelf.article(sections=[shelf.section("Same"), shelf.section("Same")])

    assert [section.value["anchor"] for section in page.sections] == ["same", "same-2"]


def test_a_snippet_of_a_live_section_cannot_be_deleted():
    full_article()

    for model in (Claim, RedFlag, DiaryTag):
        with pytest.raises(InUse, match="A sample guide"):
            model.objects.get().delete()
        with pytest.raises(InUse):
            model.objects.all().delete()


def test_a_snippet_of_a_draft_cannot_be_deleted():
    page = shelf.article()
    flag = shelf.red_flag()
    page.sections = [shelf.section("Draft", ("red_flags", {"flags": [flag]}))]
    page.save_revision()

    with pytest.raises(InUse, match="A sample guide"):
        flag.delete()


def test_a_snippet_nothing_shows_can_be_deleted():
    shelf.red_flag().delete()

    assert not RedFlag.objects.exists()


def test_minutes_are_counted_or_what_the_editor_says():
    words = RichText("<p>" + "word " * 500 + "</p>")
    page = shelf.article(sections=[shelf.section("Long", ("text", words))])

    assert page.reading_minutes == 3
    page.reading_minutes_override = 9
    assert shelf.publish(page).reading_minutes == 9


def test_a_staff_account_can_go_without_taking_its_signatures_along():
    flag = shelf.red_flag()
    get_user_model().objects.get(email="reviewer@clinic.example").delete()

    flag.refresh_from_db()
    flag.save()

    assert flag.live


def test_an_emergency_sign_going_live_rewrites_the_emergency_page(
    settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.VAR_DIR = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        shelf.red_flag("RF01", sign="Sample words of the new sign")

    assert "Sample words of the new sign" in published_file().read_text()


def test_a_sign_that_is_no_emergency_any_more_leaves_the_emergency_page(
    settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.VAR_DIR = tmp_path
    flag = shelf.red_flag("RF01", sign="Sample words of the sign")
    flag.tier = "soon"
    with django_capture_on_commit_callbacks(execute=True):
        shelf.publish(flag)

    assert "Sample words of the sign" not in published_file().read_text()
