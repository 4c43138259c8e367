"""What readers said of an article: a yes or a no, perhaps some words, and nothing of who they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_WORDS = 1_000


class ArticleFeedback(models.Model):
    """One answer. No account, no address, no hour: the day is all that is kept beside the words."""

    page = models.ForeignKey(
        "education.ArticlePage",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="feedback",
    )
    useful = models.BooleanField(_("useful"))
    words = models.TextField(_("in their words"), blank=True, max_length=LONGEST_WORDS)
    received_on = models.DateField(_("received on"))

    # Not a use of the page: it neither keeps an editor from deleting it nor is listed as one.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ("-received_on", "-pk")
        indexes = (models.Index(fields=["received_on"], name="article_feedback_day"),)

    def __str__(self) -> str:
        return f"{self.page_id} {self.received_on}"
