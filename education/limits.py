"""What an article cannot tell its reader: said of every article, from its own claims and dates."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

# A claim about what counts as a disease is not gradeable, and its card says so: it is no gap.
UNGRADEABLE = "not_a_diagnosis"


def limits_of(page: Any, claims: list[Any]) -> list[str]:
    """Return one sentence for each limit. ``claims`` are those that readers of the page see."""
    said = [
        _(
            "It is not about you. It cannot tell you what is behind your symptoms, or which of these "
            "things is right for you. Ask somebody who knows you and your health."
        )
    ]
    unsure = [claim for claim in claims if claim.shown_certainty == "very_low"]
    if unsure:
        said.append(_("Studies leave us very uncertain about: %(claims)s.") % _named(unsure))
    ungraded = [
        claim
        for claim in claims
        if claim.shown_certainty == "not_assessed" and claim.verdict != UNGRADEABLE
    ]
    if ungraded:
        said.append(_("We have not graded how sure we are about: %(claims)s.") % _named(ungraded))
    if page.evidence_current_to:
        month = date_format(page.evidence_current_to, "YEAR_MONTH_FORMAT")
        said.append(_("Studies published after %(month)s are not in it.") % {"month": month})
    return said


def _named(claims: list[Any]) -> dict[str, str]:
    return {"claims": "; ".join(f"“{claim.statement.rstrip('.')}”" for claim in claims)}
