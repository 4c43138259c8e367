"""A clinical case that the clinic wrote itself: what is known of somebody, and what should come out."""

import json
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import RevisionMixin
from wagtail.search import index
from wagtail.snippets.blocks import SnippetChooserBlock

from education.domain.red_flags.facts import fact
from education.domain.red_flags.vignettes import Vignette, VignetteFault, read_vignettes
from education.trying.blocks import AnswersBlock, answer_of
from education.trying.entry_blocks import DiaryBlock, entry_of
from education.trying.reader import READER

OLDEST_YEARS = 120
ABOUT_YOU = "about you"


class RedFlagsNamed(blocks.StreamBlock):
    """Red flags, chosen from the list."""

    red_flag = SnippetChooserBlock(
        "education.RedFlag",
        label=_("Red flag"),
        icon="warning",
        description=_("One red flag, chosen from the list."),
        preview_value="",
    )


class ClinicVignette(RevisionMixin, index.Indexed, ClusterableModel):
    """One case. It is run as soon as it is saved: no patient reads it, so nobody signs it."""

    class Outcome(models.TextChoices):
        EMERGENCY = "emergency", _("Emergency: now")
        SAME_DAY = "same_day", _("Same day")
        URGENT = "urgent", _("Urgent: this week")
        SOON = "soon", _("Soon: a routine appointment")
        NONE = "none", _("Nothing fires")

    name = models.CharField(
        _("name"),
        max_length=100,
        unique=True,
        help_text=_("A few words: “Black stool on iron tablets”. Never a real person’s name."),
    )
    note = models.TextField(
        _("why this case"),
        blank=True,
        help_text=_(
            "What it shows, and where it comes from. Made up, never a real person’s story."
        ),
    )
    age = models.PositiveSmallIntegerField(
        _("age in years"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(OLDEST_YEARS)],
        help_text=_("Empty: not answered."),
    )
    answers = StreamField(
        AnswersBlock(),
        blank=True,
        verbose_name=_("answers"),
        help_text=_("What is not listed here is not answered, which is never a no."),
    )
    diary = StreamField(
        DiaryBlock(),
        blank=True,
        verbose_name=_("diary"),
        help_text=_(
            "What the diary holds, if there is one. Counted back from noon of the day of checking."
        ),
    )
    expected_tier = models.CharField(
        _("how soon"),
        max_length=10,
        choices=Outcome,
        blank=True,
        help_text=_("The most urgent tier that should come out. Empty: the case does not say."),
    )
    must_fire = StreamField(
        RedFlagsNamed(),
        blank=True,
        verbose_name=_("must fire"),
        help_text=_("Red flags that this case has to set off."),
    )
    must_not_fire = StreamField(
        RedFlagsNamed(),
        blank=True,
        verbose_name=_("must not fire"),
        help_text=_("Red flags that this case must not set off."),
    )
    must_ask = StreamField(
        RedFlagsNamed(),
        blank=True,
        verbose_name=_("must be asked about"),
        help_text=_("Raised as a question, or fired."),
    )

    panels = (
        FieldPanel("name"),
        FieldPanel("note"),
        MultiFieldPanel(
            (FieldPanel("age"), FieldPanel("answers"), FieldPanel("diary")),
            heading=_("What is known of them"),
        ),
        MultiFieldPanel(
            (
                FieldPanel("expected_tier"),
                FieldPanel("must_fire"),
                FieldPanel("must_not_fire"),
                FieldPanel("must_ask"),
            ),
            heading=_("What should come out"),
        ),
    )
    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a case that expects nothing, or that cannot be read."""
        super().clean()
        expected = (self.expected_tier, self.must_fire, self.must_not_fire, self.must_ask)
        if not any(expected):
            raise ValidationError(
                _("Say what should come out: how soon, or a red flag that must fire.")
            )
        try:
            READER.derive(self.as_case())
        except VignetteFault as fault:
            raise ValidationError(_("This case cannot be read: {}").format(fault)) from fault

    def as_case(self) -> Vignette:
        """Return it as the rules know it; raise ``VignetteFault`` when it cannot be read."""
        given = {row.value["fact"]: answer_of(row.value) for row in self.answers}
        profile = {code: value for code, value in given.items() if fact(code).area == ABOUT_YOU}
        row = {
            "id": f"C{self.pk or ''}: {self.name}",
            "note": self.note,
            "profile": profile | ({} if self.age is None else {"age": self.age}),
            "answers": {code: value for code, value in given.items() if code not in profile},
            "entries": [entry_of(row.block_type, row.value) for row in self.diary],
            "expect": {
                "tier": self.expected_tier or None,
                "fired": _codes(self.must_fire),
                "not_fired": _codes(self.must_not_fire),
                "prompts": _codes(self.must_ask),
            },
        }
        (case,) = read_vignettes(json.dumps([row]))
        return case


def _codes(named: Any) -> list[str]:
    return [row.value.code for row in named if row.value is not None]
