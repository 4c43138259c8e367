"""What a patient agreed to, and until when."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from diary.models.base import OPERATIONAL, PERSONAL, ClearRecord, Privacy


class Consent(ClearRecord):
    """One "yes" to one version of the text; ``withdrawn_at`` is set once, and nothing else ever changes."""

    privacy: ClassVar[dict[str, Privacy]] = ClearRecord.privacy | {
        "text_version": OPERATIONAL,
        "given_at": PERSONAL,
        "withdrawn_at": PERSONAL,
    }
    exported_as = "consents"

    text_version = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("patient", "text_version"),
                condition=Q(withdrawn_at__isnull=True),
                name="consent_stands_once",
            ),
            models.CheckConstraint(condition=Q(text_version__gte=1), name="consent_version"),
        )
