"""Why a row stands on Today, and until when: agreed at a visit, or asked for by a test."""

from django.utils.formats import date_format

from diary.domain.visits.followed import FollowedRow
from diary.wording.kept import say as _


def asked_until(row: FollowedRow) -> str:
    """Say until when something is scored, and why it is there."""
    day = date_format(row.until, "j F")
    if row.for_test:
        return _("until %(day)s, for your test") % {"day": day}
    return _("until %(day)s, agreed at your visit") % {"day": day}
