"""The panels of a red flag's editor. Imports no model: they import it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from education.cms.guide_panel import GuidePanel
from education.cms.red_flag_form import LimitsPanel
from education.cms.tier_cases import TierCasesPanel


def red_flag_panels() -> tuple[Any, ...]:
    """Return what an editor fills in, in the order of their thoughts."""
    return (
        GuidePanel("red-flags", _("How to write red flags")),
        FieldRowPanel((FieldPanel("code"), FieldPanel("key"), FieldPanel("area"))),
        FieldPanel("tier"),
        MultiFieldPanel((TierCasesPanel(),), heading=_("How soon, by case")),
        MultiFieldPanel(
            (
                FieldPanel("question"),
                FieldPanel("sign"),
                FieldPanel("counts_as_yes"),
                FieldPanel("why_it_matters"),
                FieldPanel("what_to_do"),
                FieldPanel("applies_to"),
                FieldPanel("explained_by"),
            ),
            heading=_("What the patient reads"),
        ),
        MultiFieldPanel(
            (
                LimitsPanel(),
                FieldPanel("rule"),
                FieldPanel("threshold"),
                FieldPanel("diary_note"),
                FieldPanel("diary_effect"),
            ),
            heading=_("When it fires"),
        ),
        MultiFieldPanel(
            (
                FieldPanel("sources"),
                FieldPanel("own_choice"),
                FieldPanel("source_notes"),
                FieldPanel("source_status"),
                FieldPanel("wording_status"),
            ),
            heading=_("Source"),
        ),
    )
