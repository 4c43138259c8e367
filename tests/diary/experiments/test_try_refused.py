"""A plan on two pages, a locked one that is sent again, what is somebody else's, what does not open."""

from uuid import UUID, uuid4

import pytest
import time_machine

from diary.models import Experiment
from tests.diary.experiments.kept_experiments import DAY, a_draft, a_locked, a_payload, fresh, read
from tests.diary.experiments.pages import (
    NO_CONCERN,
    address,
    part,
    planned,
)
from tests.diary.factories import NOON, TODAY, a_patient, a_symptom_tag

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


def test_a_first_day_that_has_passed_before_it_was_locked_is_asked_anew(signed_in):
    id = planned(signed_in)

    with time_machine.travel(NOON + 2 * DAY, tick=False):
        page = page_of(signed_in, id)
        posted = signed_in.post(
            address("experiment_review", id), {"seen": row_of(signed_in, id).version}
        )

        assert text(page).count("To do") + text(page).count("Next") == 1
        assert posted.url == address("experiment", id)
        assert not read(row_of(signed_in, id)).is_locked


def test_two_pages_of_one_part_overwrite_nothing_and_of_two_parts_keep_both(signed_in):
    row = a_draft(signed_in.patient, what="Tea", compared_with="None")
    old = signed_in.get(address("experiment_what", row.id)).context["form"]
    shown = {f.html_name: f.value() for f in old}
    part(signed_in, "belief", row.id, belief_0_10="3")

    first = signed_in.post(address("experiment_what", row.id), {**shown, "what": "Coffee"})
    second = signed_in.post(address("experiment_what", row.id), {**shown, "what": "Cocoa"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert (read(row).what, read(row).belief_0_10) == ("Coffee", 3)


def test_a_plan_that_was_changed_elsewhere_is_not_locked_unseen(signed_in):
    id = planned(signed_in)
    seen = row_of(signed_in, id).version
    part(signed_in, "what", id, what="Something else")

    answer = signed_in.post(address("experiment_review", id), {"seen": seen}, follow=True)

    assert "changed on another page" in text(answer)
    assert not read(row_of(signed_in, id)).is_locked


def test_a_locked_plan_stays_as_it_is_whatever_is_sent(signed_in):
    row = a_locked(signed_in.patient)
    before = bytes(row.sealed)

    for name, answers in (
        ("what", {"what": "Other", "compared_with": "x"}),
        ("safety", NO_CONCERN),
        ("symptom", {"listed": "wind"}),
        ("days", {"layout": "blocks-6-5-1", "first_day": "2026-11-25"}),
        ("belief", {"belief_0_10": "1"}),
        ("review", {"seen": "1"}),
    ):
        answer = signed_in.post(address(f"experiment_{name}", row.id), {"seen": 1, **answers})
        assert answer.url == address("experiment", row.id)
    page = page_of(signed_in, row.id)

    assert "This plan is locked. Nothing was changed." in text(page)
    assert bytes(fresh(row).sealed) == before


def test_a_second_one_is_not_locked_beside_one_that_goes_on(signed_in):
    running = a_locked(signed_in.patient)
    id = planned(signed_in)
    review = signed_in.get(address("experiment_review", id))
    assert address("experiment", running.id) in text(review)

    answer = signed_in.post(
        address("experiment_review", id), {"seen": row_of(signed_in, id).version}, follow=True
    )

    assert "One at a time" in text(answer)
    assert not read(row_of(signed_in, id)).is_locked


def test_what_is_somebody_elses_is_not_there(signed_in):
    row = a_locked(a_patient())

    for name in ("", "_what", "_review", "_schedule", "_report", "_stop", "_deviation"):
        assert signed_in.get(address(f"experiment{name}", row.id)).status_code == 404
    for name in ("_stop", "_open", "_delete", "_undo", "_deviation", "_review", "_what"):
        assert signed_in.post(address(f"experiment{name}", row.id)).status_code == 404
    assert signed_in.get(address("experiment", uuid4())).status_code == 404


def test_one_that_does_not_open_is_said_and_deletes_without_being_read(signed_in):
    row = a_draft(signed_in.patient, what="Tea")
    Experiment.objects.filter(id=row.id).update(version=9)

    assert page_of(signed_in, row.id).status_code == 503
    assert "cannot be opened right now" in text(signed_in.get("/diary/experiments/"))
    assert signed_in.get("/diary/").status_code == 200
    signed_in.post(address("experiment_delete", row.id))
    assert not Experiment.objects.filter(deleted_at__isnull=True).exists()


def test_a_deleted_plan_comes_back(signed_in):
    row = a_draft(signed_in.patient, what="Tea")

    gone = signed_in.post(address("experiment_delete", row.id), follow=True)
    assert "Test deleted." in text(gone)
    assert "Bring it back" in text(page_of(signed_in, row.id))
    signed_in.post(address("experiment_undo", row.id))

    assert fresh(row).deleted_at is None


def test_ids_that_are_none_are_not_found(signed_in):
    assert signed_in.get("/diary/experiments/no-such/").status_code == 404
    assert signed_in.get("/diary/experiments/?deleted=x").status_code == 200
    assert UUID(int=0) not in {row.id for row in Experiment.objects.all()}
    assert a_payload().stage(TODAY) == "planning"
