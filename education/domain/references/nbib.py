"""PubMed's own format (nbib, MEDLINE), as "Send to: Citation manager" gives it."""

import re
from collections.abc import Iterator, Mapping

from education.domain.references.authors import written
from education.domain.references.record import Record, record_of, unread

_LINE = re.compile(r"^([A-Z]{2,4}) {0,2}- ?(.*)$")
_STARTS = re.compile(r"(?m)^PMID ?- ")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAY = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
# Publication types that say what sort of study it is; anything else is left to the editor.
_KINDS = {
    "guideline": {"practice guideline", "guideline"},
    "systematic_review": {"systematic review", "meta-analysis"},
    "trial": {"randomized controlled trial"},
    "review": {"review", "editorial", "comment"},
}

Tags = Mapping[str, list[str]]


def looks_like_nbib(text: str) -> bool:
    """Say whether a record of PubMed's starts somewhere."""
    return bool(_STARTS.search(text))


def read_nbib(text: str) -> Iterator[Record]:
    """Yield every record, and what stands before the first one as unread."""
    starts = [found.start() for found in _STARTS.finditer(text)]
    before = text[: starts[0]] if starts else text
    if before.strip():
        yield unread(1, before)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line = text.count("\n", 0, start) + 1
        yield _read(line, text[start:end])


def _read(line: int, source: str) -> Record:
    tags = _tags(source)
    if len(tags) == 1:  # the number alone
        return unread(line, source)
    kinds = {kind.lower() for kind in tags.get("PT", ())}
    values = {
        "title": _first(tags, "TI", "BTI"),
        "journal": _first(tags, "TA", "JT", "PB"),
        "year": _first(tags, "DP", "DEP"),
        "volume": _first(tags, "VI"),
        "issue": _first(tags, "IP"),
        "pages": _pages(tags),
        "pmid": _first(tags, "PMID"),
        "doi": _identifier(tags, "doi"),
        "authors": written(tags.get("AU", []) or tags.get("FAU", []), tags.get("CN", [])),
        "epub": _ahead(tags),
    }
    return record_of(
        line,
        source,
        values,
        study_kind=next((kind for kind, types in _KINDS.items() if kinds & types), ""),
        retracted="retracted publication" in kinds or "RIN" in tags,
        concern="ECI" in tags,
    )


def _tags(source: str) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    last = ""
    for line in source.splitlines():
        if found := _LINE.match(line):
            last = found.group(1)
            tags.setdefault(last, []).append(found.group(2).strip())
        elif last and line.strip():
            tags[last][-1] += f" {line.strip()}"
    return tags


def _first(tags: Tags, *names: str) -> str:
    return next((value for name in names for value in tags.get(name, ()) if value), "")


def _identifier(tags: Tags, kind: str) -> str:
    end = f"[{kind}]"
    values = (value for name in ("LID", "AID") for value in tags.get(name, ()))
    return next((value[: -len(end)].strip() for value in values if value.endswith(end)), "")


def _pages(tags: Tags) -> str:
    """Return the pages, or the article number where a journal has no pages."""
    number = _identifier(tags, "pii")
    return _first(tags, "PG") or (number if re.fullmatch(r"e?\d{1,12}", number) else "")


def _ahead(tags: Tags) -> str:
    """Return the day it was online, while it has no volume and no pages: "2020 Mar 3"."""
    found = _DAY.match(_first(tags, "DEP"))
    if not found or "VI" in tags or "PG" in tags:
        return ""
    year, month, day = found.groups()
    known = 1 <= int(month) <= len(_MONTHS)
    return f"{year} {_MONTHS[int(month) - 1]} {int(day)}" if known else year
