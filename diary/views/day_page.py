"""One day, opened: what was recorded on it, and the forms that ask for more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from diary.actions.scores import score_id
from diary.domain.entries import Day, Symptom
from diary.forms.checkin import CheckInForm, DoneForm
from diary.models import Entry
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.vault import OpenEntries, OpenEntry, open_entries
from diary.views.words import say as _

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DayPage:
    """One day and the day before it, opened."""

    diary: OpenDiary
    day: date
    entries: OpenEntries
    before: list[OpenEntry]
    recent: list[OpenEntry]

    @property
    def is_today(self) -> bool:
        return self.day == self.diary.today

    @property
    def has_begun(self) -> bool:
        """Say whether it is this day yet where the patient is now: travel west takes days back."""
        return self.day <= self.diary.today

    @property
    def iso(self) -> str:
        return self.day.isoformat()

    @property
    def is_complete(self) -> bool:
        whole = [e.payload for e in self.entries if isinstance(e.payload, Day)]
        return any(said.symptoms_complete and said.meals_complete for said in whole)

    def check_in(self, data: Any = None) -> CheckInForm:
        words = vocabulary()
        tracked = {code: words.label(code) for code in self.diary.profile.tracked}
        now, then = last_scores(self.entries), last_scores(self.before)
        return CheckInForm(
            data,
            tracked=tracked,
            saved={code: entry.payload.severity_0_10 for code, entry in now.items()},
            hints={code: self._hint(now.get(code), then.get(code)) for code in tracked},
        )

    def sent_before(self, batch: UUID, scores: Mapping[str, int]) -> list[str]:
        """Return the tags whose last entry was made by this very page: sent twice, it is answered twice."""
        ids: dict[str, list[UUID]] = defaultdict(list)
        for entry in self.entries:
            if isinstance(entry.payload, Symptom) and entry.payload.tag:
                ids[entry.payload.tag].append(entry.id)
        return [
            code
            for code, score in scores.items()
            if (of_tag := ids[code])
            and of_tag[-1] == score_id(batch, code, score, of_tag[-2] if of_tag[1:] else None)
        ]

    def done(self, data: Any = None) -> DoneForm:
        return DoneForm(data, is_complete=self.is_complete, is_today=self.is_today)

    def _hint(self, now: OpenEntry | None, then: OpenEntry | None) -> str:
        before = (
            _("yesterday %(score)s") % {"score": then.payload.severity_0_10}
            if then
            else _("yesterday not recorded")
        )
        if now is None or now.occurred_at is None:
            return before
        at = now.occurred_at.astimezone(self.diary.zone)
        return _("%(before)s, saved today %(time)s") % {"before": before, "time": f"{at:%H:%M}"}


def read_day(diary: OpenDiary, shown: date, *, with_recent: bool = False) -> DayPage:
    """Read a day and the scores of the day before with one query; and what alerts depend on, before a save."""
    before = shown - ONE_DAY
    rows = Entry.objects.owned_by(diary.patient).kept()
    wanted = rows.recent_or_medicine(shown) if with_recent else rows.between(before, shown)
    found: Iterable[Any] = wanted.oldest_first().sealed_rows()
    if not with_recent:  # opening takes longer than reading
        found = [row for row in found if row.local_date == shown or row.kind == Symptom.kind]
    opened = open_entries(diary.patient, found)
    entries = OpenEntries()
    entries.extend(entry for entry in opened if entry.local_date == shown)
    entries.unreadable = [row for row in opened.unreadable if row.local_date == shown]
    return DayPage(diary, shown, entries, [e for e in opened if e.local_date == before], opened)


def last_scores(entries: list[OpenEntry]) -> dict[str, Any]:
    """Return the last entry of each tagged symptom, by its code."""
    return {e.payload.tag: e for e in entries if isinstance(e.payload, Symptom) and e.payload.tag}
