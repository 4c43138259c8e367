"""Finish what people asked to have erased, and make a restored backup forget again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from diary.actions.activity import note_event
from diary.actions.erase import erase_diary
from diary.actions.erasure import due_erasure, whose_erasure_is_due
from diary.actions.ledger import (
    complete_ledger,
    is_in,
    mark_of_account,
    marks_of_diary,
    read_ledger,
)
from portal.accounts.actions import erase_account
from portal.accounts.models import User

PATIENTS = {"kind": User.Kind.PATIENT}


@dataclass
class Forgotten:
    """How many diaries and how many accounts with their diaries are gone."""

    diaries: int = 0
    accounts: int = 0

    def add(self, what: str) -> None:
        self.accounts += what == "account"
        self.diaries += what == "diary"


@transaction.atomic
def erase_now(*, user: User, what: str, now: datetime, user_agent: str = "") -> None:
    """Erase a patient's diary, and the account too when ``what`` is ``account``."""
    erase_diary(patient=user)
    if what == "account":
        erase_account(user=user, now=now)
    else:
        note_event(patient=user, what="diary_erased", now=now, user_agent=user_agent)


def finish_erasure_of(*, user_id: int, now: datetime) -> str | None:
    """Erase what one patient asked for, if the time is over; return what was erased."""
    with due_erasure(patient_id=user_id, now=now) as what:
        if what is not None:
            erase_now(user=User.objects.get(pk=user_id), what=what, now=now)
    return what


def finish_due_erasures(*, now: datetime) -> Forgotten:
    """Erase everything whose time is over; run twice at once, each is erased once."""
    done = Forgotten()
    for user_id in whose_erasure_is_due(now=now):
        if what := finish_erasure_of(user_id=user_id, now=now):
            done.add(what)
    complete_ledger(known=read_ledger())
    return done


def replay_erasures(*, files: Iterable[Path], now: datetime) -> Forgotten:
    """Erase again what the ledger names and this database still, or again, holds."""
    done, known = Forgotten(), read_ledger(*files)
    for user in User.objects.filter(**PATIENTS).order_by("pk"):
        what = None
        if is_in([mark_of_account(user)], known):
            what = "account"
        elif is_in(marks_of_diary(user), known):
            what = "diary"
        if what:
            erase_now(user=user, what=what, now=now)
            done.add(what)
    complete_ledger(
        known=known
    )  # last: a file that cannot be written keeps nobody from being forgotten
    return done
