"""A question worth asking at a visit."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from education.models.claim import Claim
from education.models.diary_tag import DiaryTag
from education.models.red_flag import RedFlag
from education.models.snippet import ReviewedSnippet
from education.models.translated import Translated, once_in_a_language
from education.models.translations import kept_from_the_original


class VisitQuestion(Translated, ReviewedSnippet):
    """The question, why to ask it, and what brings it up."""

    code = models.SlugField(
        _("code"), max_length=60, help_text=_("Short and lasting. It never changes.")
    )
    question = models.CharField(
        _("question"), max_length=255, help_text=_("As a person would say it to a clinician.")
    )
    why = models.TextField(
        _("why ask it"), blank=True, help_text=_("One sentence: what the answer is good for.")
    )
    tags = ParentalManyToManyField(
        DiaryTag, blank=True, related_name="+", help_text=_("Diary tags that bring it up.")
    )
    red_flags = ParentalManyToManyField(
        RedFlag, blank=True, related_name="+", help_text=_("Red flags that bring it up.")
    )
    claims = ParentalManyToManyField(
        Claim, blank=True, related_name="+", help_text=_("Claims that bring it up.")
    )

    starter_text_may_go_live = True
    comes_with_its_page = True
    lasting_fields = ("code",)

    panels = (
        FieldPanel("question"),
        FieldPanel("code"),
        FieldPanel("why"),
        MultiFieldPanel(
            (FieldPanel("tags"), FieldPanel("red_flags"), FieldPanel("claims")),
            heading=_("Brought up by"),
        ),
    )
    search_fields: ClassVar = [
        index.SearchField("question"),
        index.AutocompleteField("question"),
        index.SearchField("why"),
        index.FilterField("locale"),
    ]

    unique_in_a_language = ("code",)

    same_in_all_languages = ("code",)
    override_translatable_fields: ClassVar = kept_from_the_original(*same_in_all_languages)

    class Meta:
        verbose_name = _("visit question")
        verbose_name_plural = _("visit questions")
        ordering = ("code",)
        constraints = once_in_a_language("visit_question", "code")

    def __str__(self) -> str:
        return self.question
