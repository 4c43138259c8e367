"""Codes that the database, the diary and the style sheets agree on; they never change."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    SUPPORTED = "supported", _("Supported")
    PARTLY = "partly", _("Partly supported")
    UNPROVEN = "unproven", _("Unproven")
    NOT_SUPPORTED = "not_supported", _("Not supported")
    REFUTED = "refuted", _("Refuted")
    NOT_A_DIAGNOSIS = "not_a_diagnosis", _("Not a diagnosis")


class Certainty(models.TextChoices):
    HIGH = "high", _("High")
    MODERATE = "moderate", _("Moderate")
    LOW = "low", _("Low")
    VERY_LOW = "very_low", _("Very low")
    NOT_ASSESSED = "not_assessed", _("Not assessed")


class Tier(models.TextChoices):
    EMERGENCY = "emergency", _("Emergency: now")
    SAME_DAY = "same_day", _("Same day")
    URGENT = "urgent", _("Urgent: this week")
    SOON = "soon", _("Soon: a routine appointment")


def one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """Return the constraint that ``field`` holds one of ``choices``."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=name)
