"""What is known of the last comparison: what it came to, whether the diary changed since, whether one is at work."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from diary.actions.patterns import data_used, kept_run
from diary.domain.patterns.run import PatternRunPayload
from diary.domain.patterns.soonest import by_when
from diary.models.patient import OpenDiary

TAKES_LONG = timedelta(minutes=2)
"""No result for this long: offer to start it once more."""


@dataclass(frozen=True)
class LastRun:
    """The last comparison of a diary.

    ``payload`` is None before the first; its ``findings`` are None while that is at work. ``is_stale`` says that
    entries, or what is compared, changed since; ``is_waiting`` that one is at work, ``seems_stopped`` that it
    takes longer than it should.
    """

    payload: PatternRunPayload | None = field(default=None, repr=False)
    is_stale: bool = False
    is_waiting: bool = False
    seems_stopped: bool = False

    @property
    def by_when(self) -> dict[str, date]:
        """Return when what is lacking could be there: see ``diary.domain.patterns.soonest``."""
        found = self.payload.findings if self.payload else None
        return by_when(found) if found else {}


def last_run(diary: OpenDiary) -> LastRun:
    """Return the last comparison of a diary, with at most two queries."""
    _version, kept = kept_run(diary)
    if kept is None:
        return LastRun()
    asked = kept.asked_at
    return LastRun(
        payload=kept,
        is_stale=kept.findings is not None and _has_changed(diary, kept),
        is_waiting=asked is not None,
        seems_stopped=asked is not None and diary.now - asked > TAKES_LONG,
    )


def _has_changed(diary: OpenDiary, kept: PatternRunPayload) -> bool:
    if set(kept.compared) != set(diary.profile.compared):
        return True
    return kept.used != data_used(diary.patient)
