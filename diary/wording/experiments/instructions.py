"""What a day of a test asks for, in few words, and its days as a table to print."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diary.domain.experiments.plan import Plan
from diary.domain.experiments.schedule import Arm, Instruction, Phase, stretches

ASKED = {
    "try": gettext_lazy("Today: with the change"),
    "usual": gettext_lazy("Today: as usual"),
}
ARMS: dict[Arm, Any] = {"A": gettext_lazy("without"), "B": gettext_lazy("with")}
PHASES: dict[Phase, Any] = {
    "baseline": gettext_lazy("the days before, as they were"),
    "waiting": gettext_lazy("as usual, until the change begins"),
    "transition": gettext_lazy("with the change, while it settles in"),
    "after": gettext_lazy("with the change"),
}


def arm_word(arm: Arm) -> str:
    """Return the word for the days of one arm."""
    return str(ARMS[arm])


def instruction_words(plan: Plan, found: Instruction | None, day: date) -> dict[str, str]:
    """Return today's instruction: a title, what to do in the person's words, and where it stands."""
    if found is None or (found.ask == "usual" and day < plan.first_day):
        first = date_format(plan.first_day, "j F")
        begins = _("It begins on {day}. Until then, do as you usually do.").format(day=first)
        return {"title": _("Your test has not begun yet"), "to_do": "", "where": begins}
    to_do = plan.what if found.ask == "try" else plan.compared_with
    return {"title": str(ASKED[found.ask]), "to_do": to_do, "where": _where(found)}


def _where(found: Instruction) -> str:
    length = (found.stretch.last - found.stretch.first).days + 1
    here = _("Day {n} of {length} like this.").format(n=found.day_of_stretch, length=length)
    left = ngettext("{left} day to go.", "{left} days to go.", found.days_left)
    if not found.days_left:
        return f"{here} {_('This is the last day.')}"
    changes = f"{_('Changed since yesterday.')} " if found.changes_today else ""
    return f"{changes}{here} {left.format(left=found.days_left)}"


def stretch_rows(plan: Plan, day: date | None = None) -> list[dict[str, Any]]:
    """Return the days of a plan from the first that is lived, stretch by stretch; ``is_now`` holds ``day``."""
    return [
        {
            "first": one.first,
            "last": one.last,
            "words": _with_or_without(one.arm) if one.phase == "block" else PHASES[one.phase],
            "to_do": plan.what if one.arm == "B" else plan.compared_with,
            "arm": one.arm,
            "is_now": day is not None and one.first <= day <= one.last,
            "is_past": day is not None and one.last < day,
        }
        for one in stretches(plan)
        if one.phase not in ("baseline", "waiting")
    ]


def _with_or_without(arm: Arm) -> str:
    return _("with the change") if arm == "B" else _("as usual")
