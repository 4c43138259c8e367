"""Medicines of a pack, and what was tried: the days before and since, and their difference."""

from datetime import date, timedelta

import pytest

from diary.domain.experiments.before_after import difference
from diary.domain.visits.pack.gathered import gather
from diary.domain.visits.pack.medicines import changes, courses
from diary.domain.visits.pack.tried import steps
from tests.diary.trends.said import course, symptom
from tests.diary.visits.pack.said import said
from tests.diary.visits.packs import TODAY, a_source, kept


def test_medicines_are_those_of_the_period_and_those_still_taken():
    old = course("Old", date(2026, 1, 1), date(2026, 2, 1))
    stopped = course("Ibuprofen", date(2026, 9, 1), date(2026, 11, 12), reason_stopped="Blood")
    taken = course("Levothyroxine", date(2019, 5, 1), dose="75 micrograms")
    gathered = gather(a_source(kept(old, stopped, taken, symptom(2, 5))))

    assert [one.name for one in courses(gathered)] == ["Ibuprofen", "Levothyroxine"]
    assert [(c.name, c.started) for c in changes(gathered)] == [("Ibuprofen", False)]
    text = said(gathered.source, "medicines")
    assert "Ibuprofen | not recorded | 1 September 2026 | 12 November 2026 | Blood" in text
    assert "Levothyroxine | 75 micrograms | 1 May 2019 | still taken" in text


def test_under_21_days_on_a_side_no_difference_is_given():
    scores = [symptom(n, 6) for n in range(1, 29)]
    source = a_source(kept(*scores, course("Peppermint oil", TODAY - timedelta(days=10))))

    text = said(source, "tried")

    assert "Bloating was scored on 18 days before and 6 days since" in text
    assert "so no difference is given yet" in text
    assert "or more:" not in text


def test_from_21_days_on_each_side_counts_come_first_and_no_cause():
    before = [symptom(n, 6) for n in range(31, 60)]
    since = [symptom(n, 2) for n in range(1, 30)]
    source = a_source(
        kept(*before, *since, course("Peppermint oil", TODAY - timedelta(days=30))), days=60
    )

    (step,) = steps(gather(source), "bloating")
    text = said(source, "tried")

    assert (step.before.days, step.before.bad, step.since.days, step.since.bad) == (29, 29, 26, 0)
    assert "Bloating 4 or more: 29 of 29 days before, 0 of 26 days since" in text
    assert "does not show why" in text
    assert "bad times tend to ease by themselves" in text
    assert (step.difference.reason, step.difference.points) == ("no_variation", -4)
    assert "all alike, so no plausible range" in text


@pytest.mark.parametrize(
    ("change", "words"),
    [(-2, "Average score: 2 lower"), (2, "Average score: 2 higher"), (0, "score: no difference")],
)
def test_a_difference_is_that_of_a_self_experiment_and_said_alike_either_way(change, words):
    wave = [4, 6, 5, 7, 3, 5, 5]
    before = [symptom(n, wave[n % 7]) for n in range(31, 59)]
    since = [symptom(n, wave[n % 7] + change) for n in range(27)]
    source = a_source(kept(*before, *since, course("Oil", TODAY - timedelta(days=30))), days=60)

    (step,) = steps(gather(source), "bloating")
    text = said(source, "tried")

    days = [TODAY - timedelta(days=n) for n in range(59)]
    scores = {day: float(wave[n % 7] + (change if n < 27 else 0)) for n, day in enumerate(days)}
    plain = difference(
        {day: score for n, (day, score) in enumerate(scores.items()) if n >= 31},
        {day: score for n, (day, score) in enumerate(scores.items()) if n < 27},
    )
    assert (step.difference.low, step.difference.high) == pytest.approx((plain.low, plain.high))
    assert words in text
    assert "plausible: " in text
    assert text.count("bad times tend to ease") == 1


def test_changes_close_together_are_one_step():
    two = [course("One", TODAY - timedelta(days=12)), course("Two", TODAY - timedelta(days=10))]

    (step,) = steps(gather(a_source(kept(symptom(2, 5), *two))), "bloating")

    assert step.apart_days == 2
    assert "within 2 days cannot be told from each other" in said(a_source(kept(symptom(2, 5), *two)), "tried")  # fmt: skip
