"""The page of patterns in its other states: resting, stale, at work, and what does not open."""

import pytest

from diary.actions.store import store
from diary.models import PatternRun
from diary.models.patterns import PATTERN_RUN_ID
from tests.diary.factories import NOON, an_entry
from tests.diary.patterns.hand_made import pair
from tests.diary.patterns.kept import a_comparison
from tests.diary.patterns.on_page import ALL_TIERS, keep, name_things, said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _named(db):
    name_things()


def test_while_looking_rests_no_pattern_with_a_food_is_shown_and_help_is(signed_in):
    keep(signed_in.patient, *ALL_TIERS, pauses=("weight_loss",))

    text = said(signed_in)

    assert "You have lost weight." in text
    assert "A dietitian can help you eat enough" in text
    assert "after onion" not in text
    assert "Kefir" not in text
    assert "Feeling sick the day after a day of more stress than usual" in text
    assert "about eating it again" in text


def test_an_entry_since_then_is_said_and_the_old_answer_stays(signed_in):
    keep(signed_in.patient, pair())
    an_entry(signed_in.patient, "note")

    text = said(signed_in)

    assert "Your diary or your choice has changed since." in text
    assert "Bloating the day after onion" in text


def test_while_one_is_at_work_the_last_one_stays(signed_in):
    keep(signed_in.patient, pair(), asked_at=NOON)

    text = said(signed_in)

    assert "A new comparison is at work." in text
    assert "Bloating the day after onion" in text


def test_the_first_one_at_work_says_so(signed_in):
    run = a_comparison(findings=None, asked_at=NOON)
    store(PatternRun(patient=signed_in.patient, id=PATTERN_RUN_ID), run, seen=0, now=NOON)

    assert "Your days are being compared" in said(signed_in)


def test_a_comparison_that_does_not_open_leaves_a_page_that_works(signed_in):
    keep(signed_in.patient, pair())
    PatternRun.objects.update(sealed=b"not a seal")

    assert "What would you like to know?" in said(signed_in)


def test_entries_that_did_not_open_are_counted(signed_in):
    keep(signed_in.patient, pair(), unreadable=2)

    assert "2 entries cannot be opened and are missing here." in said(signed_in)
