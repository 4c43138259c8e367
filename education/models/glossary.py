"""A medical word in plain words."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from education.models.snippet import ReviewedSnippet
from education.models.translated import Translated, once_in_a_language
from education.models.translations import kept_from_the_original


class GlossaryTerm(Translated, ReviewedSnippet):
    """A term, what it means, how to say it."""

    term = models.CharField(
        _("term"), max_length=80, help_text=_("The medical word, in small letters.")
    )
    slug = models.SlugField(
        _("address"), max_length=80, help_text=_("Its place on the glossary page.")
    )
    meaning = models.TextField(
        _("plain meaning"), help_text=_("One or two sentences a child of eleven can follow.")
    )
    spoken = models.CharField(
        _("say it"),
        max_length=120,
        blank=True,
        help_text=_("How it sounds: “tite JUNK-shuns”."),
    )

    starter_text_may_go_live = True
    lasting_fields = ("slug",)

    panels = (FieldPanel("term"), FieldPanel("slug"), FieldPanel("meaning"), FieldPanel("spoken"))
    search_fields: ClassVar = [
        index.SearchField("term"),
        index.AutocompleteField("term"),
        index.SearchField("meaning"),
        index.FilterField("locale"),
    ]

    unique_in_a_language = ("term", "slug")

    same_in_all_languages = ("slug",)
    override_translatable_fields: ClassVar = kept_from_the_original(*same_in_all_languages)

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ("term",)
        constraints = once_in_a_language("glossary_term", "term", "slug")

    def __str__(self) -> str:
        return self.term
