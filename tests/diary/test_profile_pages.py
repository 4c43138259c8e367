"""Tracking from an article, and the settings."""

import re

import pytest
from django.urls import reverse

from diary.actions.profile import change_profile
from diary.domain.profile import Profile
from diary.models import Entry
from diary.models.patient import read_diary
from tests.diary.at_once import just_before
from tests.diary.factories import NOON, a_patient, a_symptom_tag, an_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    a_symptom_tag("heartburn", "Heartburn")
    return a_patient(tracked=("bloating", "taken_down"))


def profile_of(patient):
    return read_diary(patient, NOON).profile


def test_a_track_link_asks_before_it_adds(signed_in):
    page = signed_in.get(reverse("track"), {"tags": "heartburn,bloating,nobody_knows"})

    assert [tag.code for tag in page.context["new"]] == ["heartburn"]
    assert "heartburn" not in profile_of(signed_in.patient).tracked


def test_tracking_adds_the_symptom_and_remembers_the_article(signed_in):
    signed_in.post(reverse("track"), {"tags": ["heartburn", "x"], "article": "sample-article"})

    profile = profile_of(signed_in.patient)
    assert profile.tracked == ("bloating", "taken_down", "heartburn")
    assert profile.tracked_from_articles == ("sample-article",)


def test_a_ninth_symptom_is_not_added_silently(signed_in):
    tags = [a_symptom_tag(f"tag{n}", f"Tag {n}").code for n in range(7)]

    answer = signed_in.post(reverse("track"), {"tags": tags})

    assert answer.status_code == 422
    assert len(profile_of(signed_in.patient).tracked) == 2


def test_an_article_whose_symptoms_are_all_tracked_is_kept_by_a_button_never_by_reading(signed_in):
    link = {"tags": "bloating", "article": "sample-article"}
    page = signed_in.get(reverse("track"), link)
    before = profile_of(signed_in.patient).tracked_from_articles
    answer = signed_in.post(reverse("track"), link, follow=True)

    assert "Keep this article with my diary" in page.content.decode()
    assert before == ()
    assert profile_of(signed_in.patient).tracked_from_articles == ("sample-article",)
    assert "The article is kept." in answer.content.decode()
    assert "Keep this article" not in signed_in.get(reverse("track"), link).content.decode()


def test_tracking_what_is_tracked_already_writes_nothing(signed_in):
    signed_in.post(reverse("track"), {"tags": ["bloating"]})

    assert read_diary(signed_in.patient, NOON).record.version == 1


def test_a_note_about_too_many_symptoms_is_one_run_of_text(signed_in):
    tags = [a_symptom_tag(f"tag{n}", f"Tag {n}").code for n in range(7)]

    page = signed_in.get(reverse("track"), {"tags": ",".join(tags)}).content.decode()

    (note,) = re.findall(r'<p class="note">(.*?)</p>', page)
    assert re.fullmatch(r"<span>[^<]+<a [^>]+>[^<]+</a></span>", note)


@pytest.mark.parametrize(
    "asked", [{}, {"tags": "x" * 5000, "article": "../.."}, {"article": "\ud7ff"}]
)
def test_a_track_link_that_names_nothing_says_so(signed_in, asked):
    page = signed_in.get(reverse("track"), asked)

    assert "nothing to track" in page.content.decode()
    assert page.context["article"] == ""


SETTINGS = {"seen": "1", "zone": "Europe/Paris", "units": "st", "tracked": ["heartburn"]}


def test_settings_are_saved(signed_in):
    told = {"height_cm": "170,5", "date_of_birth": "1980-05-01", "pregnant": "no"}
    signed_in.post(reverse("diary_settings"), {**SETTINGS, **told, "condition_diabetes": "unsure"})

    profile = profile_of(signed_in.patient)
    assert (profile.zone, profile.units, profile.tracked) == ("Europe/Paris", "st", ("heartburn",))
    assert (profile.height_cm, profile.pregnant) == (170.5, "no")
    assert profile.conditions == {"diabetes": "unsure"}


def test_settings_that_were_changed_elsewhere_are_not_overwritten(signed_in):
    signed_in.post(reverse("diary_settings"), SETTINGS)

    answer = signed_in.post(reverse("diary_settings"), {**SETTINGS, "zone": "Asia/Tokyo"})

    assert answer.status_code == 422
    assert profile_of(signed_in.patient).zone == "Europe/Paris"


