"""What is said of a whole run: how much was compared with how many days, and how far to trust it."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diary.domain.patterns.findings import Findings
from diary.domain.patterns.restriction import Reason
from diary.domain.trends.span import Span
from diary.wording.trends.plain import whole_stretch
from diary.wording.visits.said import whole_moment

FALSE_OF_100 = 10
"""The share of false patterns among those shown that Benjamini–Hochberg holds to (q = .10)."""


def compared_says(findings: Findings) -> str:
    """Say how many pairs were compared, and how many shown patterns may be chance."""
    if not findings.compared:
        return _("No pair has enough days to compare yet.")
    return ngettext(
        "We compared {pairs} pair; about {false} in 100 patterns shown this way may be chance.",
        "We compared {pairs} pairs; about {false} in 100 patterns shown this way may be chance.",
        findings.compared,
    ).format(pairs=findings.compared, false=FALSE_OF_100)


def days_say(findings: Findings) -> str:
    """Say which days were used and how many are missing, also when none is."""
    of_days = (findings.last - findings.first).days + 1
    used = ngettext(
        "We used {used} of {days} day, {stretch}.",
        "We used {used} of {days} days, {stretch}.",
        of_days,
    ).format(
        used=findings.days_recorded,
        days=of_days,
        stretch=whole_stretch(Span(findings.first, findings.last)),
    )
    if not findings.days_missing:
        return f"{used} {_('No day is missing.')}"
    gone = ngettext(
        "{count} day is missing: a missing day is never counted as a good one.",
        "{count} days are missing: a missing day is never counted as a good one.",
        findings.days_missing,
    )
    return f"{used} {gone.format(count=findings.days_missing)}"


def mirror_says(findings: Findings) -> str:
    """Say how often the person's own shuffled days show one as strong; empty when none is shown."""
    if findings.mirror_of_100 is None:
        return ""
    text = (
        _(
            "How easily does chance do this? In your own diary with its days shuffled, a pattern as strong as the strongest here turned up in {of_100} of 100."
        )
        if findings.mirror_of_100
        else _(
            "How easily does chance do this? In your own diary with its days shuffled, a pattern as strong as the strongest here turned up in fewer than 1 of 100."
        )
    )
    return text.format(of_100=findings.mirror_of_100)


def enough_says(findings: Findings) -> str:
    """Say honestly that more days will not help; empty when they may."""
    if not findings.enough_is_enough:
        return ""
    return _(
        "More logging will probably not answer this. You can stop looking here, and take what you have to your clinic."
    )


PAUSES: dict[Reason, str | Promise] = {
    "more_foods_left_out": gettext_lazy("You leave out more foods than before."),
    "weight_loss": gettext_lazy("You have lost weight."),
    "fear_of_eating": gettext_lazy("Eating has become frightening."),
}


def pauses_say(reasons: Iterable[Reason]) -> list[str]:
    """Say why looking for patterns with food pauses; nothing when it does not."""
    return [str(PAUSES[reason]) for reason in reasons]


def worked_out_says(made_at: datetime, zone: ZoneInfo) -> str:
    return _("Worked out on {moment}.").format(moment=whole_moment(made_at, zone))
