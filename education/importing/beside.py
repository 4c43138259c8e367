"""The lines of a document with the issues that each gave rise to."""

from dataclasses import dataclass, field
from typing import Any

from education.models import DocumentImport


@dataclass
class SourceRow:
    """One line of a document; ``anchor`` is set on the first row of a line."""

    number: int
    text: str
    anchor: str = ""
    issues: list[str] = field(default_factory=list)


def rows_of(row: DocumentImport) -> list[SourceRow]:
    """Return the document's lines, without empty ones that nothing is said of."""
    messages: dict[int, list[str]] = {}
    for _code, message, number in row.issues:
        messages.setdefault(number, []).append(message)
    there = {number for number, text in row.source if text.strip()}
    lines = [(number, text) for number, text in row.source if text.strip()]
    lines += [(number, "") for number in messages if number not in there]
    rows: list[SourceRow] = []
    for number, text in sorted(lines, key=lambda line: line[0]):
        first = not rows or rows[-1].number != number
        anchor = f"line-{number}" if first else ""
        rows.append(SourceRow(number, text, anchor, messages.get(number, []) if first else []))
    return rows


def issues_of(row: DocumentImport) -> list[dict[str, Any]]:
    """Return the issues of a document as templates take them."""
    return [{"code": code, "message": message, "line": line} for code, message, line in row.issues]
