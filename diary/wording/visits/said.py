"""Days and lists as a pack writes them, and what its sections are called."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as format_date
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diary.domain.visits.document import Pairs, Paragraph
from diary.wording.trends.plain import Days

Text = str | Promise

TITLES: dict[str, Text] = {
    "flags": gettext_lazy("Red flags"),
    "story": gettext_lazy("My story"),
    "goals": gettext_lazy("My goals"),
    "questions": gettext_lazy("Questions I want to ask"),
    "symptoms": gettext_lazy("Symptoms"),
    "bowel": gettext_lazy("Bowel"),
    "weight": gettext_lazy("Weight"),
    "medicines": gettext_lazy("Medicines and supplements"),
    "habits": gettext_lazy("Sleep, stress and activity"),
    "tried": gettext_lazy("What I tried"),
    "patterns": gettext_lazy("Possible patterns"),
    "quality": gettext_lazy("How complete this record is"),
    "read": gettext_lazy("What I read"),
    "notes": gettext_lazy("Notes at the visit"),
    "days": gettext_lazy("Day by day"),
}


class PackDays(Days):
    """Writes days for a pack: the year only when it is not that of the day it was made."""

    def short(self, day: date) -> str:
        """Write a day for a cell of a table."""
        return format_date(day, "j M" if day.year == self.year else "j M Y")

    def each(self, days: Iterable[date]) -> str:
        """Name every one of these days, oldest first."""
        return joined([self.one(day) for day in days])


def joined(parts: list[str]) -> str:
    """Write a list with "and" before its last part."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{days} and {last}").format(days=", ".join(parts[:-1]), last=parts[-1])


def whole_date(day: date) -> str:
    """Write a day with its year."""
    return str(date_format(day, "DATE_FORMAT"))


def whole_moment(moment: datetime, zone: ZoneInfo) -> str:
    """Write a moment on the clock of ``zone``."""
    local = moment.astimezone(zone)
    return _("{day}, {time}").format(day=whole_date(local.date()), time=f"{local:%H:%M}")


def days_of(count: int, of_days: int) -> str:
    """Write how many days of how many."""
    text = ngettext("{count} of {days} day", "{count} of {days} days", of_days)
    return text.format(count=count, days=of_days)


def small(text: str) -> Paragraph:
    """Return an explanation in small type."""
    return Paragraph(text, quiet=True)


def pairs(*rows: tuple[str, str]) -> Pairs:
    """Return terms with their values; one without a value is left out."""
    return Pairs(tuple((term, value) for term, value in rows if value))
