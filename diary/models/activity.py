"""What was done with an account and its diary, for the person whose it is: never what a patient wrote."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from diary.domain.activity import EVENTS
from diary.models.base import OPERATIONAL, PERSONAL, ClearRecord, Privacy


class AccessEvent(ClearRecord):
    """Something that happened: a code of ``diary.domain.activity``, when, and on what sort of device.

    Only ever added to, and deleted when it is too old. It stays when the diary is erased and the account
    is not: that the diary was erased is one of the things a person may want to see.
    """

    privacy: ClassVar[dict[str, Privacy]] = ClearRecord.privacy | {
        "what": OPERATIONAL,
        "device": PERSONAL,
        "at": PERSONAL,
    }
    exported_as = "activity"
    stays_with_account = True

    what = models.CharField(max_length=32)
    device = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("patient", "at"), name="access_event_by_time"),)
        constraints = (
            models.CheckConstraint(condition=~Q(what=""), name="access_event_says_what"),
        )

    @property
    def is_known(self) -> bool:
        """Say whether this version of the portal has words for it."""
        return self.what in EVENTS
