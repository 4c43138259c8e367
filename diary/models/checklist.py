"""Finished checklists: sealed, and only ever added to."""

from django.db import models
from django.db.models import Q

from diary.domain.checklist_run import ChecklistRunPayload
from diary.models.base import SealedRecord


class ChecklistRun(SealedRecord):
    """One run of the checklist. What it found is sealed, its tier too."""

    sealed_as = "checklist"
    payload_type = ChecklistRunPayload
    exported_as = "checklists"

    class Meta:
        # A second version of a run cannot exist: it is added once, and never changed.
        constraints = (models.CheckConstraint(condition=Q(version=1), name="checklist_run_once"),)

    def read(self) -> ChecklistRunPayload:
        """Open this run; its patient must carry the key."""
        return ChecklistRunPayload.read(self.opened(self.patient.diary_key.vault))
