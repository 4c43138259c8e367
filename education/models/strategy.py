"""Something a person may try as an experiment, offered by the "worth a try" list of an article."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.search import index

from education.cms.strategy_form import StrategyForm
from education.domain.strategies import (
    LONGEST_WORDS,
    Design,
    codes_needed,
    days_fit,
    may_be_offered,
)
from education.models.choices import one_of
from education.models.claim import Claim
from education.models.codes import CodesField
from education.models.diary_tag import DiaryTag
from education.models.snippet import ReviewedSnippet
from education.models.strategy_panels import STRATEGY_PANELS
from education.models.translated import Translated, once_in_a_language
from education.models.translations import is_translation, kept_from_the_original, original_of
from education.strategies.wording import who_should_not

LONGEST = 60


class Designs(models.TextChoices):
    BEFORE_AFTER = Design.BEFORE_AFTER.value, _("Some weeks before, some weeks after")
    BLOCKS = Design.BLOCKS.value, _("Turns of a few days, in an order set by chance")


class Strategy(Translated, ReviewedSnippet):
    """One thing to try, what to compare it with, what the evidence says, and who should not."""

    code = models.SlugField(
        _("code"), max_length=60, help_text=_("Short and lasting: “ispaghula”. It never changes.")
    )
    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_(
            "As it stands in the list of an article: “More fibre from many plants, added slowly”."
        ),
    )
    what_to_do = models.TextField(
        _("what to do"),
        help_text=_("What a person does on a day of trying. Two or three sentences."),
    )
    compare_with = models.CharField(
        _("what to compare with"),
        max_length=255,
        help_text=_("What a person does on the other days: “Eat as you usually do”."),
    )
    claims = ParentalManyToManyField(
        Claim,
        blank=True,
        related_name="+",
        verbose_name=_("claims"),
        help_text=_("What the evidence says. Readers see the verdict, and how sure we are."),
    )
    not_known = models.TextField(
        _("what is not known"),
        blank=True,
        help_text=_("What these claims do not say about trying it. One or two sentences."),
    )
    outcomes = ParentalManyToManyField(
        DiaryTag,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": DiaryTag.Kind.SYMPTOM},
        verbose_name=_("symptoms to watch"),
        help_text=_("Symptoms that are offered first as the one to score each day."),
    )
    design = models.CharField(
        _("how to compare"),
        max_length=12,
        choices=Designs,
        default=Designs.BEFORE_AFTER,
        help_text=_("By turns only what starts and stops working within days."),
    )
    block_days = models.PositiveSmallIntegerField(
        _("days of each part"),
        default=21,
        validators=[MaxValueValidator(LONGEST)],
        help_text=_("Before and after: 21 to 56. By turns: 2 to 14."),
    )
    washout_days = models.PositiveSmallIntegerField(
        _("days that do not count"),
        default=7,
        validators=[MaxValueValidator(LONGEST)],
        help_text=_(
            "While a change settles in. Before and after: 3 to 7. By turns: fewer than the days of a part."
        ),
    )
    not_for = CodesField(
        _("who should not"),
        default=list,
        blank=True,
        codes=who_should_not(),
        help_text=_("These people are told not to try it without asking first."),
    )
    removes_gluten = models.BooleanField(
        _("takes gluten away, or most of it"),
        default=False,
        help_text=_("Then it may not start before a coeliac test."),
    )
    changes_prescription = models.BooleanField(
        _("changes a prescribed medicine"),
        default=False,
        help_text=_("Then it may start with a clinician only."),
    )
    with_dietitian = models.BooleanField(
        _("only with a dietitian"),
        default=False,
        help_text=_("Readers are told so in the article and again when they plan it."),
    )
    ask_first = models.TextField(
        _("who should ask first"),
        blank=True,
        help_text=_(
            "Whatever else speaks against it: “Ask first if food sticks when you swallow”."
        ),
    )
    own_choice = models.TextField(
        _("what is our own choice"),
        blank=True,
        help_text=_("As patients read it: what no source says, and what is still to be checked."),
    )

    lasting_fields = ("code",)
    words_follow_at_once = True
    unique_in_a_language = ("code",)
    same_in_all_languages = (
        "code",
        "design",
        "block_days",
        "washout_days",
        "not_for",
        "removes_gluten",
        "changes_prescription",
        "with_dietitian",
    )
    override_translatable_fields: ClassVar = kept_from_the_original(*same_in_all_languages)

    base_form_class = StrategyForm
    panels = STRATEGY_PANELS
    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("what_to_do"),
        index.FilterField("locale"),
    ]

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")
        ordering = ("code",)
        constraints = (
            *once_in_a_language("strategy", "code"),
            one_of("design", Designs, "strategy_design"),
        )

    def __str__(self) -> str:
        return self.name

    def known_claims(self) -> list[Claim]:
        """Return every claim it rests on, live or not, each also in the language of this row, by code.

        A translation rests on what its original rests on.
        """
        rows = list((original_of(self) or self).claims.all())
        keys = [claim.translation_key for claim in rows]
        here = Claim.objects.filter(translation_key__in=keys, locale_id=self.locale_id)
        found = {claim.pk: claim for claim in [*rows, *here.exclude(pk__in=[c.pk for c in rows])]}
        return sorted(found.values(), key=lambda claim: claim.code)

    def live_claims(self) -> list[Claim]:
        """Return the live claims it rests on, by code: each in the language of this row where it is live in it."""
        known = [claim for claim in self.known_claims() if claim.live]
        here = {claim.code: claim for claim in known if claim.locale_id == self.locale_id}
        return list({claim.code: here.get(claim.code, claim) for claim in known}.values())

    @property
    def is_offered(self) -> bool:
        """Whether readers may be invited to try it: it is live, and no claim it rests on speaks against it.

        Nobody has to take it down when a claim falls.
        """
        return bool(self.live) and self.evidence_allows

    @property
    def evidence_allows(self) -> bool:
        """Whether it rests on a live claim, and none of its claims speaks against it."""
        return may_be_offered([claim.verdict for claim in self.live_claims()])

    def told_not_to(self) -> list[object]:
        """Return who should not try it, one sentence each."""
        return [words for code, words in who_should_not() if code in self.not_for]

    def what_is_missing(self) -> list[object]:
        """Evidence that does not speak against it, a symptom to score, and everybody who should not."""
        if is_translation(self):
            return []
        problems: list[object] = []
        if not self.live_claims():
            problems.append(_("Choose a live claim that says what the evidence is."))
        elif not self.evidence_allows:
            problems.append(
                _("A claim it rests on speaks against trying it: it cannot be offered.")
            )
        if len(self.what_to_do) > LONGEST_WORDS:
            problems.append(_("Say what to do in at most 300 characters."))
        if not self.outcomes.all():
            problems.append(_("Choose a symptom to watch."))
        if not days_fit(self.design, days=self.block_days, settling=self.washout_days):
            problems.append(_("The days do not fit how it is compared: see the help beside them."))
        return [*problems, *self._codes_that_lack()]

    def _codes_that_lack(self) -> list[object]:
        needed = codes_needed(
            removes_gluten=self.removes_gluten, changes_prescription=self.changes_prescription
        )
        said = dict(who_should_not())
        return [
            format_lazy(
                _("Tick in “{field}”: {who}"), field=self.name_of_field("not_for"), who=said[code]
            )
            for code in sorted(needed - set(self.not_for))
        ]
