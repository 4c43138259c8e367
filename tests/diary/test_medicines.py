"""Medicines: courses, doses by one tap, stopping with a reason, the question which sort it is."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from diary.models import Entry
from diary.vault import open_entries
from tests.diary.factories import NOON, a_patient, an_entry

pytestmark = pytest.mark.django_db
ID = "00000000-0000-4000-8000-000000000001"
PAGE = "/diary/medicines/"


def said(patient, kind):
    rows = Entry.objects.owned_by(patient).kept().of_kind(kind)
    return [e.payload for e in open_entries(patient, rows)]


def a_course(browser, **fields):
    return an_entry(browser.patient, "medicine", **fields)


def tap(browser, course, dose="taken", id=ID, **more):
    return browser.post(
        reverse("take_medicine", args=[course.id]), {"id": id, "dose": dose, **more}
    )


def test_what_is_taken_stands_apart_from_supplements_and_what_was_stopped(signed_in):
    a_course(signed_in, name="Sample tablet")
    a_course(signed_in, name="Sample oil", is_supplement=True)
    a_course(
        signed_in, name="Sample drops", stopped_on=date(2026, 11, 21), reason_stopped="No change"
    )
    a_course(signed_in, name="Stopped today", stopped_on=date(2026, 11, 22))

    page = signed_in.get(PAGE)
    courses = page.context["courses"]

    assert {row.name for row in courses.medicines} == {"Sample tablet"}
    assert [row.name for row in courses.supplements] == ["Sample oil"]
    assert {(row.name, row.reason) for row in courses.stopped} == {
        ("Sample drops", "No change"),
        ("Stopped today", ""),
    }
    assert "No change" in page.content.decode()


def test_one_tap_is_a_dose_now_and_two_taps_are_one_row(signed_in):
    course = a_course(signed_in)

    first, second = tap(signed_in, course), tap(signed_in, course)

    (dose,) = said(signed_in.patient, "dose")
    assert (dose.medicine_id, dose.medicine_name, dose.taken_at, dose.skipped) == (
        course.id, "Sample tablet", NOON, None,
    )  # fmt: skip
    assert first.url == second.url == f"{PAGE}?saved=1&undo={ID}"
    assert "12:00 taken" in signed_in.get(PAGE).content.decode()


def test_the_second_of_two_taps_may_come_a_minute_later(signed_in):
    course = a_course(signed_in)
    tap(signed_in, course)

    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        tap(signed_in, course)

    assert [dose.taken_at for dose in said(signed_in.patient, "dose")] == [NOON]


def test_a_dose_hours_later_from_a_page_that_stayed_open_is_another(signed_in):
    course = a_course(signed_in)
    tap(signed_in, course)

    for minutes in (300, 301):
        with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
            tap(signed_in, course)

    assert len(said(signed_in.patient, "dose")) == 2


def test_left_out_and_taken_are_two_answers(signed_in):
    course = a_course(signed_in)

    tap(signed_in, course, "skipped")
    tap(signed_in, course, "taken")

    assert sorted(str(dose.skipped) for dose in said(signed_in.patient, "dose")) == ["None", "True"]


def test_a_tap_on_today_leads_back_to_today_and_nowhere_else(signed_in):
    course = a_course(signed_in)

    assert tap(signed_in, course, back="today").url.split("&")[0] == f"{reverse('today')}?saved=1"
    assert (
        tap(signed_in, course, back="https://example.org/").url.split("&")[0] == f"{PAGE}?saved=1"
    )


def test_today_holds_what_is_taken_now_and_leads_back_to_today(signed_in):
    course = a_course(signed_in)
    a_course(signed_in, name="Stopped", stopped_on=date(2026, 11, 1))
    tap(signed_in, course)

    page = signed_in.get(reverse("today"))
    part = page.content.decode()

    assert [(row.name, row.today) for row in page.context["courses"]] == [
        ("Sample tablet", "Today: 12:00 taken")
    ]
    assert reverse("take_medicine", args=[course.id]) in part
    assert '<input type="hidden" name="back" value="today">' in part


def test_a_day_of_the_past_offers_no_dose_of_now(signed_in):
    course = a_course(signed_in)

    page = signed_in.get("/diary/2026-11-20/").content.decode()

    assert reverse("take_medicine", args=[course.id]) not in page


def test_without_a_current_course_today_says_nothing_of_medicines(signed_in):
    a_course(signed_in, name="Stopped", stopped_on=date(2026, 11, 1))

    assert "medicines-now" not in signed_in.get(reverse("today")).content.decode()


@pytest.mark.parametrize("fields", [{"id": "x"}, {"id": ""}, {"dose": "none"}, {"id": "9" * 5000}])
def test_a_tap_with_nonsense_is_still_a_dose(signed_in, fields):
    course = a_course(signed_in)

    assert tap(signed_in, course, **fields).status_code == 302
    assert len(said(signed_in.patient, "dose")) == 1


def test_stopping_asks_when_and_why_and_keeps_the_rest(signed_in):
    course = a_course(signed_in, dose="20 mg", medicine_class="ppi")
    page = reverse("edit_entry", args=[course.id])
    form = signed_in.get(page, {"stop": "1"}).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in sent.items() if value} | {"reason_stopped": "No change"}

    answer = signed_in.post(page, sent)

    (medicine,) = said(signed_in.patient, "medicine")
    assert answer.url == f"{PAGE}?saved=1&changed={course.id}"
    assert (medicine.stopped_on, medicine.reason_stopped) == (date(2026, 11, 22), "No change")
    assert (medicine.dose, medicine.medicine_class) == ("20 mg", "ppi")


def test_a_course_cannot_stop_before_it_starts(signed_in):
    sent = {"name": "Sample tablet", "started_on": "2026-11-10", "stopped_on": "2026-11-09"}

    answer = signed_in.post(reverse("add_entry", args=["medicine"]), sent)

    assert answer.status_code == 422
    assert "It cannot stop before it starts." in answer.content.decode()


def test_a_course_begun_again_is_a_new_one_without_the_old_dates(signed_in):
    old = a_course(
        signed_in,
        dose="20 mg",
        started_on=date(2026, 3, 1),
        stopped_on=date(2026, 4, 1),
        reason_stopped="Better",
    )

    form = signed_in.get(reverse("add_entry", args=["medicine"]), {"again": str(old.id)}).context[
        "form"
    ]

    assert (form["name"].value(), form["dose"].value()) == ("Sample tablet", "20 mg")
    assert [form[name].value() for name in ("started_on", "stopped_on", "reason_stopped")] == [
        None
    ] * 3


def test_nobody_elses_medicine_can_be_tapped(signed_in):
    theirs = an_entry(a_patient(), "medicine")

    assert tap(signed_in, theirs).status_code == 404
    assert not Entry.objects.of_kind("dose").exists()


def test_a_medicine_that_was_deleted_is_offered_back_on_its_own_page(signed_in):
    course = a_course(signed_in)

    page = signed_in.post(reverse("delete_entry", args=[course.id]), follow=True)

    assert page.request["PATH_INFO"] == PAGE
    assert reverse("undo_delete", args=[course.id]) in page.content.decode()


def test_an_empty_page_says_how_to_start(signed_in):
    page = signed_in.get(PAGE).content.decode()

    assert "What you take, in one place" in page
    assert "Doses today" not in page


def test_the_button_of_a_day_leads_to_the_medicines(signed_in):
    page = signed_in.get(reverse("today")).content.decode()

    assert f'href="{PAGE}"' in page
    assert 'href="/diary/add/dose/"' not in page


@pytest.mark.parametrize("back", ["today", ""])
def test_a_dose_that_was_tapped_by_mistake_is_taken_back(signed_in, back):
    page = signed_in.get(tap(signed_in, a_course(signed_in), back=back).url)
    assert str(page.context["undo"]) == ID
    assert f'name="undo" value="{ID}"' in page.content.decode()

    signed_in.post("/diary/2026-11-22/", {"undo": ID})

    assert said(signed_in.patient, "dose") == []
    assert signed_in.get(PAGE, {"saved": "1", "undo": ID}).context["undo"] is None
