"""The page of words that goes with everything a patient takes along."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Counted(Protocol):
    """What is told of one table."""

    rows: int
    unreadable: list[str]


def read_me(tables: Mapping[str, Counted], made_at: datetime, others: Sequence[str]) -> str:
    """Return the words: what each file is, how many rows each table has, and which rows do not open."""
    parts = [
        _("Your diary, as a copy for you"),
        _("Made on %(day)s at %(time)s. It holds everything the portal keeps of you.")
        % {"day": format_date(made_at, "j F Y"), "time": f"{made_at:%H:%M}"},
        _(
            "Keep this file where only you can open it: it is not locked. "
            "The clinic did not get a copy, and does not watch your diary."
        ),
        _list(_files() + list(others)),
        _list(_how_to_read()),
        _list([_("How many rows each table has:"), *_counts(tables)]),
        *_unreadable(tables),
    ]
    return "\r\n".join("\n\n".join(parts).splitlines()) + "\r\n"


def _files() -> list[str]:
    return [
        _("What is in here:"),
        _("diary.json: all of it, for a computer. You can bring this file back into a diary here."),
        _("csv: one table for each kind of entry. A spreadsheet opens them."),
        _("schema: what each field of diary.json means, for people who write programs."),
    ]


def _how_to_read() -> list[str]:
    return [
        _("How to read the tables:"),
        _("An empty cell means: not known. It never means zero or no."),
        _("Dates and times are those of the place in the column zone, where you were."),
        _("The unit stands in the name of a column: weight_kg is in kilograms."),
        _("severity_0_10 goes from 0, none, to 10, the worst you can imagine."),
        _("is_backfilled says yes for what you wrote down more than a day later."),
        _("A row with a date in deleted_at is one that you deleted. It could be brought back."),
        _("An apostrophe before =, +, - or @ keeps a spreadsheet from running it as a formula."),
    ]


def _counts(tables: Mapping[str, Counted]) -> list[str]:
    return [f"{name}: {table.rows}" for name, table in tables.items()]


def _list(lines: Sequence[str]) -> str:
    """Return the first line as a heading, and the others below it."""
    return "\n  ".join(lines)


def _unreadable(tables: Mapping[str, Counted]) -> list[str]:
    rows = [f"{name}: {row}" for name, table in tables.items() for row in table.unreadable]
    if not rows:
        return []
    said = ngettext(
        "%(count)s row does not open. We know that it is there, and not what it says:",
        "%(count)s rows do not open. We know that they are there, and not what they say:",
        len(rows),
    )
    return [_list([said % {"count": len(rows)}, *rows])]
