"""What a person can note in the diary: a symptom, a food, a class of medicine, a habit."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from education.models.snippet import ReviewedSnippet
from education.models.translated import Translated, once_in_a_language
from education.models.translations import kept_from_the_original


class DiaryTag(Translated, ReviewedSnippet):
    """A word of the diary. Its code never changes once published: diaries keep it."""

    class Kind(models.TextChoices):
        SYMPTOM = "symptom", _("Symptom")
        FOOD = "food", _("Food")
        MEDICINE_CLASS = "medicine_class", _("Class of medicine")
        HABIT = "habit", _("Habit")

    code = models.SlugField(
        _("code"),
        max_length=60,
        help_text=_("Small letters and underscores: “abdominal_pain”. It never changes."),
    )
    label = models.CharField(
        _("label"), max_length=80, help_text=_("As people say it: “Tummy pain”.")
    )
    kind = models.CharField(
        _("kind"), max_length=16, choices=Kind, help_text=_("Which part of the diary offers it.")
    )
    help_text = models.CharField(
        _("help"),
        max_length=255,
        blank=True,
        help_text=_("One short sentence that says what counts."),
    )
    synonyms = models.TextField(
        _("other words"),
        blank=True,
        help_text=_("Words people search for, one on a line."),
    )
    article = models.ForeignKey(
        "education.ArticlePage",
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The article that explains it, if no section links to it."),
    )

    starter_text_may_go_live = True
    lasting_fields = ("code",)

    panels = (
        FieldPanel("label"),
        FieldRowPanel((FieldPanel("code"), FieldPanel("kind"))),
        FieldPanel("help_text"),
        FieldPanel("synonyms"),
        FieldPanel("article"),
    )
    search_fields: ClassVar = [
        index.SearchField("label"),
        index.AutocompleteField("label"),
        index.SearchField("synonyms"),
        index.FilterField("kind"),
        index.FilterField("locale"),
    ]

    unique_in_a_language = ("code",)

    same_in_all_languages = ("code", "kind")
    override_translatable_fields: ClassVar = kept_from_the_original(*same_in_all_languages)

    class Meta:
        verbose_name = _("diary tag")
        verbose_name_plural = _("diary tags")
        ordering = ("kind", "label")
        constraints = (
            *once_in_a_language("diary_tag", "code"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["symptom", "food", "medicine_class", "habit"]),
                name="diary_tag_kind",
            ),
        )

    def __str__(self) -> str:
        return self.label
