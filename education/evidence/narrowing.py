"""The list of claims, narrowed down by verdict and certainty; every choice is an address of its own."""

from collections import Counter
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from education.models.choices import Certainty, Verdict

Rows = list[dict[str, Any]]


class Option(NamedTuple):
    """One way to narrow down; ``address`` takes it away again when it is chosen."""

    label: str
    count: int
    chosen: bool
    address: str


class Facet(NamedTuple):
    """The options of one kind."""

    label: str
    options: list[Option]


def narrowed(rows: Rows, verdict: str, certainty: str) -> Rows:
    """Return the claims of a verdict and a certainty; "" stands for any."""
    return [
        row
        for row in rows
        if verdict in {"", row["verdict"]} and certainty in {"", row["shown_certainty"]}
    ]


def facets(rows: Rows, verdict: str, certainty: str) -> list[Facet]:
    """Return the ways to narrow down, with the number of claims each would leave."""
    by_verdict = Counter(row["verdict"] for row in narrowed(rows, "", certainty))
    by_certainty = Counter(row["shown_certainty"] for row in narrowed(rows, verdict, ""))
    verdicts = [
        Option(
            str(choice.label),
            by_verdict[choice],
            choice == verdict,
            address("" if choice == verdict else choice, certainty),
        )
        for choice in Verdict
        if by_verdict[choice] or choice == verdict
    ]
    levels = [
        Option(
            str(choice.label),
            by_certainty[choice],
            choice == certainty,
            address(verdict, "" if choice == certainty else choice),
        )
        for choice in Certainty
        if by_certainty[choice] or choice == certainty
    ]
    return [Facet(_("Verdict"), verdicts), Facet(_("How sure we are"), levels)]


def address(verdict: str, certainty: str) -> str:
    """Return the address of the list with these choices: a path, so that it can be kept for readers."""
    parts = ["/claims/"]
    if verdict:
        parts.append(f"verdict/{verdict}/")
    if certainty:
        parts.append(f"certainty/{certainty}/")
    return "".join(parts)
