"""That a person looked at what a changed red flag would do to the clinical cases. Rows are only added."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from education.domain.red_flags.rules import RuleFault
from education.models.guard import authors_of
from education.models.refusals import NotReady
from education.models.signing import Review, is_clinical_reviewer


class RuleTrial(models.Model):
    """Who looked, at which version, under which rules (``rule_set`` is their SHA-256), and how many changed."""

    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="trials"
    )
    rule_set = models.CharField(max_length=64)
    cases = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    looked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("trial of a red flag")
        verbose_name_plural = _("trials of red flags")

    def __str__(self) -> str:
        return f"{self.rule_set[:8]} {self.looked_at:%Y-%m-%d}"


def was_tried(rule_set: str, *, reviewer: Any, revision: Any) -> bool:
    """Say whether this person looked at what this version does under exactly these rules."""
    rows = RuleTrial.objects.filter(revision=revision, looked_by=reviewer)
    return rows.filter(rule_set=rule_set).exists()


def reviewed_with_trial(flag: Any, review: Review, *, reviewer: Any, revision: Any) -> Review:
    """Return the review of a red flag with the rules it was tried in; raise ``NotReady`` without them."""
    lacks: list[object] = []
    if not (review.guideline_versions.strip() and review.guidelines_checked_on):
        lacks.append(_("Say which version of which guideline you checked, and on which day."))
    try:
        rules = flag.rules_with_it().content_hash
    except RuleFault as fault:
        rules = ""
        lacks.append(format_lazy(_("A rule cannot be used: {fault}"), fault=str(fault)))
    if rules and not was_tried(rules, reviewer=reviewer, revision=revision):
        lacks.append(_("Try it first: look at the cases that would come out otherwise."))
    if lacks:
        raise NotReady(lacks, about=flag)
    return replace(review, tried_rule_set=rules)


LOOK_AGAIN = _(
    "Other red flags are live now than when this version was tried and signed. The signature stays; a "
    "clinical reviewer who did not write it has to try it again and confirm that they looked. Then publish."
)


def lacks_a_new_look(flag: Any, signature: Any) -> list[object]:
    """Return what stands in the way when the rules that were tried before signing are not the live ones now.

    A signature without a trial is set-up's or a sample's: nothing was tried that could have changed.
    """
    if not signature.tried_rule_set:
        return []
    try:
        rules = flag.rules_with_it().content_hash
    except RuleFault as fault:
        return [format_lazy(_("A rule cannot be used: {fault}"), fault=str(fault))]
    if rules == signature.tried_rule_set or _looked_again(flag, signature.revision, rules):
        return []
    return [LOOK_AGAIN]


def _looked_again(flag: Any, revision: Revision, rules: str) -> bool:
    looks = RuleTrial.objects.filter(revision=revision, rule_set=rules).select_related("looked_by")
    authors = authors_of(flag, revision)
    return any(
        look.looked_by_id not in authors and is_clinical_reviewer(look.looked_by)
        for look in looks
        if look.looked_by is not None
    )
