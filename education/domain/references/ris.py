"""RIS, as reference managers and journals export it; the tags are read by rispy."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import rispy

from education.domain.references.authors import inverted, is_group, written
from education.domain.references.record import Record, record_of, unread

# Each tag under its own name: which of several a field comes from is decided here.
_TAGS = {tag: tag for tag in (*rispy.TAG_KEY_MAPPING, "AN", "C7")}
_LINE = re.compile(r"^\s*([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?$")
_STARTS = re.compile(r"(?m)^[ \t]*TY[ \t]{1,2}-")
_FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("TI", "T1", "CT", "BT"),
    "journal": ("J2", "JA", "JO", "JF", "T2", "PB"),
    "year": ("PY", "Y1", "DA"),
    "volume": ("VL",),
    "issue": ("IS",),
    "doi": ("DO",),
    "url": ("UR", "L1"),
}


def looks_like_ris(text: str) -> bool:
    """Say whether a record of RIS starts somewhere."""
    return bool(_STARTS.search(text))


def read_ris(text: str) -> Iterator[Record]:
    """Yield every record, and what stands before the first one as unread."""
    starts = [found.start() for found in _STARTS.finditer(text)]
    before = text[: starts[0]] if starts else text
    if before.strip():
        yield unread(1, before)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line = text.count("\n", 0, start) + 1
        yield from _read(line, text[start:end])


def _read(line: int, source: str) -> Iterator[Record]:
    lines, after = _tidy(source)
    found = rispy.loads("\n".join(lines), mapping=_TAGS)
    if len(found) != 1 or len(found[0]) == 1:
        yield unread(line, source)
        return
    tags = found[0]
    values = {name: _first(tags, names) for name, names in _FIELDS.items()}
    values |= {"authors": _authors(tags), "pages": _pages(tags), "pmid": _pmid(tags)}
    yield record_of(line, source, values)
    if after.strip():
        yield unread(line + source[: source.index(after)].count("\n"), after)


def _tidy(source: str) -> tuple[list[str], str]:
    """Return the lines of one record as rispy wants them, and what stands after its end."""
    tidy: list[str] = []
    lines = source.splitlines(keepends=True)
    for at, line in enumerate(lines):
        found = _LINE.match(line.rstrip())
        if found and found.group(1) == "ER":
            return [*tidy, "ER  - "], "".join(lines[at + 1 :])
        tidy.append(f"{found.group(1)}  - {found.group(2) or ''}" if found else line.strip())
    return [*tidy, "ER  - "], ""


def _first(tags: Mapping[str, Any], names: Sequence[str]) -> str:
    values = (value for name in names if (value := tags.get(name)))
    value = next(values, "")
    return str(value[0] if isinstance(value, list) else value)


def _authors(tags: Mapping[str, Any]) -> str:
    names = [name for tag in ("AU", "A1") for name in tags.get(tag, ()) if name]
    people = [inverted(name) for name in names if not is_group(name)]
    return written(people, [name.strip(" ,") for name in names if is_group(name)])


def _pages(tags: Mapping[str, Any]) -> str:
    first, last = _first(tags, ("SP", "C7", "M2")), _first(tags, ("EP",))
    return f"{first}-{last}" if first and last and last != first else first or last


def _pmid(tags: Mapping[str, Any]) -> str:
    number = _first(tags, ("AN", "C2"))
    return number if number.isdigit() or number.upper().startswith("PMID") else ""
