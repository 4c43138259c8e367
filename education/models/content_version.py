"""One number that grows with every publish, so that caches know when to forget."""

from django.db import models
from django.db.models import Q


class ContentVersion(models.Model):
    """The only row has id 1."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(id=1), name="content_version_is_one_row"),
        )

    def __str__(self) -> str:
        return str(self.number)
