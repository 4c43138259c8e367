"""What an article is about."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from education.models.snippet import ReviewedSnippet
from education.models.translated import Translated, once_in_a_language
from education.models.translations import kept_from_the_original


class Topic(Translated, ReviewedSnippet):
    """A shelf that articles stand on."""

    name = models.CharField(
        _("name"),
        max_length=80,
        help_text=_("As people say it: “Food and diets”."),
    )
    slug = models.SlugField(
        _("address"),
        max_length=80,
        help_text=_(
            "The last part of its address: /topics/food-and-diets/. Do not change it later."
        ),
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two plain sentences under the name.")
    )

    starter_text_may_go_live = True
    lasting_fields = ("slug",)

    panels = (FieldPanel("name"), FieldPanel("slug"), FieldPanel("summary"))
    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("summary"),
        index.FilterField("locale"),
    ]

    unique_in_a_language = ("name", "slug")

    same_in_all_languages = ("slug",)
    override_translatable_fields: ClassVar = kept_from_the_original(*same_in_all_languages)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("name",)
        constraints = once_in_a_language("topic", "name", "slug")

    def __str__(self) -> str:
        return self.name
