"""Articles kept with a diary: asked first, listed, told when they change, taken off and brought back."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from diary.actions.profile import change_profile
from diary.domain.profile import MOST_SAVED_ARTICLES, Profile, SavedArticle
from diary.models import PatientProfile
from diary.models.patient import read_diary
from tests.diary.at_once import just_before
from tests.diary.factories import LONDON, NOON
from tests.education.shelf import article, publish

pytestmark = pytest.mark.django_db
LIST, SAVE = "/diary/articles/", "/diary/articles/save/"


@pytest.fixture
def guide():
    return article("sample-guide", title="A sample guide")


def kept(browser):
    return read_diary(browser.patient, NOON).profile.saved_articles


def sent_by(page, button):
    """Return what the form of a button sends."""
    (form,) = (f for f in re.findall(r"<form.*?</form>", page, re.DOTALL) if f">{button}" in f)
    pairs = re.findall(r'name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in pairs if name != "csrfmiddlewaretoken"}


def test_the_link_of_an_article_leads_to_a_question_and_reading_it_keeps_nothing(
    signed_in, nobody, guide
):
    link = re.search(r'href="(/diary/articles/save/[^"]+)"', nobody.get("/articles/sample-guide/").content.decode())[1]  # fmt: skip
    page = signed_in.get(unescape(link))

    assert "A sample guide" in page.content.decode()
    assert kept(signed_in) == ()


def test_a_confirmed_article_is_kept_and_listed_unchanged(signed_in, guide):
    answer = signed_in.post(SAVE, {"article": "sample-guide"}, follow=True)

    assert [(a.slug, a.language, a.version) for a in kept(signed_in)] == [
        ("sample-guide", "en-gb", 1)
    ]
    assert "The article is kept." in answer.content.decode()
    assert "Not changed since." in signed_in.get(LIST).content.decode()
    assert "on your list already" in signed_in.get(SAVE, {"article": "sample-guide"}).content.decode()  # fmt: skip


def test_a_kept_article_is_sealed(signed_in, guide):
    signed_in.post(SAVE, {"article": "sample-guide"})

    assert b"sample-guide" not in bytes(PatientProfile.objects.get().sealed)


def test_an_article_that_changed_says_so_until_its_new_version_is_noted(signed_in, guide):
    signed_in.post(SAVE, {"article": "sample-guide"})
    guide.deck = "Another sentence."
    publish(guide)

    page = signed_in.get(LIST).content.decode()
    assert "Changed since" in page
    assert 'href="/articles/sample-guide/history/1/to/2/"' in page

    signed_in.post(SAVE, sent_by(page, "I have read the new version"))
    assert "Not changed since." in signed_in.get(LIST).content.decode()
    assert [a.version for a in kept(signed_in)] == [2]


def test_an_article_that_was_taken_down_stays_on_the_list_and_says_so(signed_in, guide):
    signed_in.post(SAVE, {"article": "sample-guide"})
    guide.unpublish()

    page = signed_in.get(LIST).content.decode()
    assert "It is no longer on this site." in page
    assert 'href="/articles/sample-guide/"' not in page


def test_taking_off_can_be_undone_with_when_it_was_saved(signed_in, guide):
    signed_in.post(SAVE, {"article": "sample-guide"})
    before = kept(signed_in)
    page = signed_in.post(LIST, {"article": "sample-guide", "language": "en-gb"})
    off = kept(signed_in)
    guide.deck = "Another sentence."
    publish(guide)

    signed_in.post(SAVE, sent_by(page.content.decode(), "Undo"))

    assert off == ()
    assert kept(signed_in) == before
    assert "off your list" in page.content.decode()


def test_taking_off_what_is_not_there_shows_the_list(signed_in):
    assert signed_in.post(LIST, {"article": "no-such"}).headers["Location"] == LIST


@pytest.mark.parametrize(
    "asked",
    [
        {}, {"article": "no-such-guide"}, {"article": "../.."}, {"article": "x" * 5000},
        {"article": "sample-guide", "language": "es"}, {"article": "sample-guide", "language": "x"},
    ],
)  # fmt: skip
def test_a_link_that_names_no_article_is_not_found(signed_in, guide, asked):
    assert signed_in.get(SAVE, asked).status_code == 404


@pytest.mark.parametrize(
    "sent", [{"saved_at": "x"}, {"version": "0"}, {"version": "9" * 99}, {"saved_at": "9999-99-99"}]
)
def test_a_note_that_cannot_be_is_not_kept(signed_in, guide, sent):
    assert signed_in.post(SAVE, {"article": "sample-guide", **sent}).status_code == 404
    assert kept(signed_in) == ()


def test_a_time_still_to_come_is_not_taken(signed_in, guide):
    later = (NOON + timedelta(days=9)).isoformat()
    signed_in.post(SAVE, {"article": "sample-guide", "saved_at": later})

    assert kept(signed_in)[0].saved_at == NOON


def test_a_full_list_says_so_and_loses_nothing(signed_in, guide):
    many = [
        SavedArticle(slug=f"guide-{n}", language="es", saved_at=NOON)
        for n in range(MOST_SAVED_ARTICLES)
    ]
    full = Profile.build(zone=LONDON, saved_articles=tuple(many))
    change_profile(patient=signed_in.patient, profile=full, seen=1, now=NOON)

    answer = signed_in.post(SAVE, {"article": "sample-guide"}, follow=True)

    assert "100 articles fit." in answer.content.decode()
    assert len(kept(signed_in)) == MOST_SAVED_ARTICLES


def test_settings_saved_at_the_same_moment_are_not_overwritten(signed_in, guide):
    def elsewhere():
        profile = Profile.build(zone="Asia/Tokyo")
        change_profile(patient=signed_in.patient, profile=profile, seen=1, now=NOON)

    with just_before('UPDATE "diary_patientprofile"', elsewhere):
        answer = signed_in.post(SAVE, {"article": "sample-guide"}, follow=True)

    assert "Please try again" in answer.content.decode()
    assert read_diary(signed_in.patient, NOON).profile.zone == "Asia/Tokyo"


def test_saving_the_settings_keeps_the_articles(signed_in, guide):
    signed_in.post(SAVE, {"article": "sample-guide"})
    signed_in.post(reverse("diary_settings"), {"seen": "2", "zone": LONDON, "units": "lb"})

    assert [a.slug for a in kept(signed_in)] == ["sample-guide"]
    assert read_diary(signed_in.patient, NOON).profile.units == "lb"
