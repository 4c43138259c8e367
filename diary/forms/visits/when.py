"""When a visit is, and with whom."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from diary.domain.receipt import EARLIEST
from diary.domain.visits.visit import VisitPayload
from diary.forms.fields import ClientId, Words, date_field, time_field
from diary.forms.settings import ZoneField
from diary.forms.visits.part import FURTHEST_AHEAD, VisitPart


class WhenForm(VisitPart):
    """Day, time on the clock of a zone, and with whom; all of it may stay blank."""

    holds = ("on", "at", "with_whom", "zone")

    on = date_field(label=_("Date"), required=False)
    at = time_field(label=_("Time"), required=False)
    with_whom = Words(
        label=_("Who is it with?"),
        help_text=_("A name, or what they do: “Dr Sample”, “the practice nurse”."),
    )
    zone = ZoneField(
        label=_("On the clock of"),
        help_text=_("Change this only if the visit is in another time zone than your diary."),
    )

    def values_of(self, visit: VisitPayload) -> dict[str, Any]:
        at = time.fromisoformat(visit.at) if visit.at else None
        return {**super().values_of(visit), "at": at}

    def changes(self, data: dict[str, Any]) -> dict[str, Any]:
        on, at, zone = data["on"], data["at"], data["zone"]
        if at is not None and on is None and "on" not in self.errors:
            self.add_error("on", _("Fill in the date too, or leave the time blank."))
        if on is not None:
            self._check_year(on)
        if on is not None and at is not None and zone:
            self._check_clock(on, at, zone)
        return {**super().changes(data), "at": f"{at:%H:%M}" if at is not None else None}

    def _check_year(self, on: date) -> None:
        if on < EARLIEST:
            self.add_error("on", _("That date is too long ago. Check the year."))
        elif on > self.setting.today + FURTHEST_AHEAD:
            self.add_error("on", _("That date is years ahead. Check the year."))

    def _check_clock(self, on: date, at: time, zone: str) -> None:
        """Refuse a time that the clocks leave out that night: no appointment can be then."""
        local = datetime.combine(on, at, tzinfo=ZoneInfo(zone))
        there = local.astimezone(UTC).astimezone(ZoneInfo(zone))
        if there.replace(tzinfo=None) != local.replace(tzinfo=None):
            self.add_error(
                "at",
                _("The clocks go forward past that time on that day. Choose a later time."),
            )


class NewVisitForm(WhenForm):
    """The first page of a visit. Its id is made with the page, so that sending it twice is one visit."""

    id = ClientId()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["id"] = uuid4()

    def row_id(self) -> UUID:
        """Return the id the visit will have."""
        made: UUID = self.cleaned_data["id"]
        return made
