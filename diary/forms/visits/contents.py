"""What goes into a pack: which days, and which optional parts."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.domain.receipt import EARLIEST
from diary.domain.visits.periods import LONG_DAYS, USUAL_DAYS, days_before, last_of_period
from diary.domain.visits.visit import VisitPayload
from diary.forms.base import said
from diary.forms.fields import PICK_FROM_LIST, AlwaysOneOf, date_field
from diary.forms.visits.part import VisitPart

OWN, SINCE = "own", "since"
SECTIONS = (
    ("story", _("My story\nWhat you wrote in your own words")),
    ("symptoms", _("Symptoms\nHow often and how bad, with a chart")),
    ("bowel", _("Poo\nUsual form, range, and days with blood")),
    ("weight", _("Weight\nNow, and how it changed")),
    ("medicines", _("Medicines and supplements\nWhat you take, and what you started or stopped")),
    ("tried", _("What I tried\nWhat you recorded before and after a change")),
    ("patterns", _("Possible patterns\nWhat went together in your diary, on later pages")),
    ("habits", _("Sleep, stress and habits\nAs far as you wrote them down")),
    ("read", _("What I read\nThe articles you saved")),
    ("days", _("Day by day\nA table of every day, on later pages")),
)


class ContentsForm(VisitPart):
    """The period, and what the patient ticks. Nothing is ticked at first."""

    holds = ("period_first", "period_last", "sections")

    period = AlwaysOneOf((), label=_("Which days?"))
    first = date_field(label=_("From"), required=False)
    last = date_field(
        label=_("To"),
        required=False,
        help_text=_("Leave it blank for “until the day I make the pack”."),
    )
    sections = forms.MultipleChoiceField(
        choices=SECTIONS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("What may your clinician see?"),
        help_text=_("Only what you tick goes in."),
        error_messages=PICK_FROM_LIST,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = self._periods()
        self.fields["first"].widget.attrs["max"] = self.setting.today.isoformat()

    def values_of(self, visit: VisitPayload) -> dict[str, Any]:
        first, last = visit.period_first, visit.period_last
        known = {days: spoken for spoken, days in reversed(self._offered(visit).items())}
        period = str(USUAL_DAYS) if first is None else known.get((first, last), OWN)
        own = {"first": first, "last": last} if period == OWN else {}
        return {"period": period, "sections": list(visit.sections or ()), **own}

    def changes(self, data: dict[str, Any]) -> dict[str, Any]:
        chosen = data["period"] or self.values_of(self.visit)["period"]
        offered = self._offered(self.visit)
        first, last = offered[chosen] if chosen in offered else self._own(data)
        everything = [code for code, _words in SECTIONS]
        sections = everything if "everything" in self.data else data["sections"] or ()
        return {"period_first": first, "period_last": last, "sections": tuple(sections)}

    def answers(self, visit: VisitPayload) -> list[tuple[str, str]]:
        first = said(self.fields["first"], visit.period_first)
        last = said(self.fields["last"], visit.period_last)
        until = last or (str(_("the day I make the pack")) if first else "")
        parts = [
            str(words).partition("\n")[0] for c, words in SECTIONS if c in (visit.sections or ())
        ]
        return [
            (str(_("From")), first),
            (str(_("To")), until),
            (str(_("What may your clinician see?")), ", ".join(parts)),
        ]

    def _periods(self) -> list[tuple[str, Any]]:
        choices: list[tuple[str, Any]] = [
            (str(USUAL_DAYS), _("30 days\nThe usual: it fits on two pages")),
            (str(LONG_DAYS), _("90 days")),
        ]
        if self.setting.last_visit is not None:
            choices.append((SINCE, _("Since my last visit")))
        return [*choices, (OWN, _("Other days\nChoose them below"))]

    def _offered(self, visit: VisitPayload) -> dict[str, tuple[date | None, date | None]]:
        """Return the first and last day that each choice stands for today."""
        today = self.setting.today
        last = last_of_period(visit.on, today=today)
        offered: dict[str, tuple[date | None, date | None]] = {
            str(days): (days_before(last or today, days), last) for days in (USUAL_DAYS, LONG_DAYS)
        }
        before = self.setting.last_visit
        if before is not None:
            offered[SINCE] = (before, last)
        return offered

    def _own(self, data: dict[str, Any]) -> tuple[date | None, date | None]:
        first, last = data["first"], data["last"]
        if first is None and "first" not in self.errors:
            self.add_error("first", _("Fill in the first day."))
        for name, day in (("first", first), ("last", last)):
            if day is not None and day < EARLIEST:
                self.add_error(name, _("That date is too long ago. Check the year."))
        if first is not None and first > self.setting.today:
            self.add_error("first", _("Choose a day that has been: nothing is written of it yet."))
        elif first and last and last < first:
            self.add_error("last", _("This day is before the first one."))
        return first, last
