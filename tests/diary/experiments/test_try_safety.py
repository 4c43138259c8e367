"""What stands against a self-experiment: asked of everybody, and never taken for a no."""

from datetime import timedelta

import pytest

from diary.domain.wording_lint import lint
from diary.models import Experiment
from tests.diary.experiments.kept_experiments import a_draft, read
from tests.diary.experiments.pages import (
    NO_CONCERN,
    address,
    checked,
    part,
    planned,
)
from tests.diary.factories import NOON, a_patient, a_symptom_tag, an_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    a_symptom_tag("wind", "Wind")
    return a_patient(tracked=("bloating",))


def text(response):
    return response.content.decode()


def row_of(browser, id):
    row = Experiment.objects.owned_by(browser.patient).get(id=id)
    row.patient = browser.patient
    return row


def page_of(browser, id, follow=False):
    return browser.get(address("experiment", id), follow=follow)


@pytest.mark.parametrize(
    ("answers", "title", "whom"),
    [
        ({"pregnancy": "yes"}, "Pregnant, or perhaps", "midwife"),
        ({"pregnancy": "unsure"}, "Pregnant, or perhaps", "midwife"),
        ({"eating": "unsure"}, "Eating comes first", "dietitian"),
        ({"allergy": "yes"}, "Perhaps an allergy", "doctor"),
        ({"medicine": "yes", "agreed": "no"}, "A medicine that was prescribed", "pharmacist"),
        (
            {"medicine": "unsure", "agreed": "unsure"},
            "A medicine that was prescribed",
            "pharmacist",
        ),
        ({"gluten": "yes", "tested": "no"}, "The coeliac test first", "ask your doctor"),
    ],
)
def test_what_stands_against_a_test_stops_it_kindly_and_says_whom_to_talk_to(
    signed_in, answers, title, whom
):
    id = planned(signed_in, **answers)

    page = page_of(signed_in, id)

    assert page.status_code == 200
    assert title in text(page)
    assert whom in text(page)
    assert lint(" ".join(text(page).split())) == ()
    assert signed_in.get(address("experiment_review", id)).url == address("experiment", id)
    signed_in.post(address("experiment_review", id), {"seen": row_of(signed_in, id).version})
    assert not read(row_of(signed_in, id)).is_locked


@pytest.mark.parametrize(
    "answers", [{"medicine": "yes", "agreed": "yes"}, {"gluten": "yes", "tested": "yes"}]
)
def test_what_was_cleared_with_somebody_may_be_tried(signed_in, answers):
    id = planned(signed_in, **answers)

    assert page_of(signed_in, id).url == address("experiment_review", id)


def test_an_answer_behind_an_answer_is_asked_for(signed_in):
    row = a_draft(signed_in.patient, what="Tea", compared_with="None")

    answer = part(signed_in, "safety", row.id, **{**NO_CONCERN, "medicine": "yes"})

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"agreed"}


def test_nothing_is_taken_for_a_no_that_nobody_said(signed_in):
    row = a_draft(signed_in.patient, what="Tea", compared_with="None")

    answer = part(signed_in, "safety", row.id)

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == NO_CONCERN.keys()


def test_without_a_checklist_of_late_it_is_asked_for_first(signed_in):
    checked(signed_in.patient, at=NOON - timedelta(days=31))
    row = a_draft(signed_in.patient, what="Tea", compared_with="None", screened=NO_CONCERN)

    page = page_of(signed_in, row.id)

    assert 'href="/diary/checklists/new/"' in text(page)
    assert signed_in.get(address("experiment_review", row.id)).status_code == 302


@pytest.mark.parametrize(("tier", "stops"), [("urgent", True), ("same_day", True), ("soon", False)])
def test_a_red_flag_of_the_last_checklist_stops_it_or_asks_for_a_clinician(
    signed_in, live_red_flags, tier, stops
):
    id = planned(signed_in)
    checked(signed_in.patient, at=NOON + timedelta(seconds=1), flags=(("RF40", tier),))

    page = page_of(signed_in, id, follow=True)

    assert ("Not on your own, not now" in text(page)) == stops
    assert "A sign to look into first" in text(page)


def test_a_red_flag_of_the_diary_stops_it(signed_in, live_red_flags):
    id = planned(signed_in)
    an_entry(signed_in.patient, "vomiting", content="blood")

    page = page_of(signed_in, id)

    assert "Not on your own, not now" in text(page)
    signed_in.post(address("experiment_review", id), {"seen": row_of(signed_in, id).version})
    assert not read(row_of(signed_in, id)).is_locked
