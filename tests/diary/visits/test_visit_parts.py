"""What goes into a pack, which checklist, and what was agreed: chosen, refused, and left alone."""

from datetime import date
from uuid import uuid4

import pytest

from diary.actions.checklist import finish_checklist
from diary.domain.checklist_run import ChecklistRunPayload
from diary.domain.visits.visit import Followed
from tests.diary.factories import LONDON, NOON, a_patient, a_symptom_tag
from tests.diary.visits.pages import a_visit, address, said, sent_from

pytestmark = pytest.mark.django_db
SECTIONS = (
    "story", "symptoms", "bowel", "weight", "medicines", "tried", "patterns", "habits", "read", "days",
)  # fmt: skip


def a_run(patient, *, now=NOON, headline="See somebody soon"):
    told = {
        "zone": LONDON,
        "checked_at": now,
        "tier": "soon",
        "headline": headline,
        "action": "Call",
    }
    told |= {"items": (), "facts": {}, "answered": {}, "rules_hash": "sample", "region": "GB-ENG"}
    payload = ChecklistRunPayload.build(**told)
    return finish_checklist(patient=patient, id=uuid4(), payload=payload, now=now).id


def test_nothing_is_ticked_until_the_patient_ticks_it(signed_in):
    id = a_visit(signed_in.patient)

    form = signed_in.get(address("visit_contents", id)).context["form"]

    assert form["sections"].value() == []
    assert said(signed_in.patient, id).sections is None


def test_what_is_ticked_goes_in_and_nothing_else(signed_in):
    id = a_visit(signed_in.patient)

    sent_from(signed_in, "visit_contents", id, period="30", sections=["weight", "symptoms"])

    kept = said(signed_in.patient, id)
    assert set(kept.sections) == {"weight", "symptoms"}
    assert (kept.period_first, kept.period_last) == (date(2026, 10, 24), None)


def test_an_unticked_form_was_a_choice_too(signed_in):
    id = a_visit(signed_in.patient)

    sent_from(signed_in, "visit_contents", id, period="90")

    assert said(signed_in.patient, id).sections == ()


def test_everything_can_go_in_with_one_button(signed_in):
    id = a_visit(signed_in.patient)

    sent_from(signed_in, "visit_contents", id, everything="1")

    assert said(signed_in.patient, id).sections == SECTIONS


def test_days_before_a_visit_that_has_been_end_with_it(signed_in):
    id = a_visit(signed_in.patient, on=date(2026, 11, 10))

    sent_from(signed_in, "visit_contents", id, period="90")

    kept = said(signed_in.patient, id)
    assert (kept.period_first, kept.period_last) == (date(2026, 8, 13), date(2026, 11, 10))


def test_since_the_last_visit_is_offered_when_there_was_one(signed_in):
    id = a_visit(signed_in.patient, on=date(2026, 11, 26))
    assert 'value="since"' not in signed_in.get(address("visit_contents", id)).content.decode()
    a_visit(signed_in.patient, on=date(2026, 9, 1))
    a_visit(signed_in.patient, on=date(2026, 10, 2))
    a_visit(signed_in.patient, on=date(2026, 11, 24))

    sent_from(signed_in, "visit_contents", id, period="since")

    kept = said(signed_in.patient, id)
    assert (kept.period_first, kept.period_last) == (date(2026, 10, 2), None)


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"period": "own"}, "Fill in the first day."),
        ({"period": "own", "first": "2026-11-20", "last": "2026-11-19"}, "before the first one"),
        ({"period": "own", "first": "2026-11-23"}, "Choose a day that has been"),
        ({"period": "own", "first": "1026-11-23"}, "Check the year."),
        ({"period": "own", "first": "last week"}, "Type the date as"),
        ({"period": "forever"}, "Choose one of the answers in the list."),
        ({"sections": ["flags"]}, "Choose one of the answers in the list."),
    ],
)
def test_days_that_cannot_be_are_refused_and_stay_as_typed(signed_in, answers, error):
    id = a_visit(signed_in.patient)

    answer = sent_from(signed_in, "visit_contents", id, **answers)

    assert answer.status_code == 422
    assert error in answer.content.decode()
    assert said(signed_in.patient, id).sections is None


def test_own_days_are_kept_and_shown_again(signed_in):
    id = a_visit(signed_in.patient)

    sent_from(signed_in, "visit_contents", id, period="own", first="2026-11-01", last="2026-11-20")

    form = signed_in.get(address("visit_contents", id)).context["form"]
    assert form["period"].value() == "own"
    assert (form["first"].value(), form["last"].value()) == (date(2026, 11, 1), date(2026, 11, 20))


