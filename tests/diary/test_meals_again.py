"""Meals to have again: which are offered, and what one tap writes."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.urls import reverse

from diary.domain.meals_again import MOST, eaten_again, meals_again
from diary.models import Entry
from diary.vault import open_entries
from tests.diary.factories import LONDON, NOON, a_patient, a_payload, an_entry

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
ID = "00000000-0000-4000-8000-000000000001"


def eaten(days_ago, **said):
    return uuid4(), a_payload("meal", eaten_at=NOON - days_ago * DAY, **said)


def offered(*meals):
    return [(found.yesterday, found.meal.what) for found in meals_again(meals, TODAY)]


def test_yesterdays_meals_come_first_in_the_order_of_the_day():
    meals = [
        eaten(0, what="Tea"),
        eaten(1, meal="dinner", what="Rice"),
        eaten(1, meal="breakfast", what="Oats"),
        eaten(2, meal="breakfast", what="Toast"),
    ]

    assert offered(*meals) == [
        ("breakfast", "Oats"),
        ("dinner", "Rice"),
        ("", "Tea"),
        ("", "Toast"),
    ]


def test_a_meal_that_says_the_same_comes_once():
    meals = [
        eaten(2, what="Soup", food_tags=("dairy", "gluten"), plants=("Leek",)),
        eaten(3, what="soup", food_tags=("gluten", "dairy"), plants=("leek",)),
        eaten(4, what="Soup", plants=("leek", "carrot")),
    ]

    assert len(offered(*meals)) == 2


def test_a_meal_without_a_word_about_it_is_not_offered():
    assert offered(eaten(1, meal="lunch"), eaten(1, meal="lunch", portion="small")) == []


def test_no_more_are_offered_than_a_page_can_hold():
    assert len(offered(*(eaten(3, what=f"Dish {n}") for n in range(50)))) == MOST


def test_the_same_meal_is_eaten_at_another_moment():
    _id, meal = eaten(1, what="Soup", meal="lunch", portion="large", plants=("leek",))

    again = eaten_again(meal, eaten_at=NOON, zone=LONDON, recorded_at=NOON)

    assert again == meal.model_copy(update={"eaten_at": NOON})


def said(patient):
    rows = Entry.objects.owned_by(patient).kept().newest_first()
    return [e.payload for e in open_entries(patient, rows)]


def again(browser, source, id=ID):
    return browser.post(reverse("have_meal_again", args=[source]), {"id": id})


pages = pytest.mark.django_db


@pages
def test_one_tap_writes_the_meal_as_eaten_now_and_two_taps_one_row(signed_in):
    before = an_entry(signed_in.patient, "meal", eaten_at=NOON - DAY, what="Soup", plants=("leek",))

    first, second = again(signed_in, before.id), again(signed_in, before.id)

    assert first.url == second.url
    assert first.url.split("&")[0] == f"{reverse('today')}?saved=1"
    assert signed_in.get(first.url).context["undo"]
    newest = said(signed_in.patient)[0]
    assert (newest.what, newest.plants, newest.eaten_at) == ("Soup", ("leek",), NOON)
    assert Entry.objects.count() == 2


@pages
def test_a_page_that_stayed_open_may_be_tapped_again_later(signed_in):
    before = an_entry(signed_in.patient, "meal", eaten_at=NOON - DAY, what="Soup")
    again(signed_in, before.id)

    for minutes in (180, 181):
        with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
            again(signed_in, before.id)

    assert Entry.objects.count() == 3


@pages
def test_only_a_meal_of_ones_own_can_be_had_again(signed_in):
    others = an_entry(a_patient(), "meal", what="Theirs")
    note = an_entry(signed_in.patient, "note")

    for source in (others.id, note.id, UUID(int=5)):
        assert again(signed_in, source).status_code == 404
    assert Entry.objects.of_kind("meal").count() == 1


@pages
def test_a_form_for_a_missed_day_is_filled_in_and_asks_for_the_time(signed_in):
    before = an_entry(signed_in.patient, "meal", eaten_at=NOON - DAY, what="Soup", portion="large")
    url = reverse("add_entry", args=["meal"])

    page = signed_in.get(url, {"day": "2026-11-20", "again": str(before.id)})
    form = page.context["form"]

    assert (form["what"].value(), form["portion"].value()) == ("Soup", "large")
    assert (str(form["date"].value()), form["time"].value()) == ("2026-11-20", None)
    assert reverse("have_meal_again", args=[before.id]) not in page.content.decode()


@pages
def test_a_form_begins_blank_when_the_meal_to_copy_is_somebody_elses(signed_in):
    others = an_entry(a_patient(), "meal", what="Theirs")

    for asked in (others.id, UUID(int=5), "x"):
        form = signed_in.get(reverse("add_entry", args=["meal"]), {"again": str(asked)}).context[
            "form"
        ]
        assert form["what"].value() is None


@pages
def test_plants_of_before_are_ticked_and_new_ones_typed(signed_in):
    an_entry(signed_in.patient, "meal", what="Soup", plants=("leek", "oats"))
    url = reverse("add_entry", args=["meal"])
    page = signed_in.get(url).content.decode()
    sent = {
        "date": "2026-11-22",
        "time": "11:50",
        "plants_before": ["oats"],
        "plants": "Kale, OATS",
    }
    signed_in.post(url, {**sent, "id": ID})

    assert 'name="plants_before" value="leek"' in page
    assert sorted(p.plants for p in said(signed_in.patient)) == [("leek", "oats"), ("oats", "Kale")]


@pages
def test_a_meal_that_says_nothing_is_asked_again(signed_in):
    answer = signed_in.post(
        reverse("add_entry", args=["meal"]),
        {"date": "2026-11-22", "time": "11:50", "portion": "small"},
    )

    assert answer.status_code == 422
    assert "Say what it was, or choose which meal." in answer.content.decode()


@pages
def test_a_meal_on_several_lines_keeps_them_when_it_is_changed(signed_in):
    entry = an_entry(signed_in.patient, "meal", what="Soup\nBread")
    url = reverse("edit_entry", args=[entry.id])
    page = signed_in.get(url).content.decode()
    sent = {
        "date": "2026-11-22",
        "time": "12:00",
        "what": "Soup\r\nBread",
        "meal": "lunch",
        "seen": "1",
    }
    signed_in.post(url, sent)

    assert "<textarea" in page
    assert [p.what for p in said(signed_in.patient)] == ["Soup\nBread"]
