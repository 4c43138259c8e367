"""A sign that says: see somebody, and how soon. One definition, used everywhere."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from education.models.choices import Tier, one_of
from education.models.snippet import ReviewedSnippet


class RedFlag(ReviewedSnippet):
    """The wording, the tier, the rule over facts, and the source of one red flag."""

    code = models.CharField(
        _("code"), max_length=10, unique=True, help_text=_("“RF01”. It never changes.")
    )
    key = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("A readable short name. It never changes."),
    )
    area = models.CharField(
        _("area"), max_length=40, blank=True, help_text=_("Where in the body: “bleeding”, “pain”.")
    )
    tier = models.CharField(
        _("how soon"), max_length=10, choices=Tier, help_text=_("How soon somebody should be seen.")
    )
    tier_cases = models.JSONField(
        _("how soon, by case"),
        default=list,
        blank=True,
        help_text=_('Exceptions, as [{"when": "age<50", "tier": "soon"}]. Usually empty.'),
    )
    question = models.TextField(_("question"), help_text=_("As the checklist asks the patient."))
    sign = models.TextField(
        _("sign"),
        blank=True,
        help_text=_("The same as a statement, for boxes and lists: “You are sick with blood”."),
    )
    counts_as_yes = models.TextField(
        _("what counts as yes"), blank=True, help_text=_("For whoever is not sure.")
    )
    threshold = models.CharField(
        _("threshold"), max_length=255, blank=True, help_text=_("In short, for staff.")
    )
    rule = models.TextField(
        _("rule"),
        help_text=_("The expression over facts that makes it fire. Facts must be known ones."),
    )
    why_it_matters = models.TextField(
        _("why it matters"), blank=True, help_text=_("One or two calm sentences for the patient.")
    )
    what_to_do = models.TextField(
        _("what to do now"),
        blank=True,
        help_text=_("May use placeholders that the region fills, such as {emergency}."),
    )
    source = models.TextField(
        _("source"), blank=True, help_text=_("Organisation, document, section. Needed to publish.")
    )
    source_status = models.CharField(
        _("state of the source"),
        max_length=255,
        blank=True,
        help_text=_("V seen, M from memory and to be checked, D this project's own choice."),
    )
    guideline_version = models.CharField(
        _("version of the guideline"), max_length=120, blank=True, help_text=_("As printed on it.")
    )
    source_date = models.DateField(
        _("date of the source"), null=True, blank=True, help_text=_("When it was last changed.")
    )
    applies_to = models.TextField(
        _("who it applies to"), blank=True, help_text=_("Ages, conditions; empty for everybody.")
    )
    diary_note = models.TextField(
        _("how a diary shows it"), blank=True, help_text=_("Explains; the rule decides.")
    )
    diary_effect = models.CharField(
        _("what the diary does"),
        max_length=255,
        blank=True,
        help_text=_("Fires, prompts, or is a question only."),
    )
    # Grows by one each time changed words go live; runs of the checklist keep it.
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    unrevisioned_fields = ("version",)

    panels = (
        FieldRowPanel((FieldPanel("code"), FieldPanel("key"), FieldPanel("area"))),
        FieldRowPanel((FieldPanel("tier"), FieldPanel("tier_cases"))),
        MultiFieldPanel(
            (
                FieldPanel("question"),
                FieldPanel("sign"),
                FieldPanel("counts_as_yes"),
                FieldPanel("why_it_matters"),
                FieldPanel("what_to_do"),
                FieldPanel("applies_to"),
            ),
            heading=_("What the patient reads"),
        ),
        MultiFieldPanel(
            (
                FieldPanel("rule"),
                FieldPanel("threshold"),
                FieldPanel("diary_note"),
                FieldPanel("diary_effect"),
            ),
            heading=_("When it fires"),
        ),
        MultiFieldPanel(
            (
                FieldPanel("source"),
                FieldPanel("source_status"),
                FieldPanel("guideline_version"),
                FieldPanel("source_date"),
            ),
            heading=_("Source"),
        ),
    )
    search_fields: ClassVar = [
        index.SearchField("code"),
        index.AutocompleteField("code"),
        index.SearchField("question"),
        index.AutocompleteField("question"),
        index.SearchField("sign"),
        index.FilterField("tier"),
    ]

    class Meta:
        verbose_name = _("red flag")
        verbose_name_plural = _("red flags")
        ordering = ("code",)
        constraints = (one_of("tier", Tier, "red_flag_tier"),)

    def __str__(self) -> str:
        return f"{self.code}: {self.question}"
