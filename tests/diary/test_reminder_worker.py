"""A real worker process is killed while the mail server keeps it waiting; another sends the mail, once."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from portal.env import BASE_DIR
from tests.migrated import kept_copy

pytestmark = pytest.mark.slow
ONE_DUE_REMINDER = """
from datetime import timedelta
from django.contrib.auth import get_user_model
from django.utils import timezone
from diary.actions.open_diary import open_diary
from diary.actions.reminders import hand_out_due, save_reminder
from diary.domain.profile import Profile
from diary.domain.reminders import ReminderPlan
from diary.models import Reminder
from diary.models.patient import read_diary
from diary.tasks import send_reminder
now = timezone.now()
patient = get_user_model().objects.create_user("sample@example.org")
open_diary(patient=patient, profile=Profile.build(zone="UTC"), now=now)
midnight = now.time().replace(hour=0, minute=0)
plan = ReminderPlan(at=now.time().replace(second=0), quiet_from=midnight, quiet_to=midnight)
save_reminder(diary=read_diary(patient, now), plan=plan, seen=1, by_mail=True)
Reminder.objects.update(due_at=now - timedelta(minutes=1))
assert hand_out_due(now=now, put_in=send_reminder.enqueue) == 1
"""


def environment(var_dir: Path, **more: str) -> dict[str, str]:
    names = ("PATH", "HOME", "LANG")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return (
        kept
        | {"DEBUG": "1", "VAR_DIR": str(var_dir), "DJANGO_SETTINGS_MODULE": "portal.settings"}
        | more
    )


def manage(var_dir: Path, *words: str, **more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(BASE_DIR / "manage.py"), *words]
    return subprocess.Popen(  # noqa: S603 - our own command
        command, env=environment(var_dir, **more), stdout=subprocess.DEVNULL
    )


def asked(database: Path, question: str) -> object:
    with closing(sqlite3.connect(database, timeout=20)) as connection:
        row = connection.execute(question).fetchone()
        connection.commit()
        return row[0] if row else None


def test_the_mail_of_a_worker_that_was_killed_goes_once(tmp_path: Path):
    database, mails = tmp_path / "db.sqlite3", tmp_path / "mail"
    shutil.copy(kept_copy(), database)
    assert manage(tmp_path, "createcachetable").wait(60) == 0  # tests keep theirs in memory
    assert manage(tmp_path, "shell", "-c", ONE_DUE_REMINDER).wait(60) == 0

    with socket.socket() as silent:  # takes the call, and never says a word
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        silent.settimeout(60)
        port = silent.getsockname()[1]
        killed = manage(tmp_path, "db_worker", EMAIL_URL=f"smtp://127.0.0.1:{port}")
        call, _ = silent.accept()
        with call:  # kept, or Python hangs up for us and the worker is done before it is killed
            killed.send_signal(signal.SIGKILL)
            killed.wait()
    assert asked(database, "SELECT status FROM django_tasks_database_dbtaskresult") == "RUNNING"
    asked(database, "DELETE FROM portal_cache WHERE cache_key LIKE '%worker:%'")  # 40 s later

    for _ in range(2):
        assert manage(tmp_path, "db_worker", "--batch").wait(60) == 0

    assert len(list(mails.glob("*.log"))) == 1
    assert asked(database, "SELECT status FROM django_tasks_database_dbtaskresult") == "SUCCESSFUL"
