"""Numbers, dates and times as people and programs write them; what can be read two ways is not guessed."""

import re
from datetime import date, datetime, time
from typing import Literal

from diary.domain.importing.found import RowIsUnread

DateOrder = Literal["year_first", "day_first", "month_first"]
DecimalSign = Literal["point", "comma"]
NUMBER = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,12})?")
DATE = re.compile(r"(\d{1,4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,4})")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
TIME = re.compile(
    r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?m?\.?", re.IGNORECASE
)
BETWEEN = re.compile(r"[T\s,]+")
OFFSET = re.compile(r"\s?(?:Z|[+-]\d{2}:?\d{2})$")
SIGNS: dict[DecimalSign, str] = {"point": ".", "comma": ","}
CENTURY, SHORT_YEAR = 2000, 2
"""22/11/26 is of 2026; a year of two digits never comes first."""


def read_number(text: str, sign: DecimalSign) -> float:
    """Return a number whose decimals follow ``sign``; thousands are not marked.

    Raises:
        RowIsUnread: it is something else, or uses the other sign.
    """
    text = text.strip().removesuffix("%").strip()
    other = SIGNS["comma" if sign == "point" else "point"]
    if not NUMBER.fullmatch(text) or other in text:
        raise RowIsUnread("number")
    return float(text.replace(",", "."))


def read_date(text: str, order: DateOrder) -> date:
    """Return a calendar day; a year that comes first is always understood.

    Raises:
        RowIsUnread: no such day, or not a date.
    """
    text = text.strip()
    found = DATE.fullmatch(text) or COMPACT.fullmatch(text)
    if found is None:
        raise RowIsUnread("date")
    first, second, third = found.groups()
    if len(first) == 4:
        order = "year_first"
    year, month, day = {
        "year_first": (first, second, third),
        "day_first": (third, second, first),
        "month_first": (third, first, second),
    }[order]
    try:
        return date(int(year) + (CENTURY if len(year) <= 2 else 0), int(month), int(day))
    except ValueError:
        raise RowIsUnread("date") from None


def read_time(text: str) -> time:
    """Return a time of day, of 24 hours or with am and pm.

    Raises:
        RowIsUnread: there is no such time.
    """
    found = TIME.fullmatch(text.strip())
    if found is None:
        raise RowIsUnread("time")
    hour, minute, second, half = found.groups()
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            raise RowIsUnread("time")
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    try:
        return time(hours, int(minute), int(second or 0))
    except ValueError:
        raise RowIsUnread("time") from None


def read_moment(text: str, order: DateOrder) -> datetime | tuple[date, time | None]:
    """Return an instant when the text carries an offset, else a day and its time, if there is one.

    Raises:
        RowIsUnread: see ``read_date`` and ``read_time``.
    """
    text = text.strip()
    if OFFSET.search(text) and text[:4].isdigit():
        try:
            return datetime.fromisoformat(re.sub(r"\s(?=[+-]|Z)", "", text))
        except ValueError:
            raise RowIsUnread("date") from None
    day, *rest = BETWEEN.split(text, maxsplit=1)
    return read_date(day, order), read_time(rest[0]) if rest and rest[0] else None


def date_orders(text: str) -> set[DateOrder]:
    """Return the orders in which ``text`` begins with a real date; none when it begins with no date."""
    possible: set[DateOrder] = set()
    day = BETWEEN.split(text.strip(), maxsplit=1)[0]
    for order in ("year_first", "day_first", "month_first"):
        try:
            read_date(day, order)
        except RowIsUnread:
            continue
        possible.add(order)
    found = DATE.fullmatch(day)
    if found and len(found[1]) <= 2:
        possible.discard("year_first")
    return possible


def decimal_signs(text: str) -> set[DecimalSign]:
    """Return the signs that ``text`` can be read with as a number; both for a whole number."""
    signs: tuple[DecimalSign, ...] = ("point", "comma")
    possible: set[DecimalSign] = set()
    for sign in signs:
        try:
            read_number(text, sign)
        except RowIsUnread:
            continue
        possible.add(sign)
    return possible
