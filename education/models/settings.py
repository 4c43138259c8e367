"""What the clinic is called, how to reach it, and how it edits."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from education.models.four_eyes import PUBLISHING
from education.published import bump_content_version

USUAL_REVIEW_MONTHS = 36
# Said in each language as long as a clinic keeps these words.
DISCLAIMER = gettext_noop(
    "This page is for information. It does not replace advice from your clinician."
)
MONTHS = _("Give a number of months from 1 to 60.")


@register_setting(icon="home", order=100)
class ClinicSettings(BaseSiteSetting):
    """The clinic as patients see it."""

    name = models.CharField(
        _("name"), max_length=120, default="Our clinic", help_text=_("The clinic's full name.")
    )
    short_name = models.CharField(
        _("short name"), max_length=40, blank=True, help_text=_("For narrow places; else the name.")
    )
    logo = models.ForeignKey(
        "education.ClinicImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A small picture beside the name."),
    )
    address = models.TextField(_("address"), blank=True, help_text=_("One line for each line."))
    phone = models.CharField(
        _("telephone"), max_length=40, blank=True, help_text=_("For appointments, not emergencies.")
    )
    opening_hours = models.TextField(
        _("opening hours"), blank=True, help_text=_("One line for each day or group of days.")
    )
    out_of_hours = models.TextField(
        _("when closed"), blank=True, help_text=_("What people should do out of hours.")
    )
    languages = models.CharField(
        _("languages"), max_length=200, blank=True, help_text=_("Languages spoken at the clinic.")
    )
    # Set by load_sample alone: every page then says that nobody clinical has reviewed it.
    sample = models.BooleanField(_("sample clinic"), default=False, editable=False)

    panels = (
        FieldRowPanel((FieldPanel("name"), FieldPanel("short_name"))),
        FieldPanel("logo"),
        MultiFieldPanel(
            (
                FieldPanel("address"),
                FieldPanel("phone"),
                FieldPanel("opening_hours"),
                FieldPanel("out_of_hours"),
                FieldPanel("languages"),
            ),
            heading=_("How to reach it"),
        ),
    )

    class Meta:
        verbose_name = _("clinic")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; every page shows the clinic's name, so readers must see the new one."""
        super().save(*args, **kwargs)
        PUBLISHING.after_change(self)


@register_setting(icon="edit", order=110)
class EditorialSettings(BaseSiteSetting):
    """How long a review holds, and who is reminded."""

    review_months = models.PositiveSmallIntegerField(
        _("months until the next review"),
        default=USUAL_REVIEW_MONTHS,
        validators=[MinValueValidator(1, MONTHS), MaxValueValidator(60, MONTHS)],
        help_text=_("How long a reviewed article holds: 1 to 60 months."),
    )
    disclaimer = models.TextField(
        _("disclaimer"),
        blank=True,
        default=DISCLAIMER,
        help_text=_("At the foot of every article."),
    )
    review_reminder_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who is reminded"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"kind": "staff"},
        help_text=_("Gets the reminders of reviews that are due."),
    )

    panels = (
        FieldPanel("review_months"),
        FieldPanel("disclaimer"),
        FieldPanel("review_reminder_owner"),
    )

    class Meta:
        verbose_name = _("editing")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(review_months__range=(1, 60)), name="editorial_review_months"
            ),
        )

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; the disclaimer stands under every article."""
        super().save(*args, **kwargs)
        bump_content_version()
