"""The sample visit: written once, with a checklist as its patient would answer it."""

import pytest
from django.urls import reverse

from diary.models import ChecklistRun, Visit
from diary.snapshots.red_flags import forget_red_flags
from portal.sample.visit import ANSWERS, ASKED, LEFT_OPEN, RUN_ID, VISIT_ID, write_visit
from tests.diary.factories import NOON, a_patient
from tests.diary.live_red_flags import put_live

pytestmark = pytest.mark.django_db


@pytest.fixture
def patient():
    forget_red_flags()
    put_live()
    patient = a_patient(date_of_birth=NOON.date().replace(year=1988))
    write_visit(patient=patient, now=NOON)
    yield patient
    forget_red_flags()


def test_it_is_written_once(patient):
    before = Visit.objects.owned_by(patient).get().version

    write_visit(patient=patient, now=NOON)

    assert Visit.objects.owned_by(patient).get().version == before
    assert ChecklistRun.objects.owned_by(patient).count() == 1


def test_its_checklist_answers_what_the_sample_says(patient):
    row = ChecklistRun.objects.owned_by(patient).get(id=RUN_ID)
    row.patient = patient
    run = row.read()

    assert {code: run.answered[code] for code in ANSWERS} == ANSWERS
    assert not set(LEFT_OPEN) & run.answered.keys()
    assert len(run.unsure) == 1
    assert run.tier == "same_day"


def test_its_pack_can_be_looked_at(patient, client):
    client.force_login(patient)

    page = client.get(reverse("visit_pack", args=[VISIT_ID])).content.decode()

    assert ASKED[0] in page
    assert "Same day" in page
