"""The end of a share: when its patient says so, by time, with the visit or the diary."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from diary.actions.consent import withdraw_consent
from diary.actions.erase import erase_diary
from diary.actions.erasure import ask_for_erasure, undo_erasure
from diary.actions.sharing.ending import end_share, end_shares_of_visit, forget_ended_shares
from diary.actions.sharing.opening import (
    NoSuchShare,
    fetch_file,
    open_share,
)
from diary.models import AccessEvent, Share, ShareFile
from tests.diary.factories import NOON, a_patient
from tests.diary.sharing.shares import (
    LATER,
    VISIT,
    a_link,
    asking,
    everything_kept,
    opened,
    token_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def link(patient):
    return a_link(patient, now=NOON)


def test_a_share_that_ended_opens_for_nobody_and_holds_no_files(patient, link):
    ticket = opened(link)[0].ticket

    assert end_share(patient=patient, now=LATER, id=Share.objects.get().id)

    assert not ShareFile.objects.exists()
    with pytest.raises(NoSuchShare):
        opened(link)
    with pytest.raises(NoSuchShare):
        fetch_file(token=token_of(link), ticket=ticket, now=LATER)


def test_ending_it_twice_is_ending_it_once(patient, link):
    for _ in range(2):
        end_share(patient=patient, now=LATER, id=Share.objects.get().id)

    assert AccessEvent.objects.filter(what="share_ended").count() == 1
    assert not end_share(patient=patient, now=LATER, id=uuid4())


def test_nobody_ends_anybody_elses(patient, link):
    assert not end_share(patient=a_patient(), now=LATER, id=Share.objects.get().id)
    assert len(opened(link)) == 2


def test_the_shares_of_a_visit_end_with_it(patient, link):
    other = a_link(patient, now=NOON, visit_id=uuid4())
    end_shares_of_visit(patient=patient, visit_id=VISIT, now=LATER)

    with pytest.raises(NoSuchShare):
        opened(link)
    assert opened(other)


def test_it_expires(link):
    before, after = (link.expires_at + timedelta(seconds=s) for s in (-1, 0))

    assert open_share(token=token_of(link), asking=asking(), now=before)
    with pytest.raises(NoSuchShare):
        open_share(token=token_of(link), asking=asking(), now=after)


def test_a_closed_diary_is_shared_with_nobody_until_it_is_open_again(patient, link):
    ask_for_erasure(patient=patient, what="diary", now=LATER)
    with pytest.raises(NoSuchShare):
        opened(link)

    undo_erasure(patient=patient, now=LATER)
    assert opened(link)

    withdraw_consent(patient=patient, now=LATER)
    with pytest.raises(NoSuchShare):
        opened(link)


def test_erasing_the_diary_erases_what_was_shared(patient, link):
    opened(link)
    erase_diary(patient=patient)

    assert everything_kept() == ""
    with pytest.raises(NoSuchShare):
        opened(link)


def test_what_has_ended_is_taken_away_in_time(patient, link):
    opened(link)
    assert forget_ended_shares(now=LATER) == 0

    assert forget_ended_shares(now=link.expires_at) == 2  # the files
    assert Share.objects.exists()

    forget_ended_shares(now=link.expires_at + timedelta(days=181))
    assert everything_kept() == ""
