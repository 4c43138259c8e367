"""The sources of a red flag in the editor, in versions from before they had fields, and where it is explained."""

import json

import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.models import Revision

from diary.snapshots.red_flags import forget_red_flags, live_red_flags
from education.domain.red_flags.sources import Source
from education.models import RedFlag
from education.models.refusals import NotReady
from education.models.words import digest
from education.red_flags.source_fields import sources_in, sources_in_words
from education.workflow import sign
from tests.education import shelf
from tests.education.cms.test_red_flag_editor import RULE, address, saved

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NICE = {
    "organisation": "NICE", "document": "NG12", "section": "1.3", "version": "2023", "date": "2023-10",
    "status": "seen",
}  # fmt: skip


@pytest.fixture
def flag():
    return shelf.red_flag("RF27", "urgent", rule=RULE)


def test_the_fields_make_the_one_text_that_patients_read(browsers, flag):
    rows = [NICE, {**NICE, "document": "DG56", "section": "", "date": "", "status": "to_check"}]
    _page, newest = saved(browsers["writer"], flag, sources=rows, own_choice="Ours: 50 years.")

    assert sources_in(newest.sources)[0] == Source("NICE", "NG12", "1.3", "2023", "2023-10", "seen")
    assert newest.source == (
        "NICE NG12, section 1.3, version 2023, October 2023; NICE DG56, version 2023. Ours: 50 years"
    )
    assert RedFlag.objects.get(pk=flag.pk).source == flag.source  # until it is signed


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"organisation": "", "document": ""}, "Name the organisation or the document."),
        ({"date": "5 May"}, "Write a year, a month or a day"),
        ({"date": "2021-02-30"}, "Write a year, a month or a day"),
        ({"date": "2021-13"}, "Write a year, a month or a day"),
    ],
)
def test_a_source_without_a_name_or_with_no_date_is_refused(browsers, flag, wrong, told):
    page, newest = saved(browsers["writer"], flag, sources=[{**NICE, **wrong}])

    assert told in page.get_text(" ") or told in str(page)
    assert newest.source == flag.source


def test_without_a_source_it_cannot_be_signed(browsers, flag, people):
    _page, newest = saved(browsers["writer"], flag, sources=[])
    assert newest.source == ""
    with pytest.raises(NotReady, match="source"):
        sign(revision=RedFlag.objects.get(pk=flag.pk).get_latest_revision(),
             reviewer=people["reviewer"], guideline_versions="1")  # fmt: skip


def older(flag, **values):
    """Return a signed version of ``flag`` as it was kept before sources had fields."""
    flag.sign = "An unpublished change"
    revision = flag.save_revision()
    content = {k: v for k, v in revision.content.items()
               if k not in ("sources", "own_choice", "explained_by")}  # fmt: skip
    content |= {"source": "NICE NG12 1.3 (version of 2023); our own handbook", **values}
    Revision.objects.filter(pk=revision.pk).update(content=content)
    revision.refresh_from_db()
    sign(revision=revision, reviewer=shelf.staff("Reviewer"), guideline_versions="1")
    revision.refresh_from_db()
    return revision


def test_an_older_signed_version_opens_with_fields_and_its_signature_holds(flag):
    revision = older(flag, source_status="V", guideline_version="print 2", source_date="2024-01-31")
    before = digest(revision.content)

    row = revision.as_object()
    assert sources_in(row.sources) == (
        Source("NICE", "NG12", "1.3", "2023, print 2", "2024-01-31", "seen"),
        Source("", "our own handbook", status="seen"),
    )
    revision.publish()

    revision.refresh_from_db()
    live = RedFlag.objects.get(pk=flag.pk)
    assert live.live
    assert digest(revision.content) == before
    assert live.source == "NICE NG12 1.3 (version of 2023); our own handbook"
    assert sources_in(live.sources)[0].section == "1.3"


def test_saving_an_older_version_moves_what_stood_apart_into_the_text(browsers, flag):
    older(flag, source_status="V", guideline_version="print 2", source_date="2024-01-31")
    page = BeautifulSoup(browsers["writer"].get(address(flag)).content, "html.parser")
    given = json.loads(page.select_one("[data-block]")["data-w-block-arguments-value"])[0]
    rows = [{k: v or "" for k, v in row["value"].items()} for row in given]
    assert rows[0]["version"] == "2023, print 2"

    _page, newest = saved(browsers["writer"], flag, sources=rows)

    assert newest.source == (
        "NICE NG12, section 1.3, version 2023, print 2, 31 January 2024; our own handbook"
    )
    assert (newest.guideline_version, newest.source_date) == ("", None)


def test_patients_read_the_sources_in_their_language(flag):
    source = Source("NICE", "NG12", "1.3", "2", "2023-10-02")
    assert sources_in_words([source]) == "NICE NG12, section 1.3, version 2, 2 October 2023"
    with translation.override("es"):
        assert "2 de octubre de 2023" in sources_in_words([source])
        assert sources_in_words([Source("NHS", date="2023-10")]).endswith("octubre de 2023")
    assert sources_in_words([Source("NHS", date="lately")]) == "NHS, lately"


def test_the_live_flag_hands_its_sources_to_the_diary(flag):
    assert live_red_flags().flag("RF27").sources == (shelf.SAMPLE_SOURCE,)


def an_article(slug="sample-guide", *, heading="Signs", **values):
    return shelf.article(
        slug, sections=[shelf.section(heading, ("text", "<p>Sample.</p>"))], **values
    )


def test_the_section_that_explains_it_is_chosen_and_shown(browsers, flag):
    article = an_article()
    page = BeautifulSoup(browsers["writer"].get(address(flag)).content, "html.parser")
    option = page.select_one("select[name=explained_by] optgroup option")
    assert (option.parent["label"], option.text) == (article.title, "Signs")

    _page, newest = saved(browsers["writer"], flag, explained_by=option["value"])
    shelf.publish(newest)

    forget_red_flags()
    explained = live_red_flags().explained["RF27"]
    assert (explained.slug, explained.anchor) == (article.slug, "signs")


def test_the_chosen_section_wins_over_the_one_that_shows_it(flag):
    shelf.article("shows-it", sections=[shelf.section("Box", ("red_flags", {"flags": [flag]}))])
    assert live_red_flags().explained["RF27"].slug == "shows-it"
    article = an_article("chosen", heading="Signs")
    newest = RedFlag.objects.get(pk=flag.pk)
    newest.explained_by = f"{article.translation_key}#signs"
    shelf.publish(newest)

    forget_red_flags()
    assert live_red_flags().explained["RF27"].slug == "chosen"


def test_a_section_that_is_gone_stops_publishing_and_says_so_in_the_editor(browsers, flag, people):
    article = an_article()
    gone = f"{article.translation_key}#another"
    newest = RedFlag.objects.get(pk=flag.pk)
    newest.explained_by = gone
    revision = newest.save_revision()

    page = BeautifulSoup(browsers["writer"].get(address(flag)).content, "html.parser")
    assert page.select_one("select[name=explained_by] option[selected]").text == "Gone: another"
    with pytest.raises(NotReady, match="is gone"):
        sign(revision=revision, reviewer=people["reviewer"], guideline_versions="1")


@pytest.mark.parametrize("chosen", ["rubbish", "#signs", "00000000-0000-0000-0000-00000000000g#a"])
def test_what_names_no_article_counts_as_gone(flag, chosen):
    an_article()
    flag.explained_by = chosen
    assert flag.explanation is None
    RedFlag.objects.filter(pk=flag.pk).update(explained_by=chosen)
    forget_red_flags()
    assert live_red_flags().explained == {}
