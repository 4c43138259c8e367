"""A paper or guideline: one reference, one row."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from education.models.snippet import ReviewedSnippet


class Reference(ReviewedSnippet):
    """What a claim rests on, as it is printed in the list of papers."""

    class StudyKind(models.TextChoices):
        GUIDELINE = "guideline", _("Guideline")
        SYSTEMATIC_REVIEW = "systematic_review", _("Systematic review")
        TRIAL = "trial", _("Randomised trial")
        COHORT = "cohort", _("Cohort study")
        OTHER_STUDY = "other_study", _("Other study in people")
        LABORATORY = "laboratory", _("Laboratory or animal study")
        REVIEW = "review", _("Review or opinion")
        UNKNOWN = "", _("Not recorded")

    number = models.PositiveIntegerField(
        _("number"),
        unique=True,
        help_text=_("Its number on the site: [^4] cites paper 4. It never changes."),
    )
    authors = models.TextField(
        _("authors"), blank=True, help_text=_("Surname and initials: “Camilleri M, Lacy BE”.")
    )
    title = models.TextField(_("title"), help_text=_("The title of the paper."))
    journal = models.CharField(
        _("journal"), max_length=200, blank=True, help_text=_("Short name of the journal or body.")
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Year it was published.")
    )
    volume = models.CharField(_("volume"), max_length=20, blank=True, help_text=_("Volume."))
    issue = models.CharField(_("issue"), max_length=20, blank=True, help_text=_("Issue."))
    pages = models.CharField(
        _("pages"), max_length=40, blank=True, help_text=_("Pages or article number.")
    )
    epub = models.CharField(
        _("online before its issue"),
        max_length=20,
        blank=True,
        help_text=_("The day it appeared online first: “2020 Mar 3”. Usually empty."),
    )
    doi = models.CharField(
        _("DOI"), max_length=200, blank=True, help_text=_("Without “https://doi.org/”.")
    )
    pmid = models.CharField(
        _("PubMed number"), max_length=12, blank=True, help_text=_("Digits only.")
    )
    url = models.URLField(
        _("web address"),
        max_length=500,
        blank=True,
        help_text=_("Where it can be read, if it has neither DOI nor PubMed number."),
    )
    citation = models.TextField(
        _("citation"),
        blank=True,
        help_text=_("The whole citation, where the fields do not say it."),
    )
    study_kind = models.CharField(
        _("kind of study"),
        max_length=20,
        choices=StudyKind,
        blank=True,
        default="",
        help_text=_("What sort of study it is."),
    )
    participants = models.PositiveIntegerField(
        _("participants"), null=True, blank=True, help_text=_("How many people took part.")
    )
    retracted = models.BooleanField(
        _("retracted"),
        default=False,
        help_text=_("Tick when the journal has withdrawn it. It then supports nothing here."),
    )
    concern = models.BooleanField(
        _("expression of concern"),
        default=False,
        help_text=_("Tick when the journal has warned about it."),
    )
    checked = models.TextField(
        _("what was checked"),
        blank=True,
        help_text=_("Which of these fields were seen at the source, and what is to be checked."),
    )
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day somebody last looked at the paper, and for a withdrawal of it."),
    )

    starter_text_may_go_live = True
    lasting_fields = ("number",)

    panels = (
        FieldPanel("number"),
        FieldPanel("authors"),
        FieldPanel("title"),
        FieldRowPanel((FieldPanel("journal"), FieldPanel("year"))),
        FieldRowPanel((FieldPanel("volume"), FieldPanel("issue"), FieldPanel("pages"))),
        FieldRowPanel((FieldPanel("doi"), FieldPanel("pmid"))),
        FieldRowPanel((FieldPanel("epub"), FieldPanel("url"))),
        FieldPanel("citation"),
        FieldRowPanel((FieldPanel("study_kind"), FieldPanel("participants"))),
        MultiFieldPanel(
            (
                FieldPanel("retracted"),
                FieldPanel("concern"),
                FieldPanel("checked"),
                FieldPanel("checked_on"),
            ),
            heading=_("How far to trust it"),
        ),
    )
    search_fields: ClassVar = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("authors"),
        index.AutocompleteField("authors"),
        index.SearchField("doi"),
        index.SearchField("pmid"),
    ]

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(year__isnull=True) | models.Q(year__range=(1600, 2200)),
                name="reference_year",
            ),
        )

    def what_is_missing(self) -> list[object]:
        if self.citation.strip() or (self.authors.strip() and self.journal.strip()):
            return []
        return [_("Give authors and journal, or the whole citation.")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
