"""What the diary's tests share: a patient, signed in."""

import pytest
import time_machine

from diary.snapshots.vocabulary import forget_vocabulary
from tests.diary.factories import NOON, a_patient


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
