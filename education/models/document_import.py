"""One document that somebody imported: who, when, which file, which page, and what it left to do."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision


class DocumentImport(models.Model):
    """A document from its upload on. Until its page is made it keeps the file itself in ``document``.

    ``issues`` holds [code, message, line], ``source`` and ``unplaced`` hold [line, text] of the
    document, ``changes`` says what became different in the page, ``comment_ids`` names what was
    written into the editor for it.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Looked at, no page made yet")
        MADE = "made", _("New page")
        REVISED = "revised", _("New version of the page")
        SAME = "same", _("Imported before, nothing changed")

    page = models.ForeignKey(
        "education.ArticlePage", null=True, on_delete=models.SET_NULL, related_name="imports"
    )
    page_title = models.CharField(max_length=255, blank=True)
    # A revision may be purged one day; that there was an import stays.
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(max_length=64)
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.WAITING)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    imported_by_name = models.CharField(max_length=310, blank=True)
    imported_at = models.DateTimeField(auto_now_add=True)
    counted = models.CharField(max_length=9, default="line")
    issues = models.JSONField(default=list)
    source = models.JSONField(default=list)
    unplaced = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    comment_ids = models.JSONField(default=list)
    document = models.BinaryField(null=True)

    class Meta:
        verbose_name = _("imported document")
        verbose_name_plural = _("imported documents")
        ordering = ("-imported_at", "-pk")
        indexes = (models.Index(fields=["page", "-imported_at"], name="document_import_page"),)

    def __str__(self) -> str:
        return self.file_name
