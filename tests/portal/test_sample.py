"""The sample clinic, loaded whole: signed, published, with accounts and a diary, and only in debug."""

import json
import stat
from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Locale, PageLogEntry, Revision
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from diary.models import Entry, PatternRun
from education.languages import SOURCE
from education.models import (
    ArticleLink,
    ArticlePage,
    Claim,
    ClinicSettings,
    DiaryTag,
    HomePage,
    RedFlag,
    Signature,
    Strategy,
    VisitQuestion,
)
from portal.accounts.models import User
from portal.sample.clinic import load_sample_clinic
from portal.sample.content import SLUGS
from portal.sample.people import SamplePeople, accounts_path, read_accounts
from portal.sample.spanish import CODE, KEPT, WORDS
from portal.sample.spanish import SLUGS as TRANSLATED
from tests.education.leaflets import kinds, leaflet_file

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BASE_URL = "http://testserver"


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(scope="module")
def people(for_all_tests, var_dir: Path) -> SamplePeople:
    """The sample clinic, loaded once for all tests of this file."""
    return load_sample_clinic(var_dir=var_dir, base_url=BASE_URL, now=timezone.now())


def test_the_twelve_articles_are_live_and_signed_by_the_reviewer(people: SamplePeople):
    pages = ArticlePage.objects.live().filter(slug__in=SLUGS, locale__language_code=SOURCE)

    assert {page.slug for page in pages} == set(SLUGS)
    for page in pages:
        signature = Signature.objects.get(revision=page.live_revision)
        assert signature.reviewer == people.reviewer
        assert page.rendered
        assert page.last_reviewed_on


def test_every_claim_and_every_red_flag_is_live(people: SamplePeople):
    assert not Claim.objects.filter(live=False).exists()
    assert not Strategy.objects.filter(live=False).exists()
    assert RedFlag.objects.in_language(SOURCE).filter(live=True).count() == 87


def test_red_flags_tags_and_questions_lead_to_the_sections_that_explain_them(people: SamplePeople):
    links = set(ArticleLink.objects.values_list("kind", "code"))

    assert {kind for kind, _code in links} == {"claim", "red_flag", "tag", "question", "strategy"}
    named = {"red_flag": RedFlag, "claim": Claim, "question": VisitQuestion, "strategy": Strategy}
    for kind, rows in named.items():
        codes = rows.objects.filter(live=True).values_list("code", flat=True)
        assert {code for code in codes if (kind, code) not in links} == set()


def test_a_tag_that_no_section_offers_names_the_article_that_explains_it(people: SamplePeople):
    tag = DiaryTag.objects.in_language(SOURCE).get(code="yellow_skin")

    assert tag.article.slug == "when-to-see-a-doctor"
    assert tag.live_revision == tag.latest_revision


def test_the_importer_left_no_issue_that_a_writer_could_mend(people: SamplePeople):
    asked_of_every_editor = {
        "reading_time_computed",
        "no_reviewer",
        "no_review_date",
        "no_conflict_of_interest",
        "certainty_not_assessed",
        "related_not_found",  # the articles name each other and come at the same time
    }
    entries = PageLogEntry.objects.filter(action="education.import")
    issues = [issue for entry in entries for issue in entry.data["issues"]]

    assert entries.count() >= len(SLUGS)
    assert [issue for issue in issues if issue[0] not in asked_of_every_editor] == []
    assert [entry.data["unplaced"] for entry in entries if entry.data["unplaced"]] == []


def test_each_article_leads_to_the_ones_it_names_and_six_are_on_the_front_page(
    people: SamplePeople,
):
    for page in ArticlePage.objects.filter(slug__in=SLUGS, locale__language_code=SOURCE):
        assert 3 <= page.related.count() <= 5, page.slug
    assert HomePage.objects.get(locale__language_code=SOURCE).featured.count() == 6


@pytest.mark.parametrize("size", ["normal", "large"])
def test_every_article_has_a_leaflet_that_is_right_on_every_sheet(people: SamplePeople, size: str):
    for page in ArticlePage.objects.live().filter(locale__language_code=SOURCE):
        pdf = leaflet_file(page, size=size)

        assert pdf.metadata.title == page.title
        assert pdf.trailer["/Root"]["/Lang"].lower() == page.locale.language_code
        assert kinds(pdf)["/H1"] > len(page.sections)
        for sheet in pdf.pages:
            text = " ".join(sheet.extract_text().split())
            assert "call 999 or go to A&E now. The signs are on page" in text
            assert f"Last reviewed {date_format(page.last_reviewed_on, 'j F Y')}." in text
            assert f"Next review due {date_format(page.next_review_on, 'j F Y')}." in text
            assert "Sample clinic: nobody clinical has reviewed this." in text


@pytest.mark.parametrize("slug", TRANSLATED)
def test_every_text_of_a_translated_guide_has_its_spanish(people: SamplePeople, slug: str):
    words = {entry.msgid: entry.msgstr for entry in polib.pofile(str(WORDS))}
    page = ArticlePage.objects.get(slug=slug, locale__language_code=SOURCE)
    texts = {
        segment.string.data
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue) and segment.path not in KEPT
    }

    assert {text for text in texts if not words.get(text)} == set()
    assert page.get_translation(Locale.objects.get(language_code=CODE)).live


def test_every_page_says_that_it_is_a_sample(people: SamplePeople):
    assert ClinicSettings.objects.get().sample


def test_the_accounts_are_readable_by_their_owner_only(people: SamplePeople, var_dir: Path):
    path = accounts_path(var_dir)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    accounts = json.loads(path.read_text())
    assert list(accounts) == ["writer", "reviewer", "publisher", "patient"]
    assert set(accounts["writer"]) == {"email", "password", "totp_secret"}
    assert set(accounts["patient"]) == {"email", "password"}


def test_the_accounts_work_and_belong_to_their_roles(people: SamplePeople, var_dir: Path):
    accounts = read_accounts(var_dir)

    for name, row in accounts.items():
        assert User.objects.get(email=row["email"]).check_password(row["password"]), name
    assert people.patient.is_patient
    assert {group.name for group in people.publisher.groups.all()} == {"Publishers"}


def test_the_patient_has_a_diary_of_nine_kinds(people: SamplePeople):
    entries = Entry.objects.owned_by(people.patient)

    assert len(set(entries.values_list("kind", flat=True))) == 9
    assert entries.count() > 500


def test_the_patients_days_are_compared_once(people: SamplePeople, var_dir: Path):
    (row,) = PatternRun.objects.owned_by(people.patient)
    load_sample_clinic(var_dir=var_dir, base_url=BASE_URL, now=timezone.now())

    assert PatternRun.objects.get(patient=people.patient).version == row.version


def test_loading_again_changes_nothing(people: SamplePeople, var_dir: Path):
    before = (Revision.objects.count(), Entry.objects.count(), read_accounts(var_dir))

    load_sample_clinic(var_dir=var_dir, base_url=BASE_URL, now=timezone.now())

    assert (Revision.objects.count(), Entry.objects.count(), read_accounts(var_dir)) == before


def test_a_lost_file_of_accounts_is_made_anew_and_works(people: SamplePeople, tmp_path: Path):
    load_sample_clinic(var_dir=tmp_path, base_url=BASE_URL, now=timezone.now())

    row = read_accounts(tmp_path)["writer"]
    assert User.objects.get(email=row["email"]).check_password(row["password"])


def test_outside_debug_no_account_with_a_known_password_is_made():
    before = User.objects.count()

    with pytest.raises(CommandError, match="debug only"):
        call_command("load_sample")

    assert User.objects.count() == before
