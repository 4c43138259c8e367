"""The panels of a red flag's editor. Imports no model: they import it."""

from typing import Any

from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from education.cms.guide_panel import GuidePanel
from education.cms.red_flag_form import LimitsPanel
from education.cms.tier_cases import TierCasesPanel


class RedFlagEditor(ObjectList):
    """The whole editor. The fields that its panels show besides the model's are not shown again below.

    Wagtail adds what no panel claims to the end of the form; sent twice, the last would win over what was typed.
    """

    class BoundPanel(ObjectList.BoundPanel):
        def render_missing_fields(self) -> str:
            own = set(self.form.own_fields())
            claimed = {*self.panel.get_form_options().get("fields", [])}
            rest = [name for name in self.form.fields if name not in claimed | own]
            return format_html_join("", "{}", ((self.form[name],) for name in rest))


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
