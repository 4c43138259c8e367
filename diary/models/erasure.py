"""Erasures: the one a patient has asked for and may still undo, and the list of all that were done."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from diary.models.base import OPERATIONAL, PERSONAL, PatientRecordQuerySet, Privacy

WHAT = (("diary", "the diary"), ("account", "the diary and the account"))
SORTS = tuple(sort for sort, _words in WHAT)


class PendingErasure(models.Model):
    """A patient asked to be forgotten: until ``due_at`` the diary is closed, and it can be undone."""

    privacy: ClassVar[dict[str, Privacy]] = {
        "patient": PERSONAL,
        "what": PERSONAL,
        "asked_at": PERSONAL,
        "due_at": PERSONAL,
    }
    exported_as: ClassVar[str] = "pending_erasures"
    not_exported: ClassVar[frozenset[str]] = frozenset()
    stays_with_account: ClassVar[bool] = False

    patient = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="pending_erasure",
    )
    what = models.CharField(max_length=8, choices=WHAT)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)

    objects = PatientRecordQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(what__in=SORTS), name="pending_erasure_what"),
        )

    def __str__(self) -> str:
        return f"PendingErasure {self.pk}"

    @property
    def is_of_account(self) -> bool:
        """Say whether the account goes too."""
        return self.what == "account"


class Erased(models.Model):
    """The ledger of erasures: a keyed digest of what was erased, and when. Only ever added to.

    It names nobody. A restored backup is made to forget again by computing the digest of everything in
    it and looking it up here.
    """

    privacy: ClassVar[dict[str, Privacy]] = {
        "id": OPERATIONAL,
        "digest": OPERATIONAL,
        "erased_at": OPERATIONAL,
    }

    digest = models.CharField(max_length=64, unique=True)
    erased_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Erased {self.pk}"
