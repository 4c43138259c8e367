"""Why a question is suggested for a visit, and doubt about a claim as a question, in words."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from textwrap import shorten

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diary.domain.visits.suggestions import Because, Doubt

UNSURE = ("low", "very_low")
MOST_NAMED = 3
LONGEST_CLAIM = 200
"""So that the question around it fits on a visit's line in every language."""
SENTENCES = {
    "run": gettext_lazy("Your last checklist raised it: %(what)s."),
    "diary": gettext_lazy("Your diary shows: %(what)s."),
    "tracked": gettext_lazy("You track: %(what)s."),
    "read": gettext_lazy("You saved an article about it: %(what)s."),
    "recorded": gettext_lazy("You wrote it down lately: %(what)s."),
    "any": gettext_lazy("Worth asking at any visit."),
}


def doubt_about(code: str, statement: str, certainty: str) -> Doubt | None:
    """Return a claim that little is known about as a question; None where more is known."""
    if certainty not in UNSURE:
        return None
    words = {"claim": shorten(statement.rstrip("."), LONGEST_CLAIM, placeholder="…")}
    if certainty == "low":
        return Doubt(
            code, _("The evidence on “%(claim)s” is low: is it worth trying for me?") % words
        )
    return Doubt(
        code, _("The evidence on “%(claim)s” is very low: is it worth trying for me?") % words
    )


def reasons_in_words(
    because: Iterable[Because], names: Mapping[str, Callable[[str], str]]
) -> list[str]:
    """Return each kind of reason in one sentence; ``names`` maps a kind to what says a code in words."""
    return [
        _sentence(kind, [names[kind](reason.what) for reason in group] if kind in names else [])
        for kind, group in groupby(because, key=lambda reason: reason.kind)
    ]


def _sentence(kind: str, named: list[str]) -> str:
    what = _listed(list(dict.fromkeys(filter(None, named))))
    return str(SENTENCES[kind] % {"what": what})


def _listed(named: list[str]) -> str:
    """Return the first few names; how many more there are."""
    words = "; ".join(name.rstrip(".") for name in named[:MOST_NAMED])
    more = len(named) - MOST_NAMED
    return _("%(some)s and %(n)s more") % {"some": words, "n": more} if more > 0 else words
