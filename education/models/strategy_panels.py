"""The editor of a strategy: what it is, what the evidence says, who should not, how to compare."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from education.cms.guide_panel import GuidePanel

STRATEGY_PANELS = (
    GuidePanel("strategies", _("What may be offered for trying")),
    FieldPanel("name"),
    FieldPanel("code"),
    FieldPanel("what_to_do"),
    FieldPanel("compare_with"),
    MultiFieldPanel(
        (FieldPanel("claims"), FieldPanel("not_known")), heading=_("What the evidence says")
    ),
    MultiFieldPanel(
        (
            FieldPanel("not_for"),
            FieldRowPanel((FieldPanel("removes_gluten"), FieldPanel("changes_prescription"))),
            FieldPanel("with_dietitian"),
            FieldPanel("ask_first"),
        ),
        heading=_("Who should not"),
    ),
    MultiFieldPanel(
        (
            FieldPanel("outcomes"),
            FieldPanel("design"),
            FieldRowPanel((FieldPanel("block_days"), FieldPanel("washout_days"))),
        ),
        heading=_("How to compare"),
    ),
    FieldPanel("own_choice"),
)
