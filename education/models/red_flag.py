"""A sign that says: see somebody, and how soon. One definition, used everywhere."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from education.cms.red_flag_form import RedFlagForm
from education.cms.red_flag_panels import RedFlagEditor, red_flag_panels
from education.cms.tier_cases import cases_in_words
from education.domain.red_flags.catalogue import RedFlagData, catalogue
from education.domain.red_flags.rule_set import RuleSet, load_rules
from education.domain.red_flags.rules import RuleFault
from education.domain.regions import UnknownPlaceholder, check_placeholders
from education.languages import SOURCE
from education.models.choices import Tier, one_of
from education.models.rule_trial import lacks_a_new_look, reviewed_with_trial
from education.models.signature import Signature
from education.models.signing import Review
from education.models.snippet import ReviewedSnippet
from education.models.sourced import Sourced
from education.models.translated import Translated, once_in_a_language
from education.models.translations import is_translation, kept_from_the_original
from education.red_flags.source_fields import (
    sources_in,
)
from education.trying.places import places_of, regions_first_ours


class RedFlag(Sourced, Translated, ReviewedSnippet):
    """The wording, the tier, the rule over facts, and the source of one red flag."""

    code = models.CharField(_("code"), max_length=10, help_text=_("“RF01”. It never changes."))
    key = models.SlugField(
        _("key"),
        max_length=60,
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
        help_text=_("Exceptions, each with its condition. Usually none."),
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
    wording_status = models.CharField(
        _("state of the wording"),
        max_length=120,
        blank=True,
        help_text=_("“to be checked” until a clinician has read the plain words."),
    )
    # Grows by one each time changed words go live; runs of the checklist keep it.
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    unrevisioned_fields = ("version",)
    lasting_fields = ("code", "key")

    base_form_class = RedFlagForm

    panels = red_flag_panels()
    edit_handler = RedFlagEditor(panels, base_form_class=RedFlagForm)
    search_fields: ClassVar = [
        index.SearchField("code"),
        index.AutocompleteField("code"),
        index.SearchField("question"),
        index.AutocompleteField("question"),
        index.SearchField("sign"),
        index.FilterField("tier"),
        index.FilterField("locale"),
    ]

    unique_in_a_language = ("code", "key")

    words_follow_at_once = True
    same_in_all_languages = (
        "code",
        "key",
        "area",
        "tier",
        "tier_cases",
        "threshold",
        "rule",
        "source",
        "sources",
        "own_choice",
        "source_notes",
        "source_status",
        "guideline_version",
        "source_date",
        "explained_by",
        "diary_note",
        "diary_effect",
    )
    override_translatable_fields: ClassVar = kept_from_the_original(*same_in_all_languages)

    class Meta:
        verbose_name = _("red flag")
        verbose_name_plural = _("red flags")
        ordering = ("code",)
        constraints = (
            *once_in_a_language("red_flag", "code", "key"),
            one_of("tier", Tier, "red_flag_tier"),
        )

    def __str__(self) -> str:
        return f"{self.code}: {self.question}"

    def get_tier_cases_display(self) -> str:
        """Return each exception from how soon as a line."""
        return "\n".join(cases_in_words(self.tier_cases))

    def data(self) -> RedFlagData:
        """Return it as the rules know it."""
        names = {*RedFlagData.__dataclass_fields__} - {"tier_cases", "sources"}
        fields = {name: getattr(self, name) for name in names}
        cases = self.tier_cases if isinstance(self.tier_cases, list) else [self.tier_cases]
        return RedFlagData(**fields, tier_cases=tuple(cases), sources=sources_in(self.sources))

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Return the regions: the preview shows all places with the words and numbers of one."""
        return regions_first_ours()

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        context = super().get_preview_context(request, mode_name)
        return {**context, **places_of(self, mode_name)}

    def what_is_missing(self) -> list[object]:
        """A rule that can be read, a source, and the words a patient needs."""
        needed = ("question", "sign", "why_it_matters", "what_to_do", "source")
        problems: list[object] = [
            format_lazy(_("Fill in “{field}”."), field=self.name_of_field(name))
            for name in needed
            if not getattr(self, name).strip()
        ]
        if self.explained_by and self.explanation is None:
            problems.append(
                _(
                    "The section that explains it is gone, or its article is: choose another, or none."
                )
            )
        try:
            check_placeholders(self.what_to_do)
        except UnknownPlaceholder as fault:
            problems.append(str(fault))
        others = RedFlag.objects.in_language(SOURCE).exclude(code=self.code)
        try:
            load_rules([self.data()], known=[flag.data() for flag in others])
        except RuleFault as fault:
            problems.append(format_lazy(_("The rule cannot be used: {fault}"), fault=str(fault)))
        return problems

    def rules_with_it(self) -> RuleSet:
        """Return the live rules with this one in its place; raise ``RuleFault`` when one cannot be used."""
        others = [flag.data() for flag in live_ones() if flag.code != self.code]
        return load_rules([*others, self.data()], known=catalogue())

    def completed_review(self, review: Review, **who: Any) -> Review:
        """Ask for the guideline and its day, and that the reviewer looked at what would change."""
        return review if is_translation(self) else reviewed_with_trial(self, review, **who)

    def what_a_signature_lacks(self, signature: Signature) -> list[object]:
        """Ask for a new look when, at publishing, other rules are live than were tried before signing."""
        return lacks_a_new_look(self, signature)

    def goes_live(self, signature: Signature) -> None:  # noqa: ARG002 - asked of all
        self.version += 1


def live_ones() -> Any:
    """Return the red flags that decide for patients: those of the source language that are live."""
    return RedFlag.objects.in_language(SOURCE).filter(live=True).order_by("code")
