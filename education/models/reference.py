"""A paper or guideline: one reference, one row."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from education.citations import flag_of
from education.cms.guide_panel import GuidePanel
from education.domain.references.doubles import Same
from education.domain.references.identifiers import is_doi, is_pmid, normal_doi, normal_pmid
from education.evidence.shelf import double_of
from education.evidence.wording import same_words
from education.models.snippet import ReviewedSnippet

YEAR = _("Give the year in four digits, such as 2024, or leave it empty.")


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
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1600, YEAR), MaxValueValidator(2200, YEAR)],
        help_text=_("Year it was published."),
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
        GuidePanel("references", _("How to add a paper")),
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

    def clean(self) -> None:
        """Bring DOI and PubMed number into their one form; refuse what has none, and doubles."""
        super().clean()
        self.doi, self.pmid = normal_doi(self.doi), normal_pmid(self.pmid)
        faults: dict[str, Any] = {}
        if self.doi and not is_doi(self.doi):
            faults["doi"] = _(
                "This is no DOI: one starts with “10.”, has a slash and no space, as in "
                "“10.1136/gut.27.11.1292”. Copy it again, or leave the field empty."
            )
        if self.pmid and not is_pmid(self.pmid):
            faults["pmid"] = _(
                "This is no PubMed number: one has up to eight digits and nothing else. Copy it "
                "again, or leave the field empty."
            )
        if not faults and (found := double_of(self)):
            faults["title" if found[1] == Same.TITLE else found[1].value] = self._as_double(*found)
        if faults:
            raise ValidationError(faults)

    def _as_double(self, other: "Reference", same: Same) -> str:
        use = _("Use that one: a paper has one row, and every article can cite it.")
        return f"{same_words(same, other)} {use}"

    def what_is_missing(self) -> list[object]:
        missing: list[object] = []
        if not (self.citation.strip() or (self.authors.strip() and self.journal.strip())):
            missing.append(_("Give authors and journal, or the whole citation."))
        if found := double_of(self):
            missing.append(self._as_double(*found))
        return missing

    def __str__(self) -> str:
        flag = flag_of(self)
        return f"{self.number}. {self.title}" + (f" ({flag})" if flag else "")
