"""A word that may be a sign is answered with what to do about it: when it is new, and never twice running."""

import pytest
from django.urls import reverse

from diary.domain.alerts import asked_after_saving
from diary.domain.profile import Profile
from diary.models import Entry
from tests.diary.checklist_people import NOON, symptom
from tests.diary.factories import a_patient, a_symptom_tag

WHEN = {"date": "2026-11-22", "time": "11:50"}


def asked(*new, before=(), **profile):
    return asked_after_saving(new, Profile.build(zone="Europe/London", **profile), before, NOON)


@pytest.mark.parametrize(
    ("tag", "codes"),
    [
        ("yellow_skin", ("RF20",)),
        ("dark_wee", ("RF19", "RF20")),
        ("thirst", ("RF19",)),
        ("lump", ("RF32",)),
        ("numbness", ("RF71",)),
        ("anal_pain", ("RF78",)),
        ("swollen_tummy", ("RF68",)),
        ("bloating", ()),
        ("headache", ()),
        ("low_mood", ()),
    ],
)
def test_a_new_word_asks_the_most_urgent_first(tag, codes):
    assert asked(symptom(tag, 0.1, severity=3)) == codes


def test_a_word_of_severity_zero_asks_nothing():
    assert asked(symptom("yellow_skin", 0.1, severity=0)) == ()


def test_what_was_asked_is_not_asked_again_the_next_day():
    assert (
        asked(symptom("thirst", 0.1, severity=3), before=[symptom("thirst", 1, severity=3)]) == ()
    )
    assert asked(symptom("thirst", 0, severity=3), before=[symptom("thirst", 3, severity=3)]) == (
        "RF19",
    )


def test_what_can_wait_for_some_weeks_is_left_to_the_checklist():
    weeks = [symptom("tiredness", day, severity=5) for day in (14, 7)]

    assert asked(symptom("tiredness", 0, severity=5), before=weeks) == ()


def test_what_the_profile_adds_counts():
    assert asked(symptom("itching", 0.1, severity=3)) == ()
    assert asked(symptom("itching", 0.1, severity=3), pregnant="yes") == ("RF76",)


@pytest.fixture
def patient():
    a_symptom_tag("yellow_skin", "Yellow skin or eyes")
    return a_patient(tracked=("yellow_skin",))


def add(browser, severity, **more):
    sent = {**WHEN, "tag": "yellow_skin", "severity_0_10": severity, **more}
    return browser.post(reverse("add_entry", args=["symptom"]), sent)


@pytest.mark.django_db
def test_the_save_is_answered_with_the_sign_and_what_to_do(signed_in):
    page = add(signed_in, "3")

    assert page.status_code == 200
    assert [(card.code, card.tier) for card in page.context["cards"]] == [("RF20", "same_day")]
    assert "Does this fit you?" in page.content.decode()
    assert "not monitored by the clinic" in page.content.decode()
    assert "{" not in page.content.decode().split("<main")[1].split("</main>")[0]
    assert Entry.objects.owned_by(signed_in.patient).count() == 1
    assert add(signed_in, "4").url.split("&")[0] == f"{reverse('today')}?saved=1"


@pytest.mark.django_db
def test_the_daily_check_in_asks_too(signed_in):
    page = signed_in.post(reverse("today"), {"score_yellow_skin": "2"})

    assert [card.code for card in page.context["cards"]] == ["RF20"]


@pytest.mark.django_db
def test_an_emergency_comes_alone_and_first(signed_in):
    a_symptom_tag("fever_chills", "Fever or shivering")
    add(signed_in, "3")

    page = add(signed_in, "3", tag="fever_chills")

    assert [(card.code, card.tier) for card in page.context["cards"]] == [("RF58", "emergency")]
    assert "Get help now if this is you" in page.content.decode()
