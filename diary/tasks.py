"""What is done outside the request. Arguments are ids and moments: they are stored in clear."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from diary.actions import patterns, reminders
from diary.actions.importing import steps, work
from diary.domain.reminders import LATEST

LOG = logging.getLogger(__name__)
QUEUE = "queue"
ASK_MAIL_SERVER_AGAIN = timedelta(minutes=5)
A_LITTLE = timedelta(minutes=1)


@task(backend=QUEUE)
def send_reminder(patient_id: int, due: str) -> None:
    """Send one reminder; while the mail server is away, come back for as long as it is still in time."""
    now, moment = timezone.now(), datetime.fromisoformat(due)
    try:
        reminders.send_reminder(patient_id=patient_id, due=moment, now=now)
    except (SMTPException, OSError) as trouble:
        LOG.warning("A reminder waits for the mail server: %s", type(trouble).__name__)
        later = now + ASK_MAIL_SERVER_AGAIN
        if later - moment <= LATEST:
            send_reminder.using(run_after=later).enqueue(patient_id, due)


@task(backend=QUEUE)
def tidy_imports() -> None:
    """Take away uploaded files that are a day old."""
    steps.tidy_imports(now=timezone.now())


def forget_files_in_time() -> None:
    """Have the file that was just uploaded taken away after a day, also when nobody comes back."""
    if tidy_imports.get_backend().supports_defer:  # what runs at once cannot run later
        tidy_imports.using(run_after=timezone.now() + steps.FILE_STAYS + A_LITTLE).enqueue()


@task(backend=QUEUE)
def read_import(patient_id: int, import_id: str) -> None:
    """Look through an uploaded file, for a preview."""
    work.read_by_id(patient_id=patient_id, import_id=UUID(import_id), now=timezone.now)


@task(backend=QUEUE)
def write_import(patient_id: int, import_id: str) -> None:
    """Write what was confirmed of a file."""
    work.write_by_id(patient_id=patient_id, import_id=UUID(import_id), now=timezone.now)


@task(backend=QUEUE)
def compare_days(patient_id: int) -> None:
    """Work out the comparison that a patient asked for."""
    patterns.work_out_by_id(patient_id=patient_id, now=timezone.now)
