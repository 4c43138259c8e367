"""The order of what is tracked: one button, one step."""

import pytest
from django.urls import reverse

from diary.actions.profile import change_profile
from diary.domain.profile import Profile
from diary.models.patient import read_diary
from tests.diary.at_once import just_before
from tests.diary.factories import NOON, a_patient

pytestmark = pytest.mark.django_db


@pytest.fixture
def patient():
    return a_patient(tracked=("one", "two", "three"), units="st")


def tracked(browser):
    return read_diary(browser.patient, NOON).profile.tracked


@pytest.mark.parametrize(
    ("button", "code", "order"),
    [
        ("up", "two", ("two", "one", "three")), ("up", "one", ("one", "two", "three")),
        ("down", "two", ("one", "three", "two")), ("down", "three", ("one", "two", "three")),
        ("off", "two", ("one", "three")), ("up", "nobody", ("one", "two", "three")),
        ("sideways", "one", ("one", "two", "three")),
    ],
)  # fmt: skip
def test_a_button_moves_one_symptom_and_leaves_the_rest(signed_in, button, code, order):
    answer = signed_in.post(reverse("tracked_order"), {button: code})

    assert answer.headers["Location"] == reverse("tracked_order")
    assert tracked(signed_in) == order
    assert read_diary(signed_in.patient, NOON).profile.units == "st"


def test_the_page_offers_only_the_moves_there_are(signed_in):
    page = signed_in.get(reverse("tracked_order")).content.decode()

    assert [page.count(f'name="{name}"') for name in ("up", "down", "off")] == [2, 2, 3]


def test_a_list_that_was_changed_elsewhere_is_not_overwritten(signed_in):
    def elsewhere():
        profile = Profile.build(zone="Europe/London", tracked=("three",))
        change_profile(patient=signed_in.patient, profile=profile, seen=1, now=NOON)

    with just_before('UPDATE "diary_patientprofile"', elsewhere):
        page = signed_in.post(reverse("tracked_order"), {"up": "two"}, follow=True)

    assert tracked(signed_in) == ("three",)
    assert "changed elsewhere" in page.content.decode()


def test_nothing_tracked_says_how_to_start(signed_in):
    for code in ("one", "two", "three"):
        signed_in.post(reverse("tracked_order"), {"off": code})

    assert "You track nothing yet" in signed_in.get(reverse("tracked_order")).content.decode()
