"""The LaTeX that stands in BibTeX files, as plain text."""

import re

from bibtexparser.latexenc import latex_to_unicode

_STYLE = re.compile(r"\\(?:text(?:it|bf|rm|sc|sf|tt|superscript|subscript)|emph|mbox|mathrm)\b\s*")
_DOTLESS = re.compile(r"\\([ij])(?![A-Za-z])\s?")
_MATHS = re.compile(r"\$([^$]{0,200})\$")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


def plain(text: str) -> str:
    """Return LaTeX as plain text: accents put together, braces, styles and maths signs gone."""
    text = _STYLE.sub("", text.replace("~", " "))
    text = _DOTLESS.sub(r"\1", text)
    text = _MATHS.sub(r"\1", text)
    text = str(latex_to_unicode(text)) if "\\" in text or "{" in text else text
    text = text.replace("{", "").replace("}", "").replace("---", "–").replace("``", "“")
    return " ".join(text.replace("''", "”").split())


def split_outside_braces(names: str) -> list[str]:
    """Return the names of an author field: parts separated by "and", save within braces."""
    parts: list[str] = []
    start = 0
    for found in _AND.finditer(names):
        before = names[start : found.start()]
        if before.count("{") == before.count("}"):
            parts.append(before.strip())
            start = found.end()
    return [*parts, names[start:].strip()]
