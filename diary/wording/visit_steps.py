"""What there is to prepare for a visit, in words; and what a visit says of each, in short."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diary.domain.visits.visit import VisitPayload

WORDS: dict[str, tuple[Any, Any, Any]] = {
    "when": (
        gettext_lazy("When and with whom"),
        gettext_lazy("Say when it is"),
        gettext_lazy("So that the pack can name the visit, and Today can remind you."),
    ),
    "goals": (
        gettext_lazy("What you want from it"),
        gettext_lazy("Say what you want from the visit"),
        gettext_lazy("One goal is enough. Appointments are short: say first what matters most."),
    ),
    "checklist": (
        gettext_lazy("The checklist"),
        gettext_lazy("Put a finished checklist in"),
        gettext_lazy("So that signs to act on stand at the top of the pack, with their sources."),
    ),
    "questions": (
        gettext_lazy("Questions to ask"),
        gettext_lazy("Choose your questions"),
        gettext_lazy("Three good ones get answered. Some are suggested from what you wrote."),
    ),
    "contents": (
        gettext_lazy("What goes in"),
        gettext_lazy("Choose what goes into the pack"),
        gettext_lazy("Nothing from your diary is in it until you tick it."),
    ),
    "story": (
        gettext_lazy("Your story"),
        gettext_lazy("Tell your story"),
        gettext_lazy("In your own words, as you would tell a friend."),
    ),
    "agreed": (
        gettext_lazy("What was agreed"),
        gettext_lazy("Write down what was agreed"),
        gettext_lazy("While you remember it: what was said, what comes next, what to track."),
    ),
}
MOST_SHOWN = 90


def step_words(code: str) -> dict[str, Any]:
    """Return the title of a step, what to do as a sentence, and why."""
    title, to_do, why = WORDS[code]
    return {"title": title, "to_do": to_do, "why": why}


def said_in_short(code: str, visit: VisitPayload) -> str:
    """Return what a visit says of one step, in a line; nothing when it says nothing yet."""
    return _SHORT[code](visit)


def day_in_words(day: date) -> str:
    return date_format(day, "j F Y")


def _when(visit: VisitPayload) -> str:
    at = [day_in_words(visit.on) if visit.on else "", visit.at or "", visit.with_whom or ""]
    return ", ".join(part for part in at if part)


def _goals(visit: VisitPayload) -> str:
    return _short(visit.goals[0]) if visit.goals else ""


def _checklist(visit: VisitPayload) -> str:
    return _("One is in") if visit.run_id else ""


def _questions(visit: VisitPayload) -> str:
    n = len(visit.questions)
    return ngettext("%(n)s question", "%(n)s questions", n) % {"n": n} if n else ""


def _contents(visit: VisitPayload) -> str:
    if visit.sections is None:
        return ""
    n = len(visit.sections)
    parts = ngettext("%(n)s part", "%(n)s parts", n) % {"n": n} if n else _("Nothing optional")
    if visit.period_first is None:
        return parts
    days = {"first": day_in_words(visit.period_first), "parts": parts}
    if visit.period_last is None:
        return _("%(parts)s, from %(first)s until you make it") % days
    last = day_in_words(visit.period_last)
    return _("%(parts)s, from %(first)s to %(last)s") % {**days, "last": last}


def _story(visit: VisitPayload) -> str:
    return _short(visit.story) if visit.story else ""


def _agreed(visit: VisitPayload) -> str:
    return _short(visit.agreed or next(iter(visit.next_steps), ""))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_SHOWN else f"{line[: MOST_SHOWN - 1].rstrip()}…"


_SHORT = {
    "when": _when,
    "goals": _goals,
    "checklist": _checklist,
    "questions": _questions,
    "contents": _contents,
    "story": _story,
    "agreed": _agreed,
}
