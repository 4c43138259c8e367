"""The days that a patient may choose for a pack, counted back from the day it ends with."""

from datetime import date, timedelta

USUAL_DAYS = 30
LONG_DAYS = 90


def days_before(last: date, days: int) -> date:
    """Return the first of so many ``days`` (at least 1) that end with ``last``."""
    return last - timedelta(days=days - 1)


def last_of_period(visit_on: date | None, *, today: date) -> date | None:
    """Return the day that a chosen number of days ends with: a visit that has been ends it.

    None for a visit that is still to come: what is written until then goes in too.
    """
    return visit_on if visit_on is not None and visit_on < today else None
