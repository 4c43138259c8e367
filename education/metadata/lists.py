"""What the pages that list something say of it to machines."""

from collections.abc import Iterable
from typing import Any

from education.addresses import absolute
from education.metadata.graph import Node, clinic, site


def item_list(rows: Iterable[tuple[str, str]]) -> list[Node]:
    """Return (name, path) rows as a list of links, in their order; nothing for none."""
    items = [
        {"@type": "ListItem", "position": at, "name": name, "url": absolute(path)}
        for at, (name, path) in enumerate(rows, start=1)
    ]
    return [{"@type": "ItemList", "itemListElement": items}] if items else []


def term_set(title: str, terms: Iterable[Any]) -> list[Node]:
    """Return the glossary, each term with its meaning."""
    address = absolute("/glossary/")
    defined = [
        {
            "@type": "DefinedTerm",
            "name": term.term,
            "description": term.meaning,
            "url": f"{address}#{term.slug}",
        }
        for term in terms
    ]
    node = {"@type": "DefinedTermSet", "@id": f"{address}#terms", "name": title, "url": address}
    return [{**node, "hasDefinedTerm": defined}]


def clinic_and_site(details: dict[str, Any]) -> list[Node]:
    """Return the clinic with its name and how to reach it, and the site; for the front page."""
    address = " ".join((details.get("address") or "").split())
    known = {
        "name": details.get("name"),
        "alternateName": details.get("short_name"),
        "telephone": details.get("phone"),
        "address": address,
        "url": absolute("/"),
    }
    site_of = {"name": details.get("name"), "url": absolute("/"), "publisher": clinic()}
    return [{**clinic(), **known}, {**site(), **site_of}]
