"""While a test runs, Today has the row of the symptom that it needs, tracked or not."""

from uuid import uuid4

import pytest

from diary.actions.experiments import stop_experiment
from diary.models import Entry
from diary.models.patient import read_diary
from diary.vault import open_entries
from tests.diary.experiments.kept_experiments import DAY, a_locked, a_plan, fresh
from tests.diary.factories import NOON, TODAY, a_patient, a_symptom_tag

pytestmark = pytest.mark.django_db
BEGUN = TODAY - 2 * DAY


def text(response):
    return response.content.decode()


def test_today_asks_for_the_score_that_a_test_needs(signed_in):
    a_symptom_tag("wind", "Wind")
    row = a_locked(signed_in.patient, a_plan(decided_on=BEGUN, seed=0, outcome="wind"))

    page = text(signed_in.get("/diary/"))
    assert 'name="agreed_wind"' in page
    assert "For your test" in page
    assert "for your test" in page
    assert "See the visit" not in page
    sent = {"agreed": "1", "batch": str(uuid4()), "agreed_wind": "6", "shown": str(TODAY)}
    assert signed_in.post("/diary/", sent).status_code == 302

    rows = Entry.objects.owned_by(signed_in.patient).sealed_rows()
    (kept,) = open_entries(signed_in.patient, rows)
    assert (kept.payload.tag, kept.payload.severity_0_10) == ("wind", 6)
    stop_experiment(diary=read_diary(signed_in.patient, NOON), row=fresh(row), because="")
    assert 'name="agreed_wind"' not in text(signed_in.get("/diary/"))


def test_a_word_of_ones_own_has_a_row_too(signed_in):
    plan = a_plan(decided_on=BEGUN, seed=0, outcome="own:my knee")
    a_locked(signed_in.patient, plan, own_label="My knee")

    assert "My knee" in text(signed_in.get("/diary/"))


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    return a_patient(tracked=("bloating",))


def test_what_is_tracked_anyway_stands_there_once(signed_in):
    a_locked(signed_in.patient, a_plan(decided_on=BEGUN, seed=0))

    page = text(signed_in.get("/diary/"))
    assert 'name="score_bloating"' in page
    assert "agreed_bloating" not in page
    assert "for your test" in page


def test_a_test_that_has_not_begun_asks_for_nothing(signed_in):
    a_symptom_tag("wind", "Wind")
    a_locked(signed_in.patient, a_plan(outcome="wind"))

    assert "agreed_wind" not in text(signed_in.get("/diary/"))
