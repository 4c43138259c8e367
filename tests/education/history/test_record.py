"""What readers saw is recorded at every publish, and the record stays."""

from datetime import date

import pytest

from education import models
from education.history.passages import passages_of
from education.history.record import record_what_is_missing
from education.models.kept_for_good import StaysForGood
from education.models.refusals import NotReady
from education.republishing import keep_rendering
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def correction(**values):
    words = {"what": "Now 35 in 1,000.", "was_wrong": "It said 53 in 1,000."}
    return models.ArticleChange(
        **{"date": date(2026, 3, 1), "kind": "correction", **words, **values}
    )


def again(page, **values):
    """Publish ``page`` once more with other words."""
    newest = page.get_latest_revision_as_object()
    for field, value in values.items():
        setattr(newest, field, value)
    return shelf.publish(newest)


def test_each_publish_is_one_version_with_who_checked_it_and_against_what():
    page = again(shelf.article(), deck="Another sentence.")

    first, second = page.versions.all()

    assert (first.number, second.number) == (1, 2)
    assert (first.deck, second.deck) == ("One plain sentence.", "Another sentence.")
    assert second.checked_by == "Sample Reviewer"
    assert second.guideline_versions == "Sample guideline 1"
    assert "Sample words." in second.body


def test_drafts_are_no_version_and_saving_again_is_none_either():
    page = shelf.article()
    newest = page.get_latest_revision_as_object()
    newest.deck = "Never published."
    newest.save_revision()
    models.ArticlePage.objects.get(pk=page.pk).save()

    assert [version.deck for version in page.versions.all()] == ["One plain sentence."]


def test_a_mirrored_page_has_no_versions_of_its_own():
    alias = shelf.article().create_alias(update_slug="mirror")

    assert models.PublishedVersion.objects.filter(page_id=alias.pk).count() == 0


def test_a_claim_published_again_makes_a_version_of_the_pages_that_show_it():
    claim = shelf.claim()
    page = shelf.article(sections=[shelf.section("What we know", ("claim", claim))])
    other = shelf.article("other")

    again(claim, why="We are very uncertain. Two sample studies looked at this.")

    newest = page.versions.last()
    assert (newest.number, newest.because_kind, newest.because_of) == (
        2,
        "claim",
        "Sample claim S01",
    )
    assert "Two sample studies" in newest.body
    assert "Two sample studies" not in page.versions.first().body
    assert other.versions.count() == 1


def test_what_changes_no_word_of_the_page_makes_no_version():
    claim = shelf.claim()
    page = shelf.article(headline_claim=claim)

    shelf.publish(claim)
    shelf.saved(models.GlossaryTerm, term="Sample", slug="sample", meaning="Made up.")

    assert page.versions.count() == 1


def test_a_published_entry_can_be_neither_reworded_nor_deleted():
    shelf.article(changes=[correction()])
    entry, entries = models.PublishedChange.objects.get(), models.PublishedChange.objects
    entry.what = "Other words."

    for way in (
        entry.save,
        entry.delete,
        entries.all().delete,
        lambda: entries.update(what="Other words."),
        lambda: entries.bulk_update([entry], ["what"]),
        lambda: entries.update_or_create(pk=entry.pk, defaults={"what": "Other words."}),
    ):
        with pytest.raises(StaysForGood):
            way()

    assert models.PublishedChange.objects.get().what == "Now 35 in 1,000."


def test_a_version_readers_saw_can_be_neither_reworded_nor_deleted():
    version = shelf.article().versions.get()
    version.body = "Other words."

    for way in (version.save, version.delete, models.PublishedVersion.objects.all().delete):
        with pytest.raises(StaysForGood):
            way()


@pytest.mark.parametrize("kind", ["correction", "update"])
def test_what_was_published_has_to_be_kept_by_every_later_version(kind):
    page = shelf.article(changes=[correction(kind=kind)])
    reworded = page.get_latest_revision_as_object()
    reworded.changes = [correction(kind=kind, was_wrong="It said something else.")]

    with pytest.raises(NotReady, match=r"It said 53 in 1,000\. Now 35 in 1,000\."):
        shelf.publish(reworded)


def test_an_old_version_without_the_entry_cannot_be_put_back_as_it_was():
    page = shelf.article()
    old = page.get_latest_revision()
    newest = page.get_latest_revision_as_object()
    newest.changes = [correction()]
    shelf.publish(newest)

    with pytest.raises(NotReady, match="Put this back"):
        shelf.publish(old.as_object())


def test_line_ends_of_a_browser_are_no_other_words():
    page = shelf.article(changes=[correction(what="One.\nTwo.")])
    newest = page.get_latest_revision_as_object()
    newest.deck = "Another sentence."
    newest.changes = [correction(what="One.\r\nTwo.")]

    assert shelf.publish(newest).deck == "Another sentence."
    assert models.PublishedChange.objects.count() == 1


def test_an_entry_that_was_only_drafted_is_not_listed(client):
    page = shelf.article()
    newest = page.get_latest_revision_as_object()
    newest.changes = [correction()]
    newest.save_revision()

    assert "It said 53" not in client.get("/corrections/").content.decode()


@pytest.mark.parametrize("gone", ["unpublish", "delete"])
def test_a_correction_stays_listed_when_its_article_is_gone(client, gone):
    page = shelf.article(changes=[correction()])

    getattr(page, gone)()
    html = client.get("/corrections/").content.decode()

    assert "It said 53 in 1,000." in html
    assert "A sample guide" in html
    assert "/articles/sample-guide/" not in html


def test_a_row_changed_in_the_database_leaves_the_public_entry_as_it_was(client):
    page = shelf.article(changes=[correction()])
    page.changes.all().delete()

    keep_rendering(models.ArticlePage.objects.get(pk=page.pk))

    for path in ("/corrections/", "/articles/sample-guide/"):
        assert "It said 53" in client.get(path).content.decode()


def test_what_was_live_before_the_record_began_is_added_once():
    page, gone = (
        shelf.article(changes=[correction()]),
        shelf.article("gone", changes=[correction()]),
    )
    gone.unpublish()
    for model in (models.PublishedChange, models.PublishedVersion):
        model._base_manager.all().delete()

    record_what_is_missing()
    record_what_is_missing()

    assert [version.number for version in page.versions.all()] == [1]
    assert page.versions.get().checked_by == "Sample Reviewer"
    slugs = models.PublishedChange.objects.values_list("article_slug", flat=True)
    assert sorted(slugs) == ["gone", "sample-guide"]


def test_passages_are_what_a_reader_reads_without_what_the_page_adds():
    html = (
        '<h2>What <em>it</em> is</h2><nav><a href="#x">Contents</a></nav><ul><li>One<br>two</li>'
        '<li><p>Three</p></li></ul><p>The <details class="term"><summary>gut</summary>'
        '<span class="term__def">The bowel.</span></details> is long.</p><svg><title>x</title></svg>'
        '<h2 id="next">Read next</h2><ul><li>Another guide</li></ul>'
        "<h3>On the same claims</h3><ul><li>A third guide</li></ul><h2>Words</h2>"
        "<table><tr><th>A</th><td>1</td></tr></table><!-- nothing -->"
    )

    assert [(passage.kind, passage.text) for passage in passages_of(html)] == [
        ("heading", "What it is"),
        ("item", "One two"),
        ("item", "Three"),
        ("paragraph", "The gut is long."),
        ("heading", "Words"),
        ("row", "A 1"),
    ]
