"""The tabs of an article's editor, from the answer to the address."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Page

from education.cms.guide_panel import GuidePanel
from education.cms.reading_panel import ReadabilityPanel
from education.cms.wording_panel import WORDING

ANSWER = (
    GuidePanel("shape", _("What goes where, and in which order")),
    TitleFieldPanel("title", help_text=_("The question, in the words people use.")),
    FieldPanel("deck"),
    FieldPanel("quick_answer"),
    FieldPanel("headline_claim"),
    FieldPanel("main_points"),
    FieldPanel("intro"),
)
SECTIONS = (
    GuidePanel("plain-words", _("How to write plainly")),
    FieldPanel("sections"),
)
QUESTIONS = (
    GuidePanel("numbers", _("How to say numbers")),
    FieldPanel("questions"),
    FieldPanel("limits"),
)
PEOPLE = (
    GuidePanel("publishing", _("From draft to live, step by step")),
    FieldRowPanel((FieldPanel("topic"), FieldPanel("publisher"))),
    InlinePanel(
        "byline",
        label=_("name"),
        heading=_("Byline"),
        help_text=_("An author and a clinical reviewer at least; both are needed before signing."),
    ),
    MultiFieldPanel(
        (
            FieldPanel("evidence_current_to"),
            FieldRowPanel(
                (
                    FieldPanel("last_reviewed_on", read_only=True),
                    FieldPanel("next_review_on", read_only=True),
                )
            ),
            FieldPanel("reading_minutes_override"),
        ),
        heading=_("Dates"),
    ),
    InlinePanel(
        "changes",
        label=_("change"),
        heading=_("What changed"),
        help_text=_("Newest first. A correction stays listed for good once it was published."),
    ),
    InlinePanel(
        "related",
        label=_("article"),
        heading=_("Read next"),
        max_num=4,
        help_text=_("At most four, where a reader of this page would go on."),
    ),
)

EDITOR = TabbedInterface(
    [
        ObjectList(ANSWER, heading=_("Answer")),
        ObjectList(SECTIONS, heading=_("Sections")),
        ObjectList(QUESTIONS, heading=_("Questions")),
        ObjectList(PEOPLE, heading=_("People and dates")),
        ObjectList([ReadabilityPanel(), WORDING], heading=_("How it reads")),
        ObjectList(Page.promote_panels, heading=_("Address")),
        ObjectList(Page.settings_panels, heading=_("Schedule")),
    ]
)
