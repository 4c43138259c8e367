"""The words of an article as plain text, part by part, so that they can be counted."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

BLOCK_END = re.compile(r"</(?:p|h\d|li|blockquote)>|<(?:br|hr)\s*/?>", re.IGNORECASE)
PAPER_NUMBER = re.compile(r"\[\^[\w-]+\]")


class Passage(NamedTuple):
    """One part of an article: its heading as staff know it, and its text, blocks apart by blank lines."""

    heading: str
    text: str


def passages_of(page: Any) -> list[Passage]:
    """Return the parts of an article in reading order, those without a word left out.

    The words of claims, red flags and other shared things are not among them: they are
    written, and looked at, in one place for all articles.
    """
    top = [page.deck, plain(page.quick_answer), plain(page.intro), *texts_of(page.main_points)]
    parts = [Passage(_("Answer and main points"), joined(top))]
    for number, section in enumerate(page.sections, start=1):
        heading = str(section.value.get("heading") or "") or _("Section %(number)d") % {
            "number": number
        }
        parts.append(Passage(heading, joined([heading, *texts_of(section.value["body"])])))
    parts.append(Passage(_("Questions and answers"), joined(texts_of(page.questions))))
    return [part for part in parts if part.text]


def joined(texts: Any) -> str:
    return "\n\n".join(text for text in texts if text.strip())


def plain(html: Any) -> str:
    """Return rich text as plain text, its paragraphs and list items apart by blank lines."""
    text = unescape(strip_tags(BLOCK_END.sub("\n\n", str(html or ""))))
    return PAPER_NUMBER.sub("", text).strip()


def texts_of(value: Any, block: Any = None) -> Iterator[str]:
    """Yield the texts somewhere inside the value of a block, in order."""
    if isinstance(value, RichText):
        yield plain(value.source)
    elif isinstance(value, StreamValue | ListValue):
        children = value if isinstance(value, StreamValue) else value.bound_blocks
        for child in children:
            yield from texts_of(child.value, child.block)
    elif isinstance(value, StructValue):
        for name, child_block in value.block.child_blocks.items():
            yield from texts_of(value.get(name), child_block)
    elif value and block is not None:
        yield from (PAPER_NUMBER.sub("", str(text)) for text in block.get_searchable_content(value))
