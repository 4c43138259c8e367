"""CSL-JSON, as Zotero and Crossref give it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from education.domain.references.authors import person, written
from education.domain.references.record import Record, record_of, unread

_PMID_IN_NOTE = re.compile(r"(?i)\bPMID:?\s*(\d{1,8})\b")
_TAG = re.compile(r"<[^<>]{1,40}>")
_FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "journal": (
        "container-title-short",
        "journalAbbreviation",
        "short-container-title",
        "container-title",
        "publisher",
    ),
    "volume": ("volume",),
    "issue": ("issue",),
    "pages": ("page", "number", "article-number"),
    "doi": ("DOI",),
    "url": ("URL",),
}
Item = Mapping[str, Any]


def looks_like_csl(text: str) -> bool:
    """Say whether the text starts like JSON."""
    return text.lstrip()[:1] in {"[", "{"}


def read_csl(text: str) -> Iterator[Record]:
    """Yield every record; all of it as unread when it is no JSON."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        yield unread(1, text)
        return
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data = data["items"]
    for item in data if isinstance(data, list) else [data]:
        source = json.dumps(item, ensure_ascii=False, indent=1)
        if isinstance(item, dict) and ("title" in item or "DOI" in item):
            yield _read(item, source)
        else:
            yield unread(1, source)


def _read(item: Item, source: str) -> Record:
    values = {name: _first(item, names) for name, names in _FIELDS.items()}
    note = item.get("note")
    in_note = _PMID_IN_NOTE.search(note) if isinstance(note, str) else None
    values |= {
        "authors": _authors(item.get("author")),
        "year": _year(item),
        "pmid": _text(item.get("PMID")) or (in_note.group(1) if in_note else ""),
    }
    return record_of(1, source, values)


def _first(item: Item, names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := _text(item.get(name)))), "")


def _text(value: object) -> str:
    """Return a value as text without mark-up; "" for what is none. Crossref puts titles in lists."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**12 else ""
    return _TAG.sub("", value) if isinstance(value, str) else ""


def _authors(authors: object) -> str:
    names = (
        [name for name in authors if isinstance(name, dict)] if isinstance(authors, list) else []
    )
    people = [_person(name) for name in names if _text(name.get("family"))]
    groups = [_text(name.get("literal")) or _text(name.get("name")) for name in names]
    return written(people, [group for group in groups if group])


def _person(name: Item) -> str:
    particles = (_text(name.get(f"{kind}-particle")) for kind in ("dropping", "non-dropping"))
    family = " ".join(part for part in (*particles, _text(name.get("family"))) if part)
    return person(family, _text(name.get("given")), _text(name.get("suffix")))


def _year(item: Item) -> str:
    for name in ("issued", "published", "published-print", "published-online"):
        date = item.get(name)
        if not isinstance(date, dict):
            continue
        parts = date.get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts else None
        year = first[0] if isinstance(first, list) and first else None
        if text := _text(year) or _text(date.get("raw")) or _text(date.get("literal")):
            return text
    return ""
