"""Lines that a writer parted by hand: a by-line block, typed bullets, "Q:" over "A:"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from education.domain.importing.html_inline import Collector
from education.domain.importing.plain_text import BULLET, LONGEST_SHORT_LINE, NUMBER
from education.domain.importing.tree import Block, Line, Lines, Paragraph, Text, words_in

_SPEAKER = re.compile(r"^\s*[QA]\s*\d*\s*[:.)]\s", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;,…:][\"'”’)\]]*$")


def lines_or_paragraphs(collector: Collector, *, quoted: bool) -> Iterator[Block]:
    """Yield what stands between line breaks as short lines, as paragraphs, or joined as one paragraph."""
    parts = collector.parts()
    text = collector.text()
    plain = "<" not in text.html and not text.links and not text.cites
    if len(parts) > 1 and plain:
        if all(_is_short(part) for part in parts):
            yield Lines(tuple(Line(part, collector.line) for part in parts))
            return
        if all(_opens_anew(part) for part in parts[1:]):
            for part in parts:
                yield Paragraph(Text(part), collector.line, quoted)
            return
    if words_in(text.plain):
        yield Paragraph(text, collector.line, quoted)


def _is_short(part: str) -> bool:
    return (
        len(part) <= LONGEST_SHORT_LINE
        and not _SENTENCE_END.search(part)
        and not BULLET.match(part)
    )


def _opens_anew(part: str) -> bool:
    return bool(BULLET.match(part) or NUMBER.match(part) or _SPEAKER.match(part))


def without_marker(paragraph: Paragraph) -> tuple[Text, str] | None:
    """Return the text of a paragraph that starts with a typed bullet or number, and the number."""
    number, bullet = NUMBER.match(paragraph.text.plain), BULLET.match(paragraph.text.plain)
    if not (number or bullet):
        return None
    marker = number.group(1) if number else paragraph.text.plain.split(maxsplit=1)[0]
    plain = paragraph.text.plain.removeprefix(marker).strip()
    html = paragraph.text.html
    if html and not html.startswith(escape(marker)):
        return None  # the marker stands inside bold or a link
    text = replace(paragraph.text, plain=plain, html=html.removeprefix(escape(marker)).strip())
    return text, number.group(1) if number else ""
