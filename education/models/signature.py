"""A clinical reviewer's signature under one revision: the only thing that lets it go live."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision


class Signature(models.Model):
    """Who signed which words, and when. Rows are only ever added."""

    class Kind(models.TextChoices):
        REVIEW = "review", _("Reviewed by a second person")
        STARTER = "starter", _("Plain text that came with the software, not reviewed")
        LANGUAGE = "language", _("Translation read by a second reader, not clinically reviewed")

    kind = models.CharField(max_length=8, choices=Kind, default=Kind.REVIEW)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.CharField(max_length=255)
    # A revision may be purged one day; the record of who signed what stays.
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="signatures"
    )
    content_hash = models.CharField(max_length=64)
    # Under a translation: the words of the original that it was held against.
    source_hash = models.CharField(max_length=64, blank=True, default="")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewer_name = models.CharField(max_length=310, blank=True)
    signed_at = models.DateTimeField()
    guideline_versions = models.TextField(
        _("guidelines checked"),
        blank=True,
        help_text=_("The guidelines you checked this against, with version or date."),
    )
    guidelines_checked_on = models.DateField(
        _("guidelines checked on"), null=True, blank=True, help_text=_("When you looked them up.")
    )
    # Of a red flag: the SHA-256 of the live rules with this one in place, as they were tried.
    tried_rule_set = models.CharField(max_length=64, blank=True, default="")
    whole_page_reviewed = models.BooleanField(
        _("I have read the whole page"),
        default=False,
        help_text=_("Only this moves the date of the last review."),
    )
    next_review_on = models.DateField(
        _("next review due"),
        null=True,
        blank=True,
        help_text=_("Leave empty for the clinic's usual time."),
    )
    went_live_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        indexes = (models.Index(fields=["content_type", "object_id"], name="signature_object"),)
        constraints = (
            models.UniqueConstraint(fields=["revision", "reviewer"], name="signature_once"),
            models.CheckConstraint(
                condition=Q(kind="starter") | ~Q(reviewer_name=""), name="signature_has_a_name"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["review", "starter", "language"]), name="signature_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.reviewer_name or self.get_kind_display()} {self.signed_at:%Y-%m-%d}"
