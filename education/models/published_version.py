"""What readers saw of an article, and what it told them had changed: the record that stays."""

import hashlib
import json

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from education.models.article_parts import ArticleChange
from education.models.kept_for_good import KeptForGood
from education.models.signature import Signature


class PublishedVersion(KeptForGood):
    """One version of an article that was live, as it was sent to readers."""

    page = models.ForeignKey(
        "education.ArticlePage", null=True, on_delete=models.SET_NULL, related_name="versions"
    )
    # Counts from 1 for each article.
    number = models.PositiveSmallIntegerField()
    live_from = models.DateTimeField()
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="versions"
    )
    signature = models.ForeignKey(
        Signature, null=True, on_delete=models.SET_NULL, related_name="versions"
    )
    title = models.CharField(max_length=255)
    deck = models.CharField(max_length=300, blank=True)
    checked_by = models.CharField(max_length=310, blank=True)
    checked_on = models.DateField(null=True)
    guideline_versions = models.TextField(blank=True)
    # Both empty when the page itself was published; else what it shows that was published again
    # or taken down: the name of its model, and its own name.
    because_kind = models.CharField(max_length=30, blank=True)
    because_of = models.CharField(max_length=400, blank=True)
    # The parts of rendering.render_article that hold an editor's words.
    summary = models.TextField()
    body = models.TextField()

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ("page_id", "number")
        constraints = (
            models.UniqueConstraint(fields=["page", "number"], name="version_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number"),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def number_before(self) -> int:
        """The number of the version whose place it took; 0 for the first."""
        return self.number - 1


class PublishedChange(KeptForGood):
    """One entry of "what changed" as it was published. It outlives the article."""

    page = models.ForeignKey(
        "education.ArticlePage",
        null=True,
        on_delete=models.SET_NULL,
        related_name="published_changes",
    )
    version = models.ForeignKey(
        PublishedVersion, null=True, on_delete=models.SET_NULL, related_name="changes"
    )
    article_title = models.CharField(max_length=255)
    article_slug = models.CharField(max_length=255)
    language = models.CharField(max_length=100)
    date = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=10, choices=ArticleChange.Kind)
    what = models.TextField(_("what changed"))
    was_wrong = models.TextField(_("what was wrong"), blank=True)
    # Of date, kind and words: the same entry is kept once.
    entry_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("published change")
        verbose_name_plural = _("published changes")
        constraints = (
            models.UniqueConstraint(fields=["page", "entry_hash"], name="published_change_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["update", "correction"]), name="published_change_kind"
            ),
        )
        indexes = (models.Index(fields=["kind", "-date"], name="published_change_kind_date"),)

    def __str__(self) -> str:
        return f"{self.date} {self.kind}"


def entry_hash(*, date: object, kind: str, what: str, was_wrong: str) -> str:
    """Return the SHA-256 of one entry of "what changed": its date, its kind and its words.

    White space does not count: a browser sends other line ends than an import.
    """
    words = [str(date), kind, *(" ".join(text.split()) for text in (what, was_wrong))]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()
