"""A claim as people say it, with a verdict, and how sure anyone can be."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Value, When
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from education.cms.guide_panel import GuidePanel
from education.cms.wording_panel import WORDING
from education.domain.certainty import level_shown
from education.evidence.wording_check import in_english
from education.models.choices import Certainty, Verdict, one_of
from education.models.reference import Reference
from education.models.snippet import ReviewedSnippet, SnippetQuerySet
from education.models.translated import Translated, once_in_a_language
from education.models.translations import kept_from_the_original
from education.wording import doubts_about


class ClaimQuerySet(SnippetQuerySet):
    """Claims, with what readers are told."""

    def with_shown_certainty(self) -> Self:
        """Give each row its ``shown_certainty`` without a query for each claim."""
        papers = ClaimReference.objects.filter(claim=OuterRef("pk"))
        standing = papers.filter(
            reference__live=True, reference__retracted=False, reference__concern=False
        )
        not_assessed = Value(Certainty.NOT_ASSESSED.value)
        shown = Case(When(Exists(standing), then=F("certainty")), default=not_assessed)
        return self.annotate(shown_certainty=shown)


class Claim(Translated, ReviewedSnippet):
    """One claim, one row, shown by every article that needs it."""

    code = models.CharField(_("code"), max_length=40, help_text=_("Short and lasting: “C05”."))
    slug = models.SlugField(
        _("address"),
        max_length=100,
        help_text=_("The last part of /claims/…/. Do not change it later."),
    )
    statement = models.CharField(
        _("the claim"),
        max_length=255,
        help_text=_("As people say it, without judging it: “Probiotics heal the gut”."),
    )
    verdict = models.CharField(
        _("verdict"),
        max_length=20,
        choices=Verdict,
        default=Verdict.UNPROVEN,
        help_text=_("What the evidence says about it."),
    )
    certainty = models.CharField(
        _("how sure we are"),
        max_length=20,
        choices=Certainty,
        default=Certainty.NOT_ASSESSED,
        help_text=_(
            "GRADE's four levels, apart from the verdict. “Not assessed” until somebody has."
        ),
    )
    why = models.TextField(
        _("why"),
        blank=True,
        help_text=_(
            "Two or three plain sentences. The verb follows the certainty: moderate “probably”, "
            "low “may”, very low “we are very uncertain”. Needed before publishing with a certainty."
        ),
    )
    applies_to = models.TextField(
        _("who and what it applies to"),
        blank=True,
        help_text=_("People, doses, products; and what it does not cover."),
    )

    panels = (
        GuidePanel("certainty", _("How sure we are, and the verb that fits")),
        FieldPanel("statement"),
        FieldRowPanel((FieldPanel("code"), FieldPanel("slug"))),
        FieldRowPanel((FieldPanel("verdict"), FieldPanel("certainty"))),
        FieldPanel("why"),
        FieldPanel("applies_to"),
        WORDING,
        InlinePanel(
            "claim_references",
            label=_("reference"),
            heading=_("References"),
            help_text=_("The papers it rests on, the strongest first, and which way each points."),
        ),
    )
    search_fields: ClassVar = [
        index.SearchField("statement"),
        index.AutocompleteField("statement"),
        index.SearchField("why"),
        index.SearchField("code"),
        index.AutocompleteField("code"),
        index.FilterField("verdict"),
        index.FilterField("certainty"),
        index.FilterField("locale"),
    ]

    lasting_fields = ("code", "slug")

    unique_in_a_language = ("code", "slug")

    objects = ClaimQuerySet.as_manager()

    words_follow_at_once = True
    same_in_all_languages = ("code", "slug", "verdict", "certainty")
    override_translatable_fields: ClassVar = kept_from_the_original(*same_in_all_languages)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("code",)
        constraints = (
            *once_in_a_language("claim", "code", "slug"),
            one_of("verdict", Verdict, "claim_verdict"),
            one_of("certainty", Certainty, "claim_certainty"),
        )

    def __str__(self) -> str:
        return f"{self.code}: {self.statement}"

    @cached_property
    def shown_certainty(self) -> str:
        """How sure readers are told we are: *not assessed* while no live paper stands behind it.

        A paper that was retracted, or carries an expression of concern, does not stand. Nobody has to
        edit the claim when its last paper falls, nor when the flag is lifted.
        """
        return level_shown(self.certainty, standing=sum(p.live for p in self._standing()))

    @cached_property
    def drafted_certainty(self) -> str:
        """The same for a preview, where papers that are drafts count."""
        return level_shown(self.certainty, standing=len(self._standing()))

    @property
    def lost_its_papers(self) -> bool:
        """Whether its certainty is withheld, because nothing it rested on stands any more."""
        return self.certainty != self.shown_certainty

    def _standing(self) -> list[Any]:
        return [paper for paper in self._not_withdrawn() if not paper.concern]

    def _not_withdrawn(self) -> list[Any]:
        papers = [row.reference for row in self.claim_references.select_related("reference")]
        return [paper for paper in papers if not paper.retracted]

    def _wording_doubts(self) -> list[str]:
        return doubts_about(self.why, self.certainty) if in_english(self) else []

    def what_is_missing(self) -> list[object]:
        """A certainty needs its reason in fitting words, and a paper that still stands."""
        if self.certainty == Certainty.NOT_ASSESSED:
            return []
        problems: list[object] = []
        if not self.why.strip():
            problems.append(_("Say why: a claim with a certainty needs its reason."))
        if not self._not_withdrawn():
            problems.append(_("Add a reference that is not retracted, or set “Not assessed”."))
        return [*problems, *self._wording_doubts()]


class ClaimReference(TranslatableMixin, Orderable):
    """One paper under one claim, and which way it points."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("Supports the claim")
        AGAINST = "against", _("Speaks against the claim")
        MIXED = "mixed", _("Points both ways")
        BACKGROUND = "background", _("Background")

    claim = ParentalKey(Claim, on_delete=models.CASCADE, related_name="claim_references")
    reference = models.ForeignKey(
        Reference,
        verbose_name=_("reference"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The paper."),
    )
    stance = models.CharField(
        _("stance"),
        max_length=12,
        choices=Stance,
        default=Stance.BACKGROUND,
        help_text=_("Which way it points."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What this paper adds, in one sentence.")
    )

    panels = (FieldPanel("reference"), FieldPanel("stance"), FieldPanel("note"))

    class Meta(Orderable.Meta):
        verbose_name = _("reference of a claim")
        constraints = (
            *once_in_a_language("claim_reference"),
            models.CheckConstraint(
                condition=models.Q(stance__in=["supports", "against", "mixed", "background"]),
                name="claim_reference_stance",
            ),
        )

    def __str__(self) -> str:
        return f"{self.claim_id} → {self.reference_id}"
