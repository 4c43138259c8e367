"""Checks JSON-LD against schema.org: types, their properties, and what those expect."""

import json
import re
from datetime import date, datetime
from pathlib import Path

EXTRACT = json.loads((Path(__file__).parent / "schema_org.json").read_text())
TYPES = EXTRACT["types"]
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
PLAIN = {"Text", "URL", "Date", "DateTime", "Number", "Integer", "Boolean"}


def nodes_of(html):
    """Return the nodes of the only data block of a page."""
    (block,) = BLOCK.findall(html)
    data = json.loads(block)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def faults(nodes):
    """Return each thing in ``nodes`` that schema.org does not know, as a sentence."""
    return [fault for node in nodes for fault in _faults(node, node.get("@type", "a node"))]


def ancestors(kind):
    found = {kind}
    for parent in TYPES[kind]["parents"]:
        found |= ancestors(parent)
    return found


def properties(kind):
    return {n: r for above in ancestors(kind) for n, r in TYPES[above]["properties"].items()}


def _faults(node, where):
    kind = node.get("@type")
    if kind not in TYPES:
        return [f"{where}: no type {kind!r}"]
    known = properties(kind)
    found = []
    for name, value in node.items():
        if name in {"@type", "@id"}:
            continue
        if name not in known:
            found.append(f"{where}: {kind} has no {name}")
            continue
        for one in value if isinstance(value, list) else [value]:
            found += _of_value(one, known[name], f"{where}.{name}")
    return found


def _of_value(value, ranges, where):
    if isinstance(value, dict):
        inside = _faults(value, where)
        kind = value.get("@type")
        if not inside and not ancestors(kind) & set(ranges):
            inside.append(f"{where}: {kind} is none of {ranges}")
        return inside
    fits = any(FITS[kind](value) for kind in set(ranges) & PLAIN)
    return [] if fits else [f"{where}: {value!r} is none of {ranges}"]


def _is_moment(read):
    def fits(value):
        try:
            return isinstance(value, str) and bool(read(value))
        except ValueError:
            return False

    return fits


FITS = {
    "Text": lambda value: isinstance(value, str) and bool(value.strip()),
    "URL": lambda value: isinstance(value, str) and re.match(r"https?://\S+$", value) is not None,
    "Date": _is_moment(date.fromisoformat),
    "DateTime": _is_moment(datetime.fromisoformat),
    "Number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Boolean": lambda value: isinstance(value, bool),
}
