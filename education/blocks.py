"""The parts an article's body is built from, each with one small template."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

WORDS = ["bold", "italic", "link", "ol", "ul", "superscript", "subscript"]
LINE = ["bold", "italic", "link", "superscript", "subscript"]


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and smaller headings."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "education/blocks/text.html"


class StepsBlock(blocks.ListBlock):
    """Things to do in order."""

    class Meta:
        icon = "list-ol"
        label = _("Numbered steps")
        template = "education/blocks/steps.html"


class RedFlagsBlock(blocks.StructBlock):
    """Signs that say: see somebody. Their words come from the shared red flags."""

    flags = blocks.ListBlock(
        SnippetChooserBlock("education.RedFlag"),
        label=_("Red flags"),
        help_text=_("Shown by how soon somebody should be seen, most urgent first."),
    )

    class Meta:
        icon = "warning"
        label = _("Red flags")
        template = "education/blocks/red_flags.html"


class TrackBlock(blocks.StructBlock):
    """What is worth noting in a diary."""

    intro = blocks.CharBlock(
        label=_("Why"), required=False, max_length=255, help_text=_("One sentence: why note these.")
    )
    tags = blocks.ListBlock(
        SnippetChooserBlock("education.DiaryTag"),
        label=_("Diary tags"),
        help_text=_("Readers can add these to their diary."),
    )

    class Meta:
        icon = "date"
        label = _("Track this")
        template = "education/blocks/track.html"


class VisitQuestionsBlock(blocks.ListBlock):
    """Questions worth asking at a visit."""

    class Meta:
        icon = "help"
        label = _("Visit questions")
        template = "education/blocks/visit_questions.html"


class DoDontBlock(blocks.StructBlock):
    """What is worth trying, and what is not."""

    do_heading = blocks.CharBlock(
        label=_("Heading of the first list"), default=_("Worth a try"), max_length=80
    )
    do = blocks.ListBlock(
        blocks.CharBlock(max_length=255), label=_("Worth it"), help_text=_("Short lines.")
    )
    dont_heading = blocks.CharBlock(
        label=_("Heading of the second list"), default=_("Leave it"), max_length=80
    )
    dont = blocks.ListBlock(
        blocks.CharBlock(max_length=255), label=_("Not worth it"), help_text=_("Short lines.")
    )

    class Meta:
        icon = "tick"
        label = _("Do and don’t")
        template = "education/blocks/do_dont.html"


class FigureBlock(blocks.StructBlock):
    """A picture for those who see it and those who do not."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        label=_("Short description"),
        max_length=200,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)
    long_description = blocks.TextBlock(
        label=_("Long description"),
        required=False,
        help_text=_("Everything a chart or drawing says, in words."),
    )

    class Meta:
        icon = "image"
        label = _("Figure")
        template = "education/blocks/figure.html"


class CalloutBlock(blocks.StructBlock):
    """A few words that must not be missed."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=LINE)

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        template = "education/blocks/callout.html"


class PlainBodyBlock(blocks.StreamBlock):
    """The body of a page that makes no claims."""

    text = TextBlock(features=["h2", "h3", *WORDS])
    steps = StepsBlock(blocks.RichTextBlock(label=_("Step"), features=LINE))
    callout = CalloutBlock()
    table = TableBlock(label=_("Table"), icon="table", template="education/blocks/table.html")
    figure = FigureBlock()


class SectionBodyBlock(blocks.StreamBlock):
    """The body of one section of an article."""

    text = TextBlock(features=["h3", "h4", *WORDS])
    steps = StepsBlock(blocks.RichTextBlock(label=_("Step"), features=LINE))
    claim = SnippetChooserBlock(
        "education.Claim",
        label=_("Claim"),
        icon="openquote",
        template="education/blocks/claim.html",
    )
    red_flags = RedFlagsBlock()
    track = TrackBlock()
    visit_questions = VisitQuestionsBlock(SnippetChooserBlock("education.VisitQuestion"))
    do_dont = DoDontBlock()
    figure = FigureBlock()
    table = TableBlock(label=_("Table"), icon="table", template="education/blocks/table.html")
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
        label=_("What the section is for"), choices=ROLES, default="other", required=True
    )
    anchor = blocks.RegexBlock(
        regex=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        label=_("Anchor"),
        required=False,
        max_length=100,
        help_text=_("Made from the heading when left empty. Do not change it later: links use it."),
        error_messages={"invalid": _("Small letters, digits and single hyphens only.")},
    )
    body = SectionBodyBlock(label=_("Body"), required=False)
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
        template = "education/blocks/section.html"


class QABlock(blocks.StructBlock):
    """A question, an answer short enough to be read aloud, and a longer one."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    short_answer = blocks.TextBlock(
        label=_("Short answer"),
        max_length=240,
        help_text=_("At most 240 characters. Read aloud where the browser can."),
    )
    long_answer = blocks.RichTextBlock(label=_("Longer answer"), features=WORDS, required=False)
    claim = SnippetChooserBlock("education.Claim", label=_("Claim"), required=False)

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "education/blocks/question.html"
