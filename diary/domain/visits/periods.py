"""The days that a pack looks at: chosen by the patient, or as long as is usual."""

from datetime import date, timedelta

from diary.domain.visits.visit import VisitPayload

USUAL_DAYS = 30
LONG_DAYS = 90


def period_of(visit: VisitPayload, *, today: date) -> tuple[date, date]:
    """Return the first and last local day of a visit's pack, both inclusive, as of ``today``.

    Without a last day it ends on the day the pack is made; without a first one it is ``USUAL_DAYS`` long.
    """
    last = visit.period_last or max(today, visit.period_first or today)
    return visit.period_first or days_before(last, USUAL_DAYS), last


def days_before(last: date, days: int) -> date:
    """Return the first of so many ``days`` (at least 1) that end with ``last``."""
    return last - timedelta(days=days - 1)


def last_of_period(visit_on: date | None, *, today: date) -> date | None:
    """Return the day that a chosen number of days ends with: a visit that has been ends it.

    None for a visit that is still to come: what is written until then goes in too.
    """
    return visit_on if visit_on is not None and visit_on < today else None
