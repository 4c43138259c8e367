"""What came of asking whether an address that our content links to still answers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_ADDRESS = 2000


class LinkCheck(models.Model):
    """One address, when it was asked last, and what was answered."""

    class Outcome(models.TextChoices):
        WORKS = "works", _("Works")
        BROKEN = "broken", _("Broken")
        UNREACHABLE = "unreachable", _("Did not answer")
        REFUSED = "refused", _("Not asked: no public address")
        UNWANTED = "unwanted", _("Not asked: robots are not wanted there")

    url = models.CharField(_("address"), max_length=LONGEST_ADDRESS, unique=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    checked_at = models.DateTimeField(_("checked at"))
    # Since when it has not worked; empty while it does.
    failing_since = models.DateTimeField(_("failing since"), null=True)

    class Meta:
        verbose_name = _("link check")
        verbose_name_plural = _("link checks")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    outcome__in=["works", "broken", "unreachable", "refused", "unwanted"]
                ),
                name="link_check_outcome",
            ),
        )

    def __str__(self) -> str:
        return f"{self.outcome} {self.url}"
