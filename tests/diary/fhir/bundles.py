"""What tests ask of a Bundle: who is in it, whether it hangs together, whether anything in it could run."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as ET

from diary.domain.fhir.observations import observations
from diary.domain.fhir.parts import Whose
from diary.domain.visits.document import PackDocument, PackSection, Paragraph
from diary.domain.visits.source import KeptEntry, PackSource
from tests.diary.visits.source_samples import NAMES, SITE

WHOSE = Whose(UUID(int=1), SITE, NAMES)
XHTML = "{http://www.w3.org/1999/xhtml}"
ALLOWED = {"div", "p", "b", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td",
           "blockquote", "br"}  # fmt: skip
ALLOWED_ATTRIBUTES = {"lang", "dir", "{http://www.w3.org/XML/1998/namespace}lang"}
ALWAYS = ("flags", "goals", "questions", "quality", "notes")


def a_document(source: PackSource, *blocks: Any) -> PackDocument:
    """Return a document with every part of the pack that the patient chose, each with these blocks."""
    said = blocks or (Paragraph("Sample words."),)
    codes = (*ALWAYS, *(source.visit.sections or ()))
    sections = tuple(PackSection(code, code.capitalize(), said) for code in codes)
    name = source.visit.name or "Name not given"
    return PackDocument("Visit pack", name, (), (), sections, (), (), source.language)


def resources(bundle: dict[str, Any], kind: str = "") -> list[dict[str, Any]]:
    """Return what is in a Bundle, of one type or all."""
    found = [entry["resource"] for entry in bundle["entry"]]
    return [one for one in found if kind in ("", one["resourceType"])]


def values(part: Any, name: str) -> Iterator[Any]:
    """Yield every value that stands under ``name``, however deep."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == name:
                yield value
            yield from values(value, name)
    elif isinstance(part, list):
        for value in part:
            yield from values(value, name)


def loose_ends(bundle: dict[str, Any]) -> list[str]:
    """Return references that lead nowhere, addresses used twice, and resources that nothing leads to."""
    addresses = [entry["fullUrl"] for entry in bundle["entry"]]
    referred = set(values(bundle, "reference"))
    twice = [f"twice: {one}" for one in set(addresses) if addresses.count(one) > 1]
    odd = [
        f"not its id: {entry['fullUrl']}"
        for entry in bundle["entry"]
        if entry["fullUrl"] != f"urn:uuid:{entry['resource']['id']}"
    ]
    unreached = set(addresses[1:]) - referred if bundle["type"] == "document" else set()
    return [
        *twice, *odd, *(f"dangling: {one}" for one in sorted(referred - set(addresses))),
        *(f"unreached: {one}" for one in sorted(unreached)),
    ]  # fmt: skip


def what_could_run(part: Any) -> list[str]:
    """Return what stands in a narrative beside plain elements: scripts, links, pictures, styles, events."""
    found = []
    for div in values(part, "div"):
        for element in ET.fromstring(div).iter():  # noqa: S314 - our own text; what does not parse fails
            name = element.tag.removeprefix(XHTML)
            found += [] if name in ALLOWED else [name]
            found += [a for a in element.attrib if a not in ALLOWED_ATTRIBUTES]
    return found


def words_of(div: str) -> str:
    """Return the text of a narrative, without its elements."""
    return " ".join(" ".join(ET.fromstring(div).itertext()).split())  # noqa: S314 - as above


def codes_of(bundle: Any, system: str) -> set[str]:
    """Return the codes of a system that stand anywhere in a Bundle."""
    found = set()
    lists = (*values(bundle, "coding"), *values(bundle, "tag"), [*values(bundle, "valueCoding")])
    for part in lists:
        found |= {
            one["code"] for one in part if re.search(rf"{re.escape(system)}\Z", one["system"])
        }
    return found


def one(entry: KeptEntry) -> dict[str, Any]:
    """Return the one Observation of an entry."""
    (made,) = observations(entry, WHOSE)
    return made
