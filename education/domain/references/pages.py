"""Page ranges as Vancouver style prints them."""

import re

_RANGE = re.compile(r"^([A-Za-z]*)(\d+)\s*[-–—]+\s*([A-Za-z]*)(\d+)$")
_DASH = re.compile(r"\s*(?:--+|[-–—])\s*")


def shortened_pages(pages: str) -> str:
    """Return a page field with every range cut to the digits that change.

    "1516-1526" → "1516–26", "S57-S66" → "S57–66", "e1-e9" → "e1–9". Several ranges are separated
    by commas. What is not a plain range – an article number, "126A-127A", "2092-2100.e5",
    Roman numerals – keeps all its letters and digits.

    Source: NLM, Citing Medicine, 2nd ed., chapter 1, "location (pagination)".
    """
    return ", ".join(_shortened(part.strip()) for part in pages.split(",") if part.strip())


def _shortened(part: str) -> str:
    found = _RANGE.match(part)
    if not found:
        return _DASH.sub("–", part) if any(c.isdigit() for c in part) or "-" in part else part
    prefix, first, second_prefix, last = found.groups()
    if second_prefix and second_prefix != prefix:
        return f"{prefix}{first}–{second_prefix}{last}"
    if len(first) == len(last):
        same = next((at for at, digit in enumerate(first) if digit != last[at]), None)
        if same is None:  # one page, written as a range
            return prefix + first
        last = last[same:]
    return f"{prefix}{first}–{last}"
