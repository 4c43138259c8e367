"""An evidence article: the question, the answer, the sections, who checked it and when."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Revision
from wagtail.search import index

from education.blocks import PointBlock, QABlock, SectionBlock
from education.models.article_panels import EDITOR
from education.models.article_rules import review_dates, what_an_article_lacks
from education.models.four_eyes import FourEyes
from education.models.reading_time import give_anchors, minutes_to_read
from education.models.signature import Signature
from education.models.translations import kept_from_the_original
from education.rendering import render_article

MINUTES = _("Give a number of minutes from 1 to 240, or leave it empty.")
ANSWER = ["bold", "italic", "link", "ul"]
REVIEW_DATES = ("last_reviewed_on", "next_review_on")


class ArticlePage(FourEyes, Page):
    """One article. ``rendered`` and the review dates are kept by publishing, not by editing."""

    deck = models.CharField(
        _("one sentence under the title"),
        max_length=300,
        blank=True,
        help_text=_("What the page answers, in one plain sentence."),
    )
    publisher = models.CharField(
        _("publisher"), max_length=160, blank=True, help_text=_("Who answers for the page.")
    )
    topic = models.ForeignKey(
        "education.Topic",
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        help_text=_("The shelf it stands on."),
    )
    headline_claim = models.ForeignKey(
        "education.Claim",
        verbose_name=_("claim of the verdict card"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The claim that the title asks about."),
    )
    quick_answer = RichTextField(
        _("quick answer"),
        blank=True,
        features=ANSWER,
        help_text=_("The answer in a box: two to four sentences. Needed before publishing."),
    )
    intro = RichTextField(
        _("introduction"), blank=True, features=ANSWER, help_text=_("What the reader will find.")
    )
    main_points = StreamField(
        [("point", PointBlock(max_length=240))],
        blank=True,
        max_num=7,
        verbose_name=_("main points"),
        help_text=_("At most seven short sentences."),
    )
    sections = StreamField(
        [("section", SectionBlock())],
        blank=True,
        verbose_name=_("sections"),
        help_text=_("The body of the article."),
    )
    questions = StreamField(
        [("question", QABlock())],
        blank=True,
        verbose_name=_("questions and answers"),
        help_text=_("Each with a short answer that can be read aloud."),
    )
    limits = RichTextField(
        _("what this article cannot tell"),
        blank=True,
        features=ANSWER,
        help_text=_(
            "What the studies leave open, in plain words. The page adds by itself that it is not "
            "about the reader, and which of its claims nobody is sure of."
        ),
    )
    reading_minutes = models.PositiveSmallIntegerField(
        _("minutes to read"), default=1, editable=False
    )
    reading_minutes_override = models.PositiveSmallIntegerField(
        _("minutes to read, if not as counted"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1, MINUTES), MaxValueValidator(240, MINUTES)],
        help_text=_("Leave empty: it is counted at 238 words a minute."),
    )
    evidence_current_to = models.DateField(
        _("evidence current to"),
        null=True,
        blank=True,
        help_text=_("The day of the last search for papers. Needed before publishing."),
    )
    last_reviewed_on = models.DateField(
        _("last reviewed"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Set when a reviewer signs that they read the whole page."),
    )
    next_review_on = models.DateField(
        _("next review due"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Follows from the last review, unless the reviewer chose a day."),
    )
    source_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    rendered = models.JSONField(null=True, blank=True, editable=False)

    unrevisioned_fields = ("rendered", "reading_minutes", *REVIEW_DATES)
    exclude_fields_in_copy: ClassVar = ["rendered", *REVIEW_DATES, "source_sha256"]

    edit_handler = EDITOR
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("deck", boost=2),
        index.SearchField("quick_answer", boost=2),
        index.SearchField("intro"),
        index.SearchField("main_points"),
        index.SearchField("sections"),
        index.SearchField("questions"),
        index.SearchField("limits"),
        index.FilterField("topic_id"),
    ]
    parent_page_types: ClassVar = ["education.EducationIndexPage"]
    subpage_types: ClassVar = []
    template = "education/pages/article.html"

    same_in_all_languages = ("slug", "publisher", "evidence_current_to")
    override_translatable_fields: ClassVar = kept_from_the_original(*same_in_all_languages)

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = (
            models.CheckConstraint(
                condition=Q(reading_minutes__range=(1, 240))
                & (
                    Q(reading_minutes_override__isnull=True)
                    | Q(reading_minutes_override__range=(1, 240))
                ),
                name="article_reading_minutes",
            ),
            models.CheckConstraint(
                condition=Q(next_review_on__isnull=True)
                | Q(next_review_on__gt=F("last_reviewed_on")),
                name="article_review_dates",
            ),
            models.CheckConstraint(
                condition=Q(source_sha256="") | Q(source_sha256__regex=r"^[0-9a-f]{64}$"),
                name="article_source_hash",
            ),
        )

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what the public page shows; only a preview comes this way, so drafts are shown."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "article": render_article(self, preview=True), "section": "guides"}

    def minutes(self) -> int:
        """Return the minutes it takes to read, as the editor set them or counted; at least 1."""
        return self.reading_minutes_override or minutes_to_read(self)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Count the minutes and give every section its anchor, then check."""
        self.reading_minutes = self.minutes()
        give_anchors(self.sections)
        super().full_clean(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        give_anchors(self.sections)
        return super().save_revision(*args, **kwargs)

    def what_is_missing(self) -> list[object]:
        return what_an_article_lacks(self)

    def what_a_signature_lacks(self, signature: Signature) -> list[object]:
        checked = signature.kind == Signature.Kind.LANGUAGE  # the original's review stands
        if checked or signature.whole_page_reviewed or self.last_reviewed_on:
            return []
        return [_("Nobody has reviewed the whole page yet: the reviewer has to say that they did.")]

    def goes_live(self, signature: Signature) -> None:
        """Only a review of the whole page moves the review dates; a translation follows its original."""
        self.last_reviewed_on, self.next_review_on = review_dates(self, signature)
