"""When somebody is to be reminded next. What they asked for is sealed in their profile."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models

from diary.models.base import OPERATIONAL, PERSONAL, PatientRecordQuerySet, Privacy


class Reminder(models.Model):
    """The next reminder of one patient, and the two addresses that need no sign-in.

    ``due_at`` is in clear, to find what is due without opening every diary; it is empty when no mails are
    wanted. ``stop_token`` ends them; ``feed_token`` shows times of the week and nothing else.
    """

    privacy: ClassVar[dict[str, Privacy]] = {
        "patient": PERSONAL,
        "due_at": PERSONAL,
        "sending_for": OPERATIONAL,
        "sent_for": OPERATIONAL,
        "stop_token": OPERATIONAL,
        "feed_token": OPERATIONAL,
        "feed_since": OPERATIONAL,
    }
    exported_as: ClassVar[str] = "reminders"
    not_exported: ClassVar[frozenset[str]] = frozenset({"stop_token", "feed_token"})
    stays_with_account: ClassVar[bool] = False

    patient = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    sending_for = models.DateTimeField(null=True, blank=True)
    sent_for = models.DateTimeField(null=True, blank=True)
    stop_token = models.UUIDField(unique=True, default=uuid4)
    feed_token = models.UUIDField(unique=True, null=True, blank=True)
    feed_since = models.DateField(null=True, blank=True)

    objects = PatientRecordQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Reminder {self.pk}"
