"""Planning a self-experiment page by page: what is asked, and what cannot be."""

from datetime import timedelta

import pytest

from diary.domain.experiments.plan import fingerprint
from diary.models import Experiment
from tests.diary.experiments.kept_experiments import DAY, a_draft, read
from tests.diary.experiments.pages import (
    NEW,
    address,
    locked,
    part,
    planned,
    sent,
)
from tests.diary.factories import TODAY, a_patient, a_symptom_tag

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


def the_only_row(browser):
    row = Experiment.objects.owned_by(browser.patient).get()
    row.patient = browser.patient
    return row


def test_an_empty_list_says_why_it_is_worth_it_and_how_to_start(signed_in):
    page = text(signed_in.get("/diary/experiments/"))

    assert "Nothing tried yet" in page
    assert f'href="{NEW}"' in page


def test_a_plan_is_asked_step_by_step_and_locked_as_it_was_said(signed_in):
    id = planned(signed_in)
    review = page_of(signed_in, id, follow=True)
    assert review.redirect_chain[-1][0] == address("experiment_review", id)
    assert all(
        said in text(review)
        for said in (
            "A walk after supper",
            "No walk",
            "Bloating",
            "Monday 23 November 2026",
            "7 of 10",
        )
    )

    signed_in.post(address("experiment_review", id), {"seen": review.context["experiment"].version})

    said = read(row_of(signed_in, id))
    plan = said.plan
    assert (plan.what, plan.outcome, plan.pairs, plan.block_days, plan.belief_0_10) == (
        "A walk after supper", "bloating", 6, 3, 7,
    )  # fmt: skip
    assert (plan.first_day, plan.decided_on) == (TODAY + DAY, TODAY)
    assert said.fingerprint == fingerprint(plan)
    assert said.fingerprint in text(page_of(signed_in, id))
    assert b"walk" not in bytes(row_of(signed_in, id).sealed)


def test_each_plan_has_a_seed_of_its_own(signed_in):
    first = locked(signed_in)
    signed_in.post(address("experiment_stop", first))
    second = locked(signed_in)

    assert read(row_of(signed_in, first)).seed != read(row_of(signed_in, second)).seed


def test_a_first_page_sent_twice_is_one_plan_and_with_other_words_overwrites_nothing(signed_in):
    form = signed_in.get(NEW).context["form"]
    said = {"id": form["id"].value(), "seen": 0, "what": "Tea", "compared_with": "No tea"}

    first, second = signed_in.post(NEW, said), signed_in.post(NEW, said)
    other = signed_in.post(NEW, {**said, "what": "Coffee"})

    assert first.url == second.url
    assert (Experiment.objects.count(), other.status_code) == (1, 409)
    assert "Coffee" in text(other)
    signed_in.post(other.context["send_to"], dict(other.context["hidden"]))
    assert read(the_only_row(signed_in)).what == "Coffee"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"what": ""}, "Write down what you want to try."),
        ({"compared_with": ""}, "Write down what you do on the other days."),
        ({"what": "x" * 301}, "Use at most 300 characters. You wrote 301."),
    ],
)
def test_what_is_missing_or_too_long_is_said_and_nothing_is_lost(signed_in, answers, said):
    answer = sent(signed_in, NEW, **{"what": "Tea", "compared_with": "No tea", **answers})

    assert answer.status_code == 422
    assert said in text(answer)
    assert Experiment.objects.count() == 0


def test_a_plan_of_the_greatest_length_is_taken(signed_in):
    assert sent(signed_in, NEW, what="x" * 300, compared_with="y" * 300).status_code == 302


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({}, {"tracked"}),
        ({"tracked": "bloating", "listed": "wind"}, {"listed"}),
        ({"tracked": "bloating", "own": "My knee"}, {"own"}),
        ({"tracked": "no-such"}, {"tracked"}),
        ({"own": "x" * 81}, {"own"}),
    ],
)
def test_one_symptom_is_chosen_and_only_one(signed_in, answers, errors):
    row = a_draft(signed_in.patient)

    answer = part(signed_in, "symptom", row.id, **answers)

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == errors


def test_a_symptom_in_the_patients_own_word_is_the_one_that_is_scored(signed_in):
    row = a_draft(signed_in.patient)

    part(signed_in, "symptom", row.id, own="My  Knee")

    assert (read(row).outcome, read(row).own_label) == ("own:my knee", "My  Knee")
    again = part(signed_in, "symptom", row.id, listed="wind")
    assert again.status_code == 302
    assert (read(row).outcome, read(row).own_label) == ("wind", None)


@pytest.mark.parametrize(
    ("day", "is_right"),
    [(-1, False), (0, False), (1, True), (28, True), (29, False), (4000, False)],
)
def test_the_first_day_is_tomorrow_to_four_weeks_from_now(signed_in, day, is_right):
    row = a_draft(signed_in.patient)
    first = TODAY + timedelta(days=day)

    answer = part(signed_in, "days", row.id, layout="blocks-6-3-1", first_day=first.isoformat())

    assert answer.status_code == (302 if is_right else 422)
    assert read(row).first_day == (first if is_right else None)


@pytest.mark.parametrize("layout", ["", "blocks-99-3-1", "blocks-6-3-3", "before_after-1-1-1", "x"])
def test_a_layout_is_one_of_those_that_are_offered(signed_in, layout):
    row = a_draft(signed_in.patient)

    assert part(signed_in, "days", row.id, layout=layout).status_code == 422


@pytest.mark.parametrize("score", ["", "-1", "11", "x"])
def test_what_is_expected_is_a_number_from_0_to_10(signed_in, score):
    row = a_draft(signed_in.patient)

    assert part(signed_in, "belief", row.id, belief_0_10=score).status_code == 422


def test_a_strategy_that_is_not_offered_leaves_the_page_for_an_idea_of_ones_own(signed_in):
    page = signed_in.get(f"{NEW}?try=no-such-thing")

    assert page.status_code == 200
    assert "not offered any more" in text(page)
