"""A result that waits for the end, counts first, and is said alike in both directions."""

import pytest

from diary.domain.experiments.schedule import days_of
from diary.domain.wording_lint import lint, lint_patterns
from tests.diary.experiments.kept_experiments import (
    BEFORE_AFTER,
    DAY,
    a_locked,
    a_plan,
    read,
)
from tests.diary.experiments.pages import address
from tests.diary.factories import NOON, TODAY, a_patient, a_symptom_tag, an_entry

pytestmark = pytest.mark.django_db
BEGUN = TODAY - 2 * DAY
OVER = TODAY - 30 * DAY


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    return a_patient(tracked=("bloating",))


def running(patient, **said):
    """Keep a test whose second day is today: as usual."""
    return a_locked(patient, a_plan(decided_on=BEGUN, seed=0), **said)


def text(response):
    return response.content.decode()


def scored(patient, first, scores):
    """Score bloating on days from ``first`` on; None leaves a day out."""
    for n, score in enumerate(scores):
        if score is not None:
            at = NOON + (first - TODAY) + n * DAY
            an_entry(patient, "symptom", severity_0_10=score, started_at=at)


def arms_of(plan, usual, tried):
    """Return a score for each day of a plan by its arm."""
    return [tried if one.arm == "B" else usual for one in days_of(plan)]


def opened(signed_in, usual, tried, **plan):
    plan = a_plan(decided_on=OVER, **plan)
    row = a_locked(signed_in.patient, plan)
    scored(signed_in.patient, plan.first_day, [s + (n * n) % 5 % 3 for n, s in enumerate(arms_of(plan, usual, tried))])  # fmt: skip
    signed_in.post(address("experiment_open", row.id))
    return row, text(signed_in.get(address("experiment", row.id)))


def test_the_result_is_hidden_until_the_end_whatever_is_asked(signed_in):
    row = running(signed_in.patient)
    scored(signed_in.patient, TODAY - DAY, [8, 8])

    signed_in.post(address("experiment_open", row.id))
    pages = [
        text(signed_in.get(address("experiment", row.id))),
        text(signed_in.get(address("experiment_report", row.id), follow=True)),
    ]

    assert read(row).opened_at is None
    assert not any("4 or more" in page or "averaged" in page for page in pages)


@pytest.mark.parametrize(
    ("usual", "tried", "direction", "verdict"),
    [
        (7, 2, "lower", "It likely helped you in this test."),
        (2, 7, "higher", "It likely made it worse in this test."),
    ],
)
def test_a_worsening_is_said_as_plainly_as_a_bettering_counts_first(
    signed_in, usual, tried, direction, verdict
):
    _row, page = opened(signed_in, usual, tried)

    counts, difference = page.index("Bloating 4 or more:"), page.index("With the change Bloating averaged")  # fmt: skip
    assert counts < difference < page.index(verdict)
    assert f"points {direction}" in page
    assert "6 of 10 sure that it would help" in page
    assert "does not show what the cause is" in page
    assert lint(" ".join(page.split())) == lint_patterns(" ".join(page.split())) == ()


def test_before_and_after_has_no_verdict_and_always_says_that_bad_times_ease(signed_in):
    none = {"pairs": None, "block_days": None, "washout_days": None}
    plan = a_plan(decided_on=TODAY - 40 * DAY, **{**BEFORE_AFTER, **none, "after_days": 28})
    row = a_locked(signed_in.patient, plan)
    scored(signed_in.patient, TODAY - 68 * DAY, [6, 7] * 14)
    scored(signed_in.patient, plan.first_day + 3 * DAY, [3, 4] * 14)
    signed_in.post(address("experiment_open", row.id))

    page = text(signed_in.get(address("experiment", row.id)))

    assert "bad times tend to ease by themselves" in page
    assert "averaged 3 points lower" in page
    assert "likely helped" not in page


def test_days_without_a_score_are_unknown_and_days_done_differently_are_counted(signed_in):
    plan = a_plan(decided_on=OVER)
    row = a_locked(signed_in.patient, plan, deviations={plan.first_day + DAY: "Ill"})
    scores = arms_of(plan, 6, 3)
    scored(signed_in.patient, plan.first_day, [*scores[:-2], None, None])
    signed_in.post(address("experiment_open", row.id))

    page = text(signed_in.get(address("experiment", row.id)))

    assert "2 of 16 days have no score. They are unknown" in page
    assert "On 1 day you noted that you did it differently." in page


def test_with_no_score_at_all_there_is_a_reason_and_no_number(signed_in):
    row = a_locked(signed_in.patient, a_plan(decided_on=OVER))
    signed_in.post(address("experiment_open", row.id))

    for name in ("experiment", "experiment_report"):
        page = text(signed_in.get(address(name, row.id)))
        assert "too few pairs of blocks with scores" in page
        assert "nan" not in page.casefold().split()


def test_the_report_has_all_on_one_page(signed_in):
    row, _page = opened(signed_in, 7, 2)

    page = text(signed_in.get(address("experiment_report", row.id)))

    for said in (
        "What was asked", "Peppermint tea after supper", "No tea", "What came out", "Bloating 4 or more",
        "How far to trust it", "What to ask", read(row).fingerprint[:12], "10.1136/bmj.h1738",
    ):  # fmt: skip
        assert said in page
