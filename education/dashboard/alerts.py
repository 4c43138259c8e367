"""What went wrong on its own: papers taken back, links that broke, red flags nobody explains."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from education.evidence.alerts import evidence_alerts
from education.models import ArticleLink, LinkCheck, RedFlag


@dataclass(frozen=True)
class Alert:
    """A sentence, where it is put right, and the places it shows in."""

    what: str
    url: str
    where: tuple[Any, ...] = ()


def alerts() -> list[Alert]:
    """Return every alert, the gravest first."""
    found = [Alert(alert.what, alert.link, alert.where) for alert in evidence_alerts()]
    return [*found, *_counted()]


def _counted() -> Iterable[Alert]:
    for slug, count, sentence in _COUNTS:
        number = count()
        if number:
            yield Alert(sentence(number) % {"number": number}, reverse("staff_report", args=[slug]))


def unexplained_live_red_flags() -> int:
    explained = ArticleLink.objects.filter(kind=ArticleLink.Kind.RED_FLAG)
    codes = explained.exclude(section_anchor="").values("code")
    return RedFlag.objects.filter(live=True).exclude(code__in=codes).count()


def broken_links() -> int:
    return LinkCheck.objects.filter(outcome=LinkCheck.Outcome.BROKEN).count()


_COUNTS: tuple[tuple[str, Callable[[], int], Callable[[int], str]], ...] = (
    (
        "broken-links",
        broken_links,
        lambda number: ngettext(
            "%(number)d link in live content is broken.",
            "%(number)d links in live content are broken.",
            number,
        ),
    ),
    (
        "unexplained-red-flags",
        unexplained_live_red_flags,
        lambda number: ngettext(
            "%(number)d red flag is in no section of a live article.",
            "%(number)d red flags are in no section of a live article.",
            number,
        ),
    ),
)


def nothing_wrong() -> str:
    return _("No paper in use was taken back, no link is known to be broken.")
