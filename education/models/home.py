"""The front page."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page

from education.models.four_eyes import FourEyes


class HomePage(FourEyes, Page):
    """What a stranger sees first."""

    heading = models.CharField(
        _("heading"),
        max_length=160,
        blank=True,
        help_text=_("One sentence: what this site is for."),
    )
    intro = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences under the heading.")
    )

    starter_text_may_go_live = True

    content_panels = (
        *Page.content_panels,
        FieldPanel("heading"),
        FieldPanel("intro"),
        InlinePanel(
            "featured",
            label=_("article"),
            heading=_("Articles shown first"),
            max_num=6,
            help_text=_("At most six. What most people come for stands first."),
        ),
    )
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["education.EducationIndexPage", "education.StandardPage"]
    template = "education/pages/home.html"
    max_count = 1

    class Meta:
        verbose_name = _("home page")


class FeaturedArticle(Orderable):
    """An article shown on the front page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured")
    article = models.ForeignKey(
        "education.ArticlePage",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Shown only while it is live."),
    )

    panels = (FieldPanel("article"),)

    class Meta(Orderable.Meta):
        verbose_name = _("article shown first")

    def __str__(self) -> str:
        return str(self.article)
