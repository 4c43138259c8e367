"""What published guidance calls an emergency is answered by the card first."""

import pytest
from django.urls import reverse

from diary.models import Entry
from diary.snapshots.red_flags import forget_red_flags
from education.models import RedFlag
from tests.diary.factories import a_patient, a_symptom_tag

pytestmark = pytest.mark.django_db
WHEN = {"date": "2026-11-22", "time": "11:50"}
ALARMING = [
    ("bowel_movement", {"blood": "a_lot"}, "RF03"),
    ("bowel_movement", {"colour": "black_tarry"}, "RF04"),
    ("vomiting", {"content": "blood"}, "RF01"),
    ("vomiting", {"content": "coffee_grounds"}, "RF01"),
    ("vomiting", {"content": "green"}, "RF14"),
    ("symptom", {"tag": "abdominal_pain", "severity_0_10": "8"}, "RF05"),
    ("symptom", {"tag": "chest_pain", "severity_0_10": "1"}, "RF08"),
]
QUIET = [
    ("vomiting", {"content": "food", "times": "3"}),
    ("vomiting", {"content": "liquid"}),
    ("meal", {"what": "Sample soup with blood oranges"}),
    ("bowel_movement", {"blood": "none", "colour": "brown"}),
    ("symptom", {"tag": "abdominal_pain", "severity_0_10": "7"}),
    ("note", {"text": "black poo, blood"}),
]


@pytest.fixture
def patient():
    for code in ("abdominal_pain", "chest_pain"):
        a_symptom_tag(code, code)
    return a_patient(tracked=("abdominal_pain", "chest_pain"))


def add(browser, kind, answers):
    return browser.post(reverse("add_entry", args=[kind]), {**WHEN, **answers})


@pytest.mark.parametrize(("kind", "answers", "code"), ALARMING)
def test_an_alarming_entry_is_saved_and_answered_with_the_card(signed_in, kind, answers, code):
    page = add(signed_in, kind, answers)

    assert page.status_code == 200
    assert code in [card.code for card in page.context["cards"]]
    assert 'href="tel:999"' in page.content.decode()
    assert "not monitored by the clinic" in page.content.decode()
    assert Entry.objects.owned_by(signed_in.patient).count() == 1


@pytest.mark.parametrize(("kind", "answers"), QUIET)
def test_any_other_entry_goes_on_to_the_day(signed_in, kind, answers):
    assert add(signed_in, kind, answers).url.split("&")[0] == f"{reverse('today')}?saved=1"


def test_the_card_also_answers_the_daily_check_in(signed_in):
    page = signed_in.post(reverse("today"), {"score_abdominal_pain": "9"})

    assert [card.code for card in page.context["cards"]] == ["RF05"]


def test_an_edit_to_an_alarming_answer_shows_the_card(signed_in):
    add(signed_in, "bowel_movement", {"blood": "none"})
    entry = Entry.objects.get()

    page = signed_in.post(
        reverse("edit_entry", args=[entry.id]), {**WHEN, "seen": "1", "blood": "a_lot"}
    )

    assert "RF03" in [card.code for card in page.context["cards"]]


def test_bringing_an_alarming_entry_back_shows_the_card(signed_in):
    add(signed_in, "bowel_movement", {"blood": "a_lot"})
    entry = Entry.objects.get()
    signed_in.post(reverse("delete_entry", args=[entry.id]))

    page = signed_in.post(reverse("undo_delete", args=[entry.id]))

    assert "RF03" in [card.code for card in page.context["cards"]]
    assert "not monitored by the clinic" in page.content.decode()


def test_bringing_any_other_entry_back_says_that_nobody_is_watching(signed_in):
    add(signed_in, "note", {"text": "Words"})
    entry = Entry.objects.get()
    signed_in.post(reverse("delete_entry", args=[entry.id]))

    page = signed_in.post(reverse("undo_delete", args=[entry.id]), follow=True)

    assert "Saved. This diary is not monitored by the clinic." in page.content.decode()


def test_the_card_names_the_number_of_the_region(signed_in, settings):
    settings.REGION = "US"

    page = add(signed_in, "bowel_movement", {"blood": "a_lot"}).content.decode()

    assert 'href="tel:911"' in page
    assert "999" not in page


def test_no_placeholder_is_left_in_a_card(signed_in):
    page = add(signed_in, "bowel_movement", {"blood": "a_lot"}).content.decode()

    assert "{" not in page.split("<main")[1].split("</main>")[0]


@pytest.mark.usefixtures("live_red_flags")
def test_a_live_rule_that_cannot_be_read_never_keeps_the_card_away(signed_in):
    RedFlag.objects.filter(code="RF41").update(rule="nonsense >=")
    forget_red_flags()

    page = add(signed_in, "bowel_movement", {"blood": "a_lot"})

    assert page.status_code == 200
    assert "RF03" in [card.code for card in page.context["cards"]]
