"""The rows that belong to one article: who wrote it, what changed, what to read next."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin

from education.models.contributor import Contributor
from education.models.translated import once_in_a_language


class ArticleContributor(Orderable):
    """One name of the byline; the contributor's own role says author or reviewer."""

    page = ParentalKey("education.ArticlePage", on_delete=models.CASCADE, related_name="byline")
    contributor = models.ForeignKey(
        Contributor,
        verbose_name=_("contributor"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("At least one author and one clinical reviewer before publishing."),
    )

    panels = (FieldPanel("contributor"),)

    class Meta(Orderable.Meta):
        verbose_name = _("name in the byline")

    def __str__(self) -> str:
        return str(self.contributor)


class ArticleChange(TranslatableMixin, Orderable):
    """One line of the list of changes. A published correction stays for good."""

    class Kind(models.TextChoices):
        UPDATE = "update", _("Update")
        CORRECTION = "correction", _("Correction")

    page = ParentalKey("education.ArticlePage", on_delete=models.CASCADE, related_name="changes")
    date = models.DateField(_("date"), help_text=_("The day of the change."))
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=Kind,
        default=Kind.UPDATE,
        help_text=_("A correction says we were wrong, and stays listed for good."),
    )
    what = models.TextField(_("what changed"), help_text=_("One or two plain sentences."))
    was_wrong = models.TextField(
        _("what was wrong"),
        blank=True,
        help_text=_("For a correction: what the page said before, and why that was wrong."),
    )

    panels = (
        FieldPanel("date"),
        FieldPanel("kind"),
        FieldPanel("what"),
        FieldPanel("was_wrong"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("change")
        constraints = (
            *once_in_a_language("article_change"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["update", "correction"]), name="article_change_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.date} {self.kind}"


class RelatedArticle(Orderable):
    """An article to read next."""

    page = ParentalKey("education.ArticlePage", on_delete=models.CASCADE, related_name="related")
    article = models.ForeignKey(
        "education.ArticlePage",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Shown only while it is live."),
    )

    panels = (FieldPanel("article"),)

    class Meta(Orderable.Meta):
        verbose_name = _("related article")

    def __str__(self) -> str:
        return str(self.article)
