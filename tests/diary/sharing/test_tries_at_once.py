"""A hundred wrong passcodes at the same moment: no more are compared than there are tries."""

from contextlib import nullcontext

import pytest
import time_machine
from django.db import connection

from diary.actions.sharing.opening import NoSuchShare, WrongPasscode, open_share
from diary.domain.sharing.link import MOST_TRIES
from tests.diary.at_once import at_once, sqlite_in_files
from tests.diary.factories import NOON, a_patient
from tests.diary.sharing.shares import a_link, asking, token_of, tries_left

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PARALLEL = 100


@pytest.fixture(autouse=True)
def path(tmp_path):
    """Work where several can: in files on SQLite (the path), on the server of PostgreSQL (None)."""
    with sqlite_in_files(tmp_path) if connection.vendor == "sqlite" else nullcontext() as path:
        yield path


def test_a_hundred_wrong_passcodes_at_once_are_counted_right(path):
    link = a_link(a_patient(), now=NOON)
    token = token_of(link)

    def guess(number):
        return lambda: open_share(token=token, asking=asking(f"wrong {number}"), now=NOON)

    answers = []
    for start in range(0, PARALLEL, 50):  # as many connections as a server of PostgreSQL has
        answers += at_once([guess(start + n) for n in range(50)], path)

    wrong = [answer.remaining for answer in answers if isinstance(answer, WrongPasscode)]
    assert sorted(wrong) == list(range(MOST_TRIES))
    assert sum(isinstance(a, NoSuchShare) for a in answers) == PARALLEL - MOST_TRIES
    assert tries_left() == 0


def test_right_passcodes_at_once_use_up_nothing(path):
    link = a_link(a_patient(), now=NOON)
    token = token_of(link)

    with time_machine.travel(NOON, tick=False):
        answers = at_once(
            [lambda: open_share(token=token, asking=asking(), now=NOON)] * MOST_TRIES, path
        )

    assert [len(answer) for answer in answers] == [2] * MOST_TRIES
    assert tries_left() == MOST_TRIES