def test_a_stale_save_keeps_every_answer_and_shows_what_is_saved(signed_in):
    codes = [a_symptom_tag(f"tag{n}", f"Tag {n}").code for n in range(5)]
    stale = {**SETTINGS, "tracked": codes[:4], "height_cm": "171", "condition_diabetes": "no"}
    signed_in.post(reverse("diary_settings"), {**SETTINGS, "tracked": codes, "height_cm": "170"})

    form = signed_in.post(reverse("diary_settings"), stale).context["form"]

    assert form["tracked"].value() == codes[:4]
    assert form.errors["tracked"] == ["Saved now: Tag 0, Tag 1, Tag 2, Tag 3, Tag 4."]
    assert form.errors["height_cm"] == ["Saved now: 170."]
    assert form.errors["condition_diabetes"] == ["Saved now: no answer."]
    assert form.errors.keys() == {"tracked", "height_cm", "condition_diabetes", "__all__"}


def test_settings_that_differ_are_saved_as_chosen_the_second_time(signed_in):
    codes = [a_symptom_tag(f"tag{n}", f"Tag {n}").code for n in range(5)]
    stale = {**SETTINGS, "tracked": codes[:4]}
    signed_in.post(reverse("diary_settings"), {**SETTINGS, "tracked": codes})
    page = signed_in.post(reverse("diary_settings"), stale)

    ticked = re.findall(r'name="tracked" value="(\w+)"[^>]* checked', page.content.decode())
    seen = re.search(r'name="seen" value="(\d+)"', page.content.decode())[1]
    signed_in.post(reverse("diary_settings"), {**stale, "tracked": ticked, "seen": seen})

    assert profile_of(signed_in.patient).tracked == tuple(codes[:4])


def test_settings_changed_elsewhere_at_the_same_moment_are_shown_too(signed_in):
    def elsewhere():
        profile = Profile.build(zone="Asia/Tokyo", units="lb")
        change_profile(patient=signed_in.patient, profile=profile, seen=1, now=NOON)

    with just_before('UPDATE "diary_patientprofile"', elsewhere):
        form = signed_in.post(reverse("diary_settings"), SETTINGS).context["form"]

    assert form.errors["zone"] == ["Saved now: Asia/Tokyo."]
    assert form["seen"].value() == "2"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("height_cm", "49"), ("height_cm", "261"), ("height_cm", "nan"), ("units", "oz"),
        ("date_of_birth", "2026-11-23"), ("date_of_birth", "1899-12-31"), ("zone", "x"),
        ("tracked", "nobody_knows"), ("pregnant", "perhaps"), ("condition_diabetes", "maybe"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_refused(signed_in, name, value):
    answer = signed_in.post(reverse("diary_settings"), {**SETTINGS, name: value})

    assert answer.status_code == 422
    assert name in answer.context["form"].errors


def test_travelling_changes_only_new_entries(signed_in):
    entry = an_entry(signed_in.patient, written_at=NOON)
    signed_in.post(reverse("diary_settings"), {**SETTINGS, "zone": "Pacific/Auckland"})

    page = signed_in.get(reverse("timeline")).content.decode()

    assert Entry.objects.get().local_date == entry.local_date
    assert "Time in Europe/London." in page


def test_the_first_day_of_the_week_is_kept_when_it_is_not_asked(signed_in):
    signed_in.post(reverse("diary_settings"), {**SETTINGS, "week_starts": "sunday"})
    signed_in.post(reverse("diary_settings"), {**SETTINGS, "seen": "2"})

    assert profile_of(signed_in.patient).week_starts == "sunday"


def test_the_settings_offer_the_devices_time_zone_only_by_script(signed_in):
    page = signed_in.get(reverse("diary_settings")).content.decode()

    assert '<div hidden data-zone="Europe/London" data-pick="id_zone">' in page


def test_today_offers_the_settings_when_the_device_is_elsewhere_and_other_days_do_not(signed_in):
    today, before = (signed_in.get(f"/diary/{day}").content.decode() for day in ("", "2026-11-20/"))

    assert '<div hidden data-zone="Europe/London">' in today
    assert "js/zone" in today
    assert "data-zone" not in before
