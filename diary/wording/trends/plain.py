"""Numbers, days and weights as people write them."""

from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.charts.scales import DateForm
from diary.domain.trends.series import Numbers
from diary.domain.trends.span import Span
from diary.domain.units import WeightUnit, in_unit, stones_and_pounds

MOST_DAYS_NAMED = 6
ON_CHARTS = {"day": "j M", "month": "M", "january": "M Y", "year": "Y"}
NO_DIFFERENCE = 0.05


def number(value: float) -> str:
    """Write a number with at most one decimal place."""
    return f"{value:.1f}".removesuffix(".0").replace(".", str(get_format("DECIMAL_SEPARATOR")))


def chart_date(day: date, form: DateForm) -> str:
    """Write a date as it stands under a chart; of months, January alone says its year."""
    return format_date(day, ON_CHARTS["january" if form == "month" and day.month == 1 else form])


class Days:
    """Writes days for somebody whose today is known: the year only when it is another one."""

    def __init__(self, today: date) -> None:
        self.year = today.year
        self._written: dict[date, str] = {}

    def one(self, day: date) -> str:
        if day not in self._written:  # the tables of a page name the same days
            form = "MONTH_DAY_FORMAT" if day.year == self.year else "DATE_FORMAT"
            self._written[day] = str(date_format(day, form))
        return self._written[day]

    def stretch(self, span: Span) -> str:
        if span.first == span.last:
            return self.one(span.first)
        if (span.first.year, span.first.month) == (span.last.year, span.last.month):
            first = str(span.first.day)
        elif span.first.year == span.last.year:
            first = str(date_format(span.first, "MONTH_DAY_FORMAT"))
        else:
            first = str(date_format(span.first, "DATE_FORMAT"))
        return _("{first} to {last}").format(first=first, last=self.one(span.last))

    def several(self, days: tuple[date, ...]) -> str:
        """Name the newest of these days, and count the others."""
        named = [self.one(day) for day in reversed(days[-MOST_DAYS_NAMED:])]
        more = len(days) - len(named)
        if more:
            rest = ngettext("{count} earlier day", "{count} earlier days", more).format(count=more)
            named.append(rest)
        if len(named) == 1:
            return named[0]
        return _("{days} and {last}").format(days=", ".join(named[:-1]), last=named[-1])


def whole_stretch(span: Span) -> str:
    """Write the first and the last day with the year."""
    return Days(date.min).stretch(span)


def missing(numbers: Numbers) -> str:
    """Say how many days nothing is known of."""
    if not numbers.missing:
        return _("No day is missing.")
    return ngettext(
        "{count} of {days} days is missing.", "{count} of {days} days are missing.", numbers.missing
    ).format(count=numbers.missing, days=numbers.of_days)


def weight(kg: float, unit: WeightUnit) -> str:
    """Write a weight in somebody's unit; stones with whole pounds."""
    if unit == "st":
        stones, pounds = stones_and_pounds(kg)
        return _("{stones} st {pounds} lb").format(stones=stones, pounds=pounds)
    return f"{number(in_unit(kg, unit))} {unit}"


def weight_difference(kg: float, unit: WeightUnit) -> str:
    """Write how much more or less a weight is; ``kg`` is later minus earlier."""
    size = abs(kg)
    smallest = in_unit(size, "lb") * 0.1 if unit == "st" else in_unit(size, unit)
    if smallest < NO_DIFFERENCE:
        return _("no difference")
    stones, pounds = stones_and_pounds(size)
    if unit == "st" and not stones:
        amount = _("{pounds} lb").format(pounds=pounds)
    else:
        amount = weight(size, unit)
    return (_("{amount} more") if kg > 0 else _("{amount} less")).format(amount=amount)