def test_the_newest_checklist_is_offered_with_its_date_and_goes_in(signed_in):
    a_run(signed_in.patient, headline="The older one")
    newest = a_run(signed_in.patient, now=NOON.replace(hour=13), headline="The newer one")
    id = a_visit(signed_in.patient)

    page = signed_in.get(address("visit_checklist", id))
    assert page.context["form"]["run"].value() == str(newest)
    assert "22 November 2026, 13:00" in page.content.decode()
    sent_from(signed_in, "visit_checklist", id)

    assert said(signed_in.patient, id).run_id == newest


def test_a_checklist_can_be_taken_out_again(signed_in):
    id = a_visit(signed_in.patient, run_id=a_run(signed_in.patient))

    sent_from(signed_in, "visit_checklist", id, run="none")

    assert said(signed_in.patient, id).run_id is None


def test_somebody_elses_checklist_never_goes_in(signed_in):
    id, theirs = a_visit(signed_in.patient), a_run(a_patient())

    answer = sent_from(signed_in, "visit_checklist", id, run=str(theirs))

    assert answer.status_code == 422
    assert said(signed_in.patient, id).run_id is None


def test_what_was_agreed_is_kept_and_shown_on_the_visit(signed_in):
    a_symptom_tag("wind", "Wind")
    id = a_visit(signed_in.patient)

    sent_from(
        signed_in, "visit_agreed", id, agreed="Blood test first.", next_step_1="Call", next_step_3="Wait",
        follow_1_tag="wind", follow_1_until="2026-12-12", follow_3_own="My knee", follow_3_until="2026-12-24",
    )  # fmt: skip

    kept = said(signed_in.patient, id)
    assert kept.next_steps == ("Call", "Wait")
    assert kept.followed == (
        Followed(tag="wind", until=date(2026, 12, 12)),
        Followed(own_label="My knee", until=date(2026, 12, 24)),
    )
    page = signed_in.get(address("visit", id)).content.decode()
    assert "Wind, until 12 December 2026" in page
    assert "Blood test first." in page


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"follow_1_own": "My knee"}, "Until which day?"),
        ({"follow_1_until": "2026-12-12"}, "Say what to track, or clear the date."),
        (
            {"follow_1_own": "My knee", "follow_1_until": "2026-11-21"},
            "Choose today or a later day.",
        ),
        ({"follow_1_own": "My knee", "follow_1_until": "2926-11-21"}, "Check the year."),
        ({"follow_1_own": "x", "follow_1_tag": "wind", "follow_1_until": "2026-12-12"}, "not both"),
        ({"follow_1_tag": "nothing", "follow_1_until": "2026-12-12"}, "Choose one of the answers"),
        ({"next_step_1": "x" * 301}, "Use at most 300 characters."),
    ],
)
def test_what_cannot_be_agreed_is_said_and_what_was_typed_stays(signed_in, answers, error):
    a_symptom_tag("wind", "Wind")
    id = a_visit(signed_in.patient)

    answer = sent_from(signed_in, "visit_agreed", id, agreed="Blood test first.", **answers)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert error in page
    assert "Blood test first." in page
    assert said(signed_in.patient, id).agreed is None


def test_a_day_agreed_long_ago_stays_right_when_something_else_is_changed(signed_in):
    long_ago = Followed(tag="gone_tag", until=date(2026, 9, 1))
    id = a_visit(signed_in.patient, followed=(long_ago,))

    sent_from(signed_in, "visit_agreed", id, agreed="More")

    assert said(signed_in.patient, id).followed == (long_ago,)


def into_a_visit(browser, run, **answers):
    form = browser.get(address("run_into_visit", run)).context["form"]
    return browser.post(
        address("run_into_visit", run),
        {"id": form["id"].value(), "visit": form["visit"].value(), **answers},
    )


def test_a_finished_checklist_goes_into_the_next_visit(signed_in):
    run = a_run(signed_in.patient)
    a_visit(signed_in.patient, on=date(2026, 12, 24))
    next_one = a_visit(signed_in.patient, on=date(2026, 11, 26), goals=("Sleep",))
    assert (
        address("run_into_visit", run)
        in signed_in.get(address("checklist_run", run)).content.decode()
    )

    for _twice in range(2):
        assert into_a_visit(signed_in, run).url == address("visit", next_one)

    kept = said(signed_in.patient, next_one)
    assert (kept.run_id, kept.goals) == (run, ("Sleep",))


def test_a_finished_checklist_begins_a_visit_once(signed_in):
    run, id = a_run(signed_in.patient), uuid4()

    answers = [into_a_visit(signed_in, run, id=str(id), visit="new") for _twice in range(2)]

    assert [a.url for a in answers] == [address("visit_when", id)] * 2
    assert said(signed_in.patient, id).run_id == run


def test_a_checklist_goes_into_ones_own_visits_only(signed_in):
    mine, theirs = a_run(signed_in.patient), a_patient()

    refused = into_a_visit(signed_in, mine, visit=str(a_visit(theirs)))
    assert refused.status_code == 422
    assert signed_in.get(address("run_into_visit", a_run(theirs))).status_code == 404
