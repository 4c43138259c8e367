"""Asks one address after another and keeps what came of it."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db.models import Q

from education.link_checks.asking import Answer, Asker, NotPublic
from education.link_checks.finding import DOI
from education.link_checks.gate import Gate, Unknown
from education.link_checks.robots import Robots
from education.models import LinkCheck

PAUSE_SECONDS = 2.0
ASK_AGAIN_AFTER = timedelta(days=7)
# Servers say these to strangers about pages that are there.
NO_ANSWER_AT_ALL = {401, 403, 405, 406, 408, 425, 429, 451}
Outcome = LinkCheck.Outcome


@dataclass
class Checker:
    """Asks slowly: one question at a time, and a pause between two to the same server."""

    asker: Asker = field(default_factory=lambda: Asker(Gate()))
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    pause: float = PAUSE_SECONDS

    def __post_init__(self) -> None:
        self.robots = Robots(self.asker)
        self._asked_at: dict[str, float] = {}

    def check(self, url: str) -> tuple[str, int | None]:
        """Return the outcome and the status for one address."""
        try:
            self.asker.gate.target(url)
        except NotPublic:
            return Outcome.REFUSED, None
        except Unknown:
            return Outcome.UNREACHABLE, None
        if not self.robots.allow(url):
            return Outcome.UNWANTED, None
        self._wait_for(url)
        try:
            answer = self.asker.ask(url, follow=not url.startswith(DOI))
        except NotPublic:
            return Outcome.REFUSED, None
        return outcome_of(answer), answer.status

    def _wait_for(self, url: str) -> None:
        server = urlsplit(url).netloc
        before = self._asked_at.get(server)
        if before is not None:
            wanted = max(self.pause, self.robots.pause(url))
            self.sleep(max(0.0, wanted - (self.clock() - before)))
        self._asked_at[server] = self.clock()


def outcome_of(answer: Answer) -> str:
    """Return what a status means for whoever follows the link."""
    status = answer.status
    if status is None or status >= 500 or status in NO_ANSWER_AT_ALL:
        return Outcome.UNREACHABLE
    return Outcome.BROKEN if status >= 400 else Outcome.WORKS


def due_for_a_check(urls: Iterable[str], now: datetime) -> list[str]:
    """Return those of ``urls`` not asked for a week, the longest unasked first."""
    wanted = set(urls)
    fresh = LinkCheck.objects.filter(checked_at__gt=now - ASK_AGAIN_AFTER)
    known = dict(LinkCheck.objects.values_list("url", "checked_at"))
    left = wanted - set(fresh.values_list("url", flat=True))
    return sorted(left, key=lambda url: (url in known, known.get(url, now), url))


def keep_outcome(*, url: str, outcome: str, status: int | None, at: datetime) -> LinkCheck:
    """Keep what one address answered; since when it fails stays the day it began."""
    before = LinkCheck.objects.filter(url=url).values_list("failing_since", flat=True).first()
    failing = None if outcome == Outcome.WORKS else before or at
    row, _new = LinkCheck.objects.update_or_create(
        url=url,
        defaults={
            "outcome": outcome,
            "status": status,
            "checked_at": at,
            "failing_since": failing,
        },
    )
    return row


def forget_all_but(urls: Iterable[str]) -> int:
    """Forget addresses that nothing links to any more; return how many."""
    gone = LinkCheck.objects.exclude(url__in=list(urls))
    return gone.delete()[0]


def troubled() -> Iterable[LinkCheck]:
    """Return the addresses that staff should look at, the surely broken first."""
    wrong = Q(outcome__in=(Outcome.BROKEN, Outcome.UNREACHABLE, Outcome.REFUSED))
    return LinkCheck.objects.filter(wrong).order_by("outcome", "failing_since")
