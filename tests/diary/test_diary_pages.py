"""Today, a day, the timeline, tracking and settings, as a browser sees them."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diary.models import Entry
from diary.models.patient import read_diary
from diary.vault import open_entries
from tests.diary.factories import NOON, TODAY, a_patient, a_symptom_tag, an_entry

pytestmark = pytest.mark.django_db
BATCH = str(UUID(int=77))
PAGES = ("today", "timeline", "track", "diary_settings")


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    a_symptom_tag("heartburn", "Heartburn")
    return a_patient(tracked=("bloating", "taken_down"))


def said(patient, *kinds):
    rows = Entry.objects.owned_by(patient).kept().of_kind(*kinds)
    return [entry.payload for entry in open_entries(patient, rows)]


def profile_of(patient):
    return read_diary(patient, NOON).profile


def queries(browser, url, **posted):
    """Return how many queries a request takes.

    Apart from the version of the content, which is asked once in five seconds outside a test, and
    from what allauth notes of every session.
    """
    browser.post(url, posted) if posted else browser.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        browser.post(url, {**posted, "id": "", "time": "10:00"}) if posted else browser.get(url)
    return len([q for q in captured if "contentversion" not in q["sql"]])


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_asked_to_sign_in_and_brought_back(client, page):
    answer = client.get(reverse(page))

    assert answer.status_code == 302
    assert f"next={reverse(page)}" in answer.url


@pytest.mark.parametrize("page", [*PAGES, "begin"])
def test_staff_have_no_diary(client, page):
    client.force_login(get_user_model().objects.create_user("w@example.org", kind="staff"))

    assert client.get(reverse(page)).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_a_patient_without_a_diary_is_asked_to_begin(client, page):
    client.force_login(a_patient(diary=False))

    answer = client.get(reverse(page))

    assert answer.url.startswith(reverse("begin"))


def test_beginning_asks_the_time_zone_and_goes_on(client):
    patient = a_patient(diary=False)
    client.force_login(patient)
    shown = client.get(reverse("begin")).context["form"]

    answer = client.post(reverse("begin"), {"zone": "Asia/Tokyo", "next": "/diary/timeline/"})

    assert shown["zone"].value() == "Europe/London"
    assert answer.url == "/diary/timeline/"
    assert profile_of(patient).zone == "Asia/Tokyo"


@pytest.mark.parametrize("going", ["https://example.org/", "//example.org", "javascript:x"])
def test_beginning_never_leads_to_another_site(client, going):
    client.force_login(a_patient(diary=False))

    answer = client.post(reverse("begin"), {"zone": "Europe/London", "next": going})

    assert answer.url == reverse("today")


@pytest.mark.parametrize("zone", ["", "Nowhere/City", "../x", "Z" * 9000])
def test_beginning_refuses_a_zone_that_is_none(client, zone):
    patient = a_patient(diary=False)
    client.force_login(patient)

    assert client.post(reverse("begin"), {"zone": zone}).status_code == 422
    assert read_diary(patient, NOON) is None


def test_no_score_is_chosen_before_somebody_chooses_it(signed_in):
    rows = signed_in.get(reverse("today")).context["check_in"].rows()

    assert [field.value() for field, _hint in rows] == [None, None]


def test_scores_are_saved_in_one_go_and_a_blank_is_not_a_zero(signed_in):
    signed_in.post(reverse("today"), {"batch": BATCH, "score_bloating": "0"})

    assert [(s.tag, s.severity_0_10) for s in said(signed_in.patient, "symptom")] == [
        ("bloating", 0)
    ]


def test_sending_the_scores_twice_saves_them_once(signed_in):
    for _ in range(2):
        signed_in.post(
            reverse("today"), {"batch": BATCH, "score_bloating": "4", "score_taken_down": "2"}
        )

    assert len(said(signed_in.patient, "symptom")) == 2


def test_a_score_that_stands_is_not_written_again(signed_in):
    signed_in.post(reverse("today"), {"batch": BATCH, "score_bloating": "4"})
    signed_in.post(reverse("today"), {"score_bloating": "4", "score_taken_down": "1"})

    assert [s.severity_0_10 for s in said(signed_in.patient, "symptom")].count(4) == 1


def test_same_as_yesterday_copies_what_was_recorded_and_nothing_else(signed_in):
    an_entry(signed_in.patient, "symptom", severity_0_10=7, started_at=NOON - timedelta(days=1))

    signed_in.post(reverse("today"), {"batch": BATCH, "copy": "yesterday"})

    today = [s for s in said(signed_in.patient, "symptom") if s.local_day() == TODAY]
    assert [(s.tag, s.severity_0_10) for s in today] == [("bloating", 7)]


@pytest.mark.parametrize("score", ["11", "-1", "x", "4.5", "9" * 5000])
def test_a_score_that_is_none_is_refused(signed_in, score):
    answer = signed_in.post(reverse("today"), {"batch": BATCH, "score_bloating": score})

    assert answer.status_code == 422
    assert said(signed_in.patient, "symptom") == []


def test_nothing_more_today_completes_the_day_and_can_be_taken_back(signed_in):
    signed_in.post(reverse("today"), {"done": "1", "complete": "on"})
    (complete,) = said(signed_in.patient, "day")
    signed_in.post(reverse("today"), {"done": "1"})
    (open_again,) = said(signed_in.patient, "day")

    assert (complete.symptoms_complete, complete.meals_complete) == (True, True)
    assert (open_again.symptoms_complete, open_again.meals_complete) == (None, None)


def test_completing_a_day_keeps_what_was_said_of_it(signed_in):
    an_entry(signed_in.patient, "day", sleep_hours=7.0)

    signed_in.post(reverse("today"), {"done": "1", "complete": "on"})

    assert said(signed_in.patient, "day")[0].sleep_hours == 7


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("2026-11-22", 200), ("2026-11-21", 200), ("1900-01-01", 200), ("1899-12-31", 404), ("0001-01-01", 404),
        ("2026-11-23", 404), ("9999-12-31", 404), ("2026-02-30", 404), ("2026-13-01", 404),
    ],
)  # fmt: skip
def test_a_day_is_shown_when_it_has_been(signed_in, address, status):
    assert signed_in.get(f"/diary/{address}/").status_code == status


def test_a_missed_day_is_not_called_a_day_without_symptoms(signed_in):
    page = signed_in.get("/diary/2026-11-20/").content.decode()

    assert "not the same as a day without symptoms" in page


def test_what_was_written_later_is_marked(signed_in):
    an_entry(signed_in.patient, written_at=NOON - timedelta(days=2))

    assert "Written later" in signed_in.get("/diary/2026-11-20/").content.decode()
    assert "Written later" in signed_in.get(reverse("timeline")).content.decode()


def test_the_timeline_shows_twenty_entries_a_page_newest_first(signed_in):
    for n in range(45):
        an_entry(signed_in.patient, text=f"Words {n:02}", written_at=NOON - timedelta(hours=n))

    first, last = (signed_in.get(reverse("timeline"), {"page": page}) for page in (1, 3))
    shown = re.findall(r"Words \d\d", first.content.decode())

    assert shown == [f"Words {n:02}" for n in range(20)]
    assert len(re.findall(r"Words \d\d", last.content.decode())) == 5


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 5000, ""])
def test_a_page_that_is_none_shows_one_that_is(signed_in, page):
    assert signed_in.get(reverse("timeline"), {"page": page}).status_code == 200


@pytest.fixture
def _without_session_list(settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "usersessions" not in name]


@pytest.mark.usefixtures("_without_session_list")
@pytest.mark.parametrize("page", ["timeline", "today"])
def test_a_page_takes_six_queries_however_long_the_diary(signed_in, page):
    counted = []
    for many in (20, 180):
        for n in range(many):
            an_entry(signed_in.patient, written_at=NOON - timedelta(minutes=n))
        counted.append(queries(signed_in, reverse(page)))

    assert counted[0] == counted[1] <= 6


@pytest.mark.usefixtures("_without_session_list")
@pytest.mark.parametrize(
    ("kind", "answers"),
    [("note", {"text": "Words"}), ("bowel_movement", {"stool_form": "4"})],
)
def test_saving_an_entry_takes_five_queries(signed_in, kind, answers):
    url = reverse("add_entry", args=[kind])

    assert queries(signed_in, url, date="2026-11-22", time="09:00", **answers) <= 5


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


def test_a_diary_whose_key_does_not_open_says_so(signed_in, settings):
    settings.DIARY_KEYS = (bytes(range(7, 39)),)

    answer = signed_in.get(reverse("today"))

    assert answer.status_code == 503
    assert "cannot be opened just now" in answer.content.decode()
