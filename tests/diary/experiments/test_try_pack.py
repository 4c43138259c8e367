"""What the pack of a visit says of self-experiments, when what was tried goes in."""

import pytest
from django.urls import reverse

from tests.diary.experiments.kept_experiments import DAY, a_draft, a_locked, a_plan
from tests.diary.factories import NOON, TODAY, a_patient, a_symptom_tag, an_entry
from tests.diary.visits.kept_visits import a_visit_of

pytestmark = pytest.mark.django_db
OVER = TODAY - 30 * DAY


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    return a_patient(tracked=("bloating",))


def pack(browser, **visit):
    said = {"period_first": TODAY - 40 * DAY, "period_last": TODAY, **visit}
    row = a_visit_of(browser.patient, **said)
    pages = (
        browser.get(reverse(name, args=[row.id])) for name in ("visit_pack", "visit_pack_text")
    )
    return [page.content.decode() for page in pages]


def test_one_that_was_looked_at_is_there_with_its_counts_and_its_difference(signed_in):
    plan = a_plan(decided_on=OVER)
    for n in range(24):
        at = NOON + (plan.first_day - TODAY) + n * DAY
        an_entry(signed_in.patient, "symptom", severity_0_10=n * n % 7, started_at=at)
    a_locked(signed_in.patient, plan, opened_at=NOON)

    for page in pack(signed_in):
        assert "Peppermint tea after supper" in page
        assert "Bloating 4 or more:" in page
        assert "Expected before: 6 of 10" in page
        assert "It does not show the cause." in page


@pytest.mark.parametrize("decided_on", [TODAY - 2 * DAY, OVER])
def test_one_that_nobody_looked_at_says_so_and_nothing_of_its_result(signed_in, decided_on):
    an_entry(signed_in.patient, "symptom", severity_0_10=7)
    a_locked(signed_in.patient, a_plan(decided_on=decided_on))

    for page in pack(signed_in):
        assert "its result has not been looked at yet" in page
        assert "Bloating 4 or more:" not in page


def test_what_is_planned_left_out_or_of_another_time_is_not_in_it(signed_in):
    a_draft(signed_in.patient, what="Coffee")
    a_locked(signed_in.patient, a_plan(decided_on=OVER))

    for visit in ({"sections": ("symptoms",)}, {"period_first": TODAY - 3 * DAY}):
        for page in pack(signed_in, **visit):
            assert "Peppermint" not in page
            assert "Coffee" not in page
