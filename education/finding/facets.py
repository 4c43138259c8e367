"""What a search can be narrowed down to, as plain links with how many results each leaves."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from education.finding.searching import Choice, Search
from education.models import SearchEntry, Verdict

Option = dict[str, Any]


def choice_of(query: Any, search_topics: Iterable[str]) -> Choice:
    """Return what the address chooses; a value that we do not offer chooses nothing."""
    offered = {
        "kind": SearchEntry.Kind.values,
        "topic": list(search_topics),
        "verdict": Verdict.values,
    }
    chosen = {name: query.get(name, "") for name in offered}
    return Choice(**{n: value if value in offered[n] else "" for n, value in chosen.items()})


def facets_of(search: Search) -> list[dict[str, Any]]:
    """Return each facet that would part the results: its name and its options."""
    topics = {pk: (row["slug"], row["name"]) for pk, row in search.shelf.topics.items()}
    kinds = {value: (value, label) for value, label in SearchEntry.Kind.choices}
    verdicts = {value: (value, label) for value, label in Verdict.choices}
    facets = [
        _facet(search, "kind", _("Kind"), kinds),
        _facet(search, "topic", _("Topic"), topics),
        _facet(search, "verdict", _("Verdict"), verdicts),
    ]
    return [facet for facet in facets if facet["options"]]


def address_of(search: Search, **changes: str) -> str:
    """Return the query string of this search with some choices changed, without the page."""
    chosen = search.choice._replace(**changes)._asdict()
    kept = {name: value for name, value in chosen.items() if value}
    return urlencode({"q": search.query, **kept})


def _facet(search: Search, name: str, label: str, known: dict[Any, Any]) -> dict[str, Any]:
    counts = search.counts(name)
    chosen = getattr(search.choice, name)
    options = [
        _option(search, name, value, text, counts[key])
        for key, (value, text) in known.items()
        if counts[key] or value == chosen
    ]
    # The only way to narrow down may leave just what is there already.
    parts = chosen or any(option["count"] < len(search.chosen) for option in options)
    return {"label": label, "options": options if parts else []}


def _option(search: Search, name: str, value: str, label: Any, count: int) -> Option:
    chosen = getattr(search.choice, name) == value
    address = address_of(search, **{name: "" if chosen else value})
    return {"label": label, "count": count, "chosen": chosen, "address": address}
