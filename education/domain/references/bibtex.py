"""BibTeX; the fields of an entry are read by bibtexparser, where it starts and ends is found here.

bibtexparser alone drops an entry it cannot read, and takes 17 s over 2 MB of junk.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bibtexparser.bibdatabase import UndefinedString
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import InvalidName, splitname

from education.domain.references.authors import person, written
from education.domain.references.latex import plain, split_outside_braces
from education.domain.references.record import Record, record_of, unread

_STARTS = re.compile(r"@([A-Za-z]+)[ \t]*\{")
_NO_ENTRY = {"comment", "preamble", "string"}
LONGEST_ENTRY = 50_000
_FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "journal": (
        "shortjournal",
        "journal",
        "journaltitle",
        "booktitle",
        "institution",
        "publisher",
        "organization",
    ),
    "year": ("year", "date"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages", "eid", "article-number"),
    "doi": ("doi",),
    "pmid": ("pmid",),
    "url": ("url",),
}


def looks_like_bibtex(text: str) -> bool:
    """Say whether an entry of BibTeX starts somewhere."""
    return bool(_STARTS.search(text))


def read_bibtex(text: str) -> Iterator[Record]:
    """Yield every entry, and as unread what stands between them or does not end."""
    strings = ""
    for line, kind, source in _pieces(text):
        if kind == "string":
            strings += source + "\n"
        elif kind in _NO_ENTRY or not source.strip():
            continue
        else:
            yield _read(line, source, strings) if kind else unread(line, source)


def _pieces(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, kind and text of every entry; kind "" for what stands between, or never ends."""
    end = line = 0
    while found := _STARTS.search(text, end):
        yield line + 1, "", text[end : found.start()]
        line += text.count("\n", end, found.start())
        stop = _end_of(text, found.end())
        following = _STARTS.search(text, found.end())
        if stop is None:  # its bracket is never closed: it ends where the next one starts
            stop = following.start() if following else len(text)
            yield line + 1, "", text[found.start() : stop]
        else:
            yield line + 1, found.group(1).lower(), text[found.start() : stop]
        line += text.count("\n", found.start(), stop)
        end = stop
    yield line + 1, "", text[end:]


def _end_of(text: str, start: int) -> int | None:
    """Return where the entry opened before ``start`` is closed, if it is within its longest length."""
    depth = 1
    for found in re.compile(r"\\.|[{}]|\n@\w+\{", re.DOTALL).finditer(text, start):
        sign = found.group()
        if found.start() - start > LONGEST_ENTRY or sign.startswith("\n"):
            return None
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if not depth:
            return found.end()
    return None


def _read(line: int, source: str, strings: str) -> Record:
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    try:
        entries = parser.parse(strings + source, partial=True).entries
    except (UndefinedString, RecursionError):
        entries = []
    if len(entries) != 1:
        return unread(line, source)
    entry = entries[0]
    values = {name: _first(entry, names) for name, names in _FIELDS.items()}
    pages = values["pages"].replace("--", "-")
    return record_of(
        line, source, {**values, "pages": pages, "authors": _authors(entry.get("author", ""))}
    )


def _first(entry: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := plain(str(entry.get(name, ""))))), "")


def _authors(text: str) -> str:
    people, groups = [], []
    for name in split_outside_braces(" ".join(text.split())):
        if name.lower() == "others":
            people.append("et al")
        elif name.startswith("{") and name.endswith("}"):
            groups.append(plain(name))
        elif name:
            people.append(_person(plain(name)))
    return written(people, groups)


def _person(name: str) -> str:
    try:
        parts = splitname(name, strict_mode=False)
    except InvalidName:
        return name
    family = " ".join([*parts["von"], *parts["last"]])
    return person(family, " ".join(parts["first"]), " ".join(parts["jr"]))
