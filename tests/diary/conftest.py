"""What the diary's tests share: a patient, signed in."""

import pytest
import time_machine
from django.test import Client

from diary.snapshots.red_flags import forget_red_flags
from diary.snapshots.vocabulary import forget_vocabulary
from tests.diary.factories import NOON, a_patient
from tests.diary.live_red_flags import put_live
from tests.portal.people import SAME_ORIGIN


@pytest.fixture
def patient(db):
    return a_patient()


@pytest.fixture
def signed_in(client, patient):
    """Return a browser in which ``patient`` is signed in, at noon."""
    with time_machine.travel(NOON, tick=False):
        client.force_login(patient)
        client.patient = patient
        yield client


@pytest.fixture(autouse=True)
def _fresh_vocabulary():
    forget_vocabulary()
    yield
    forget_vocabulary()


@pytest.fixture
def live_red_flags(db):
    """Every red flag of the catalogue is live."""
    forget_red_flags()
    put_live()
    yield
    forget_red_flags()


@pytest.fixture
def nobody() -> Client:
    """Return a browser in which nobody is signed in."""
    return Client(headers=SAME_ORIGIN)
