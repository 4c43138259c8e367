"""The small parts an article's body is built from, each with one small template."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.segments import StringSegmentValue

from education import block_previews as previews

WORDS = ["bold", "italic", "link", "ol", "ul", "superscript", "subscript"]
# How the block picker groups them.
WORDING, EVIDENCE, FOR_READERS = _("Words"), _("Evidence"), _("For the reader to use")
SEEN = _("Pictures and tables")
LINE = ["bold", "italic", "link", "superscript", "subscript"]


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and smaller headings."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = WORDING
        description = _("Paragraphs, lists, links and smaller headings. The usual choice.")
        preview_value = staticmethod(previews.a_text)
        template = "education/blocks/text.html"


class StepsBlock(blocks.ListBlock):
    """Things to do in order."""

    class Meta:
        icon = "list-ol"
        label = _("Numbered steps")
        group = WORDING
        description = _("Things to do one after the other. For things in any order, use a list.")
        preview_value = staticmethod(previews.some_steps)
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
        group = EVIDENCE
        description = _("Signs that need somebody soon. Chosen from the list, never typed in.")
        preview_value = staticmethod(previews.some_red_flags)
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
        group = FOR_READERS
        description = _("What is worth noting from day to day, such as a symptom or a food.")
        preview_value = staticmethod(previews.some_tags)
        template = "education/blocks/track.html"


class VisitQuestionsBlock(blocks.ListBlock):
    """Questions worth asking at a visit."""

    class Meta:
        icon = "help"
        label = _("Visit questions")
        group = FOR_READERS
        description = _("Questions worth asking at a visit, from the list.")
        preview_value = staticmethod(previews.some_questions)
        template = "education/blocks/visit_questions.html"


class DoDontBlock(blocks.StructBlock):
    """What is worth trying, and what is not."""

    do_heading = blocks.CharBlock(
        label=_("Heading of the first list"),
        default=_("Worth a try"),
        max_length=80,
        help_text=_("Usually left as it is."),
    )
    do = blocks.ListBlock(
        blocks.CharBlock(max_length=255),
        label=_("Worth it"),
        help_text=_("Short lines that begin with a verb."),
    )
    tries = blocks.ListBlock(
        SnippetChooserBlock("education.Strategy"),
        label=_("Worth it, and can be tried as an experiment"),
        default=[],
        min_num=0,
        help_text=_(
            "Chosen from the strategies, never typed in. Each stands in the first list, and below it what the "
            "evidence says and who should not. There is no such choice for the second list."
        ),
    )
    dont_heading = blocks.CharBlock(
        label=_("Heading of the second list"),
        default=_("Leave it"),
        max_length=80,
        help_text=_("Usually left as it is."),
    )
    dont = blocks.ListBlock(
        blocks.CharBlock(max_length=255),
        label=_("Not worth it"),
        help_text=_("Short lines, kindly put."),
    )

    class Meta:
        icon = "tick-inverse"
        label = _("Do and don’t")
        group = WORDING
        description = _("Two short lists side by side: what is worth trying, and what is not.")
        preview_value = staticmethod(previews.do_and_dont)
        template = "education/blocks/do_dont.html"

    def get_prep_value(self, value: Any) -> Any:
        """Return what is stored: without an empty ``tries``, as what was signed before there were any."""
        stored = super().get_prep_value(value)
        return {name: part for name, part in stored.items() if part or name != "tries"}


class FigureBlock(blocks.StructBlock):
    """A picture for those who see it and those who do not."""

    image = ImageChooserBlock(
        label=_("Image"), help_text=_("From the clinic's images, with its maker and licence.")
    )
    alt = blocks.CharBlock(
        label=_("Short description"),
        max_length=200,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=300,
        help_text=_("What to see in it, for everybody. Leave it empty if the text says so."),
    )
    long_description = blocks.TextBlock(
        label=_("Long description"),
        required=False,
        help_text=_("Everything a chart or drawing says, in words."),
    )

    class Meta:
        icon = "image"
        label = _("Figure")
        group = SEEN
        description = _("A picture with its description in words.")
        preview_value = staticmethod(previews.a_figure)
        template = "education/blocks/figure.html"


class CalloutBlock(blocks.StructBlock):
    """A few words that must not be missed."""

    title = blocks.CharBlock(
        label=_("Title"), max_length=120, help_text=_("A few words: “Good to know”.")
    )
    text = blocks.RichTextBlock(
        label=_("Text"), features=LINE, help_text=_("One or two sentences that stand alone.")
    )

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        group = WORDING
        description = _("The one thing that must not be missed. At most one or two an article.")
        preview_value = staticmethod(previews.a_callout)
        template = "education/blocks/callout.html"


class ClaimBlock(SnippetChooserBlock):
    """One claim with its verdict."""

    class Meta:
        icon = "openquote"
        label = _("Claim")
        group = EVIDENCE
        description = _("A claim with its verdict, how sure we are, why, and its papers.")
        template = "education/blocks/claim.html"
        preview_value = staticmethod(previews.a_claim)


class ComparisonBlock(TableBlock):
    """Numbers or words to compare."""

    class Meta:
        icon = "table"
        label = _("Table")
        group = SEEN
        description = _("For comparing. At most four columns, or it cannot be read on a phone.")
        template = "education/blocks/table.html"
        preview_value = staticmethod(previews.a_table)

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """Return the words of each cell, for the translator."""
        rows = (value or {}).get("data") or ()
        return [
            StringSegmentValue(f"{at}-{place}", cell)
            for at, row in enumerate(rows)
            for place, cell in enumerate(row)
            if cell
        ]

    def restore_translated_segments(self, value: Any, segments: list[StringSegmentValue]) -> Any:
        """Return the table with the translated cells in their places."""
        rows = [list(row) for row in value["data"]]
        for segment in segments:
            at, place = map(int, segment.path.split("-"))
            rows[at][place] = segment.render_text()
        return {**value, "data": rows}
