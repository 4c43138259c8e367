"""Which sort a medicine is: asked by its name, answered by its owner, never assumed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.diary.factories import NOON, a_patient, an_entry
from tests.diary.test_medicines import PAGE, a_course, said

pytestmark = pytest.mark.django_db


def answer_class(browser, course, answer, seen="1"):
    return browser.post(
        reverse("medicine_class", args=[course.id]), {"class": answer, "seen": seen}
    )


def test_which_sort_it_is_is_asked_and_nothing_is_assumed(signed_in):
    course = a_course(signed_in, name="Ibuprofen")

    page = signed_in.get(PAGE).content.decode()

    assert "Is Ibuprofen a painkiller such as ibuprofen" in page
    assert said(signed_in.patient, "medicine")[0].medicine_class is None
    answer_class(signed_in, course, "nsaid")
    assert said(signed_in.patient, "medicine")[0].medicine_class == "nsaid"
    assert "Is Ibuprofen a painkiller" not in signed_in.get(PAGE).content.decode()


def test_a_no_is_kept_and_not_asked_again(signed_in):
    course = a_course(signed_in, name="Iron Maiden tea")

    answer_class(signed_in, course, "other")

    assert "Is Iron Maiden tea" not in signed_in.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("answer", "seen"), [("nsaid", "7"), ("sweets", "1"), ("", "1"), ("None", "x")]
)
def test_an_answer_that_does_not_fit_changes_nothing_and_opens_the_entry(signed_in, answer, seen):
    course = a_course(signed_in, name="Ibuprofen")

    page = answer_class(signed_in, course, answer, seen)

    assert page.url == reverse("edit_entry", args=[course.id])
    assert said(signed_in.patient, "medicine")[0].medicine_class is None


def test_an_answer_that_makes_an_emergency_shows_the_card(signed_in):
    an_entry(
        signed_in.patient,
        "bowel_movement",
        colour="black_tarry",
        occurred_at=NOON - timedelta(days=5),
    )
    course = a_course(signed_in, name="Warfarin", started_on=date(2026, 1, 1))

    page = answer_class(signed_in, course, "anticoagulant")

    assert "RF57" in [card.code for card in page.context["cards"]]


def test_nobody_elses_medicine_can_be_answered(signed_in):
    theirs = an_entry(a_patient(), "medicine")

    assert answer_class(signed_in, theirs, "nsaid").status_code == 404
