"""Which section of which article explains a tag, a red flag, a question, a claim, a strategy."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleLink(models.Model):
    """Rebuilt from the live article whenever it is published or taken down."""

    class Kind(models.TextChoices):
        TAG = "tag", _("Diary tag")
        RED_FLAG = "red_flag", _("Red flag")
        QUESTION = "question", _("Visit question")
        CLAIM = "claim", _("Claim")
        STRATEGY = "strategy", _("Strategy")

    page = models.ForeignKey(
        "education.ArticlePage", on_delete=models.CASCADE, related_name="explained"
    )
    section_anchor = models.SlugField(max_length=100, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    code = models.CharField(max_length=60)

    class Meta:
        verbose_name = _("article link")
        indexes = (models.Index(fields=["kind", "code"], name="article_link_lookup"),)
        constraints = (
            models.UniqueConstraint(
                fields=["page", "section_anchor", "kind", "code"], name="article_link_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["tag", "red_flag", "question", "claim", "strategy"]),
                name="article_link_kind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.code}: {self.page_id}#{self.section_anchor}"
