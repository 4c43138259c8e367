"""How somebody slept and how stressed they were, asked on the day's own page and sent to ``DayForm``."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.urls import reverse
from django.utils.functional import cached_property

from diary.domain.entries import Day
from diary.forms.checkin import ScoreRow
from diary.forms.day import DayForm
from diary.vault import OpenEntry
from diary.wording.kept import say as _

NOT_ASKED = ("activity_minutes", "fluids_cups", "period")
YES_NO = {True: "yes", False: "no"}


@dataclass(frozen=True)
class SleepAndStress:
    """Three answers of a day. What else the day says goes along as it stands, so that it is kept.

    ``entry`` is the entry about the day, if there is one. A form of Django's for the whole day would take
    longer to make than the page.
    """

    day: date
    entry: OpenEntry | None

    @property
    def send_to(self) -> str:
        """Return the address of the form of this day, which reads what is sent from here."""
        if self.entry:
            return reverse("edit_entry", args=[self.entry.id])
        return reverse("add_entry", args=[Day.kind])

    @property
    def hours(self) -> str:
        """Return the hours slept as they are typed."""
        return _typed(self._said("sleep_hours"))

    @cached_property
    def rows(self) -> list[ScoreRow]:
        asked = (
            ("sleep_quality_0_10", (_("very badly"), _("very well"))),
            ("stress_0_10", (_("not at all"), _("as much as can be"))),
        )
        return [self._row(name, ends) for name, ends in asked]

    @property
    def is_filled(self) -> bool:
        return bool(self.hours) or any(row.chosen is not None for row in self.rows)

    def hidden(self) -> list[tuple[str, str]]:
        """Return what is sent besides: which day, the version shown, and the answers not asked here."""
        if self.entry is None:
            return [("id", str(uuid4())), ("date", self.day.isoformat())]
        kept = ((name, _typed(self._said(name))) for name in NOT_ASKED)
        return [
            ("seen", str(self.entry.version)),
            ("date", self.day.isoformat()),
            ("was", self.entry.payload.seal_bytes().decode()),
            *((name, answer) for name, answer in kept if answer),
        ]

    def _row(self, name: str, ends: tuple[str, str]) -> ScoreRow:
        label = str(DayForm.base_fields[name].label)
        return ScoreRow(name, f"day_{name}", label, "", self._said(name), ends=ends)  # type: ignore[arg-type]

    def _said(self, name: str) -> object:
        return getattr(self.entry.payload, name) if self.entry else None


def _typed(answer: object) -> str:
    if isinstance(answer, bool):
        return YES_NO[answer]
    return "" if answer is None else str(answer).removesuffix(".0")
