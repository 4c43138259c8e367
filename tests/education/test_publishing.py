"""What has to be right before publishing, and what follows it."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from wagtail.rich_text import RichText

from education.emergency_page import published_file
from education.models import (
    ArticleChange,
    ArticleLink,
    ArticlePage,
    Claim,
    ClaimReference,
    ContentVersion,
    DiaryTag,
    EditorialSettings,
    RedFlag,
)
from education.models.article_rules import months_after
from education.workflow import InUse, NotReady, sign
from tests.education import shelf

pytestmark = pytest.mark.django_db


def version():
    row = ContentVersion.objects.filter(pk=1).first()
    return row.number if row else 0


def problems_of(obj):
    return " ".join(str(problem) for problem in obj.what_is_missing())


def test_a_claim_with_a_certainty_needs_its_reason_and_a_standing_paper():
    claim = Claim(code="S1", slug="s1", statement="Sample", verdict="supported", certainty="low")

    assert "Say why" in problems_of(claim)
    assert "not retracted" in problems_of(claim)


def test_a_retracted_paper_supports_no_claim():
    paper = shelf.reference(retracted=True)
    claim = Claim(code="S1", slug="s1", statement="Sample", certainty="low", why="It may.")
    claim.claim_references = [ClaimReference(reference=paper)]

    assert "not retracted" in problems_of(claim)


def test_a_claim_nobody_has_assessed_may_stand_without_papers():
    assert problems_of(Claim(code="S1", slug="s1", statement="Sample")) == ""


def test_a_claim_does_not_go_live_before_its_paper():
    paper = shelf.reference()
    paper.unpublish()

    with pytest.raises(NotReady, match="publish that first"):
        shelf.claim(papers=(paper,))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"quick_answer": "<p> </p>"}, "quick answer"),
        ({"evidence_current_to": None}, "evidence current to"),
        ({"sections": []}, "at least one section"),
        ({"people": ()}, "author"),
        ({"main_points": [("point", "x")] * 8}, "seven main points"),
        ({"questions": [("question", {"question": "Q", "short_answer": "x" * 241})]}, "240"),
    ],
)
def test_an_article_says_what_it_lacks(values, sentence):
    people = values.pop("people", None)
    page = shelf.article(live=False, **values)
    if people is not None:
        page.byline = []

    assert sentence in problems_of(page)


def test_a_correction_has_to_say_what_was_wrong():
    change = ArticleChange(date=date(2026, 3, 1), kind="correction", what="Now 35 in 1,000.")

    page = shelf.article(live=False, changes=[change])

    assert "what was wrong" in problems_of(page)


def test_a_published_correction_stays_for_good():
    change = ArticleChange(
        date=date(2026, 3, 1), kind="correction", what="Now 35.", was_wrong="It said 53."
    )
    page = shelf.article(changes=[change])
    draft = page.get_latest_revision_as_object()
    draft.changes = []

    assert "stays as it is" in problems_of(draft)


def test_a_published_code_never_changes():
    tag = shelf.saved(DiaryTag, code="sample", label="Sample", kind="symptom")
    tag.code = "other"

    with pytest.raises(NotReady, match="never changes"):
        shelf.publish(tag)


def test_a_rule_over_an_unknown_fact_cannot_be_published():
    with pytest.raises(NotReady, match="The rule cannot be used"):
        shelf.red_flag(rule="no_such_fact")


def test_tiers_by_case_that_make_no_sense_cannot_be_published():
    with pytest.raises(NotReady, match="The rule cannot be used"):
        shelf.red_flag(tier_cases={"when": 3})


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


def test_the_first_signature_has_to_cover_the_whole_page():
    revision = shelf.article(live=False).save_revision()

    with pytest.raises(NotReady, match="whole page"):
        sign(revision=revision, reviewer=shelf.staff("Reviewer"))


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 11, 12), 36, date(2029, 11, 12)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_after_keeps_the_day_or_takes_the_last(day, months, due):
    assert months_after(day, months) == due


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
