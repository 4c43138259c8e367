"""What an article and a standing page are built from: bodies, sections, questions and answers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from education import block_previews as previews
from education.body_parts import (
    LINE,
    WORDS,
    CalloutBlock,
    ClaimBlock,
    ComparisonBlock,
    DoDontBlock,
    FigureBlock,
    RedFlagsBlock,
    StepsBlock,
    TextBlock,
    TrackBlock,
    VisitQuestionsBlock,
)


class PlainBodyBlock(blocks.StreamBlock):
    """The body of a page that makes no claims."""

    text = TextBlock(features=["h2", "h3", *WORDS])
    steps = StepsBlock(blocks.RichTextBlock(label=_("Step"), features=LINE))
    callout = CalloutBlock()
    table = ComparisonBlock()
    figure = FigureBlock()


class SectionBodyBlock(blocks.StreamBlock):
    """The body of one section of an article."""

    text = TextBlock(features=["h3", "h4", *WORDS])
    steps = StepsBlock(blocks.RichTextBlock(label=_("Step"), features=LINE))
    claim = ClaimBlock("education.Claim")
    red_flags = RedFlagsBlock()
    track = TrackBlock()
    visit_questions = VisitQuestionsBlock(SnippetChooserBlock("education.VisitQuestion"))
    do_dont = DoDontBlock()
    figure = FigureBlock()
    table = ComparisonBlock()
    callout = CalloutBlock()


class SectionBlock(blocks.StructBlock):
    """One section: a heading with a lasting anchor, what it is for, its body and its papers."""

    ROLES = (
        ("what", _("What it is")),
        ("science", _("What studies show")),
        ("symptoms", _("Symptoms")),
        ("clinicians", _("How clinicians look into it")),
        ("steps", _("What may be worth trying")),
        ("visit", _("Before a visit")),
        ("bottom_line", _("Bottom line")),
        ("other", _("Other")),
    )

    heading = blocks.CharBlock(
        label=_("Heading"), max_length=160, help_text=_("Plain, and not a search phrase.")
    )
    role = blocks.ChoiceBlock(
        label=_("What the section is for"),
        choices=ROLES,
        default="other",
        required=True,
        help_text=_("For the clinic's own lists; readers see the heading."),
    )
    anchor = blocks.RegexBlock(
        regex=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        label=_("Anchor"),
        required=False,
        max_length=100,
        help_text=_("Made from the heading when left empty. Do not change it later: links use it."),
        error_messages={"invalid": _("Small letters, digits and single hyphens only.")},
    )
    body = SectionBodyBlock(
        label=_("Body"),
        required=False,
        help_text=_("Choose a block for each part; the picker shows how it will look."),
    )
    references = blocks.ListBlock(
        SnippetChooserBlock("education.Reference"),
        label=_("Papers this section rests on"),
        help_text=_(
            "Write [^4] in the text where paper number 4 belongs; readers get a link to it."
        ),
        default=[],
        min_num=0,
    )

    class Meta:
        icon = "title"
        label = _("Section")
        description = _("A heading, its text, and the papers it rests on.")
        preview_value = staticmethod(previews.a_section)
        template = "education/blocks/section.html"


class PointBlock(blocks.CharBlock):
    """One of the main points."""

    class Meta:
        icon = "success"
        label = _("Point")
        description = _("One short sentence that somebody should still know tomorrow.")
        preview_value = staticmethod(previews.a_point)


class QABlock(blocks.StructBlock):
    """A question, an answer short enough to be read aloud, and a longer one."""

    question = blocks.CharBlock(
        label=_("Question"), max_length=200, help_text=_("As people ask it, in their words.")
    )
    short_answer = blocks.TextBlock(
        label=_("Short answer"),
        max_length=240,
        help_text=_("At most 240 characters. Read aloud where the browser can."),
    )
    long_answer = blocks.RichTextBlock(
        label=_("Longer answer"),
        features=WORDS,
        required=False,
        help_text=_("Why, for whom, and what to do. It does not repeat the short answer."),
    )
    claim = SnippetChooserBlock(
        "education.Claim",
        label=_("Claim"),
        required=False,
        help_text=_("The claim this answer rests on; readers get a link to it."),
    )

    class Meta:
        icon = "help"
        label = _("Question and answer")
        description = _("What people ask, a short answer that is read aloud, and a longer one.")
        preview_value = staticmethod(previews.a_question)
        template = "education/blocks/question.html"
