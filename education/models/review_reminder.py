"""Which reminders of a review were sent, so that each is sent once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from education.domain.review_steps import STEPS


class ReviewReminder(models.Model):
    """One mail: so many days before this article was due on that day. A new due day starts anew."""

    page = models.ForeignKey(
        "education.ArticlePage", on_delete=models.CASCADE, related_name="review_reminders"
    )
    due_on = models.DateField()
    days_before = models.PositiveSmallIntegerField()
    # Set by the run that is about to send it, so that no other run does.
    claimed_at = models.DateTimeField()
    # Empty while it is on its way. A run that died there leaves it so, and a later one tries again.
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reminder of a review")
        verbose_name_plural = _("reminders of reviews")
        constraints = (
            models.UniqueConstraint(
                fields=["page", "due_on", "days_before"], name="review_reminder_once"
            ),
            models.CheckConstraint(
                condition=models.Q(days_before__in=STEPS), name="review_reminder_step"
            ),
        )

    def __str__(self) -> str:
        return f"{self.due_on} -{self.days_before}"
