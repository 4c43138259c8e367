"""The list of all articles."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from education.models.four_eyes import FourEyes


class EducationIndexPage(FourEyes, Page):
    """The page all articles stand under."""

    intro = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences under the heading.")
    )

    starter_text_may_go_live = True

    content_panels = (*Page.content_panels, FieldPanel("intro"))
    parent_page_types: ClassVar = ["education.HomePage"]
    subpage_types: ClassVar = ["education.ArticlePage"]
    template = "education/pages/index.html"

    class Meta:
        verbose_name = _("list of articles")
