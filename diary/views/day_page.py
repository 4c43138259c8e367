"""One day, opened: what was recorded on it, and the forms that ask for more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from diary.actions.scores import score_id
from diary.domain.entries import Day, Symptom
from diary.domain.usual import usual_scores
from diary.domain.visits.followed import FollowedRow, followed_on, symptom_key
from diary.forms.checkin import AgreedScoresForm, CheckInForm, DoneForm
from diary.forms.whole_day import SleepAndStress
from diary.models import Entry
from diary.models.entry import sealed_rows_between, sealed_symptoms_before
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.vault import OpenEntries, OpenEntry, open_entries
from diary.views.experiments.opened import Experiments, experiments_of_late
from diary.views.experiments.today import outcome_row
from diary.views.visits.opened import Visits, visits_of_late
from diary.wording.asked import asked_until
from diary.wording.kept import say as _

ONE_DAY = timedelta(days=1)
MISSED_LOOK_BACK = timedelta(days=7)
COPIES = ("yesterday", "usual")


@dataclass(frozen=True)
class DayPage:
    """One day and the day before it, opened."""

    diary: OpenDiary
    day: date
    entries: OpenEntries
    before: list[OpenEntry]
    has_day_before: bool
    recent: list[OpenEntry]
    is_scored: bool = True
    """Whether scores are asked or sent here: of today, or of a day that was today when its page was opened."""

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
        agreed = {row.key: asked_until(row) for row in self.followed}
        hints = {code: self._hint(now.get(code), then.get(code)) for code in tracked}
        return CheckInForm(
            data,
            tracked=tracked,
            saved={code: entry.payload.severity_0_10 for code, entry in now.items()},
            hints={c: f"{said}, {agreed[c]}" if c in agreed else said for c, said in hints.items()},
        )

    @cached_property
    def visits(self) -> Visits:
        """Return the visits of late, with one query where there are any; none on a day only looked at."""
        is_asked = self.is_scored and self.diary.has_visits
        return visits_of_late(self.diary) if is_asked else Visits((), (), self.diary.now)

    @cached_property
    def experiments(self) -> Experiments:
        """Return the experiments of late, as ``visits``."""
        return experiments_of_late(self.diary) if self.is_scored else Experiments(())

    @cached_property
    def followed(self) -> tuple[FollowedRow, ...]:
        """Return what was agreed at visits to be scored, and what a running experiment asks for."""
        agreed = followed_on((visit.payload for visit in self.visits.opened), self.day)
        asked = outcome_row(self.experiments.going_on())
        others = tuple(row for row in agreed if asked is None or row.key != asked.key)
        return (asked, *others) if asked else others

    def agreed(self, data: Any = None) -> AgreedScoresForm | None:
        """Return the rows of ``followed`` that are not tracked anyway; None without any."""
        words, tracked = vocabulary(), self.diary.profile.tracked
        rows = [row for row in self.followed if row.key not in tracked]
        if not rows:
            return None
        now, then = last_by_key(self.entries), last_by_key(self.before)
        form = AgreedScoresForm(
            data,
            tracked={row.key: row.own_label or words.label(row.key) for row in rows},
            saved={key: entry.payload.severity_0_10 for key, entry in now.items()},
            hints={
                row.key: f"{asked_until(row)}, {self._hint(now.get(row.key), then.get(row.key))}"
                for row in rows
            },
        )
        form.for_test = any(row.for_test for row in rows)
        form.of_visit = not all(row.for_test for row in rows)
        return form

    def copied(self, which: str) -> Mapping[str, int]:
        """Return the scores that “same as …” means for the tracked symptoms."""
        if which == "usual":
            return self._usual
        before = last_scores(self.before)
        tracked = self.diary.profile.tracked
        return {code: before[code].payload.severity_0_10 for code in tracked if code in before}

    @cached_property
    def _usual(self) -> Mapping[str, int]:
        if not self.diary.profile.tracked:
            return {}
        rows = sealed_symptoms_before(self.diary.patient, self.day)
        opened = ((e.local_date, e.payload) for e in open_entries(self.diary.patient, rows))
        usual = usual_scores(
            (day, said.tag, said.severity_0_10)
            for day, said in opened
            if isinstance(said, Symptom) and said.tag
        )
        return {code: usual[code][0] for code in self.diary.profile.tracked if code in usual}

    def same_as(self, standing: Mapping[str, int]) -> list[tuple[str, str]]:
        """Return which “same as …” would save something beside what stands today, and the scores it would."""
        offered = ((which, self.copied(which)) for which in COPIES)
        new = (
            (which, {code: n for code, n in scores.items() if standing.get(code) != n})
            for which, scores in offered
        )
        return [(which, scores_in_words(scores.items())) for which, scores in new if scores]

    def saved_by(self, made: UUID | None) -> list[OpenEntry]:
        """Return the entries that one save made, if they stand as it left them: its undo takes them back.

        ``made`` is the id of an entry, or the batch of a page with scores.
        """
        if made is None:
            return []
        found, stands = [], dict[str, UUID]()
        for entry in self.entries:
            tag = symptom_key(entry.payload)
            is_score = tag and entry.id == score_id(
                made, tag, entry.payload.severity_0_10, stands.get(tag)
            )
            if entry.version == 1 and (entry.id == made or is_score):
                found.append(entry)
            if tag:
                stands[tag] = entry.id
        return found

    def sent_before(self, batch: UUID, scores: Mapping[str, int]) -> list[str]:
        """Return the tags whose last entry was made by this very page: sent twice, it is answered twice."""
        ids: dict[str, list[UUID]] = defaultdict(list)
        for entry in self.entries:
            if key := symptom_key(entry.payload):
                ids[key].append(entry.id)
        return [
            code
            for code, score in scores.items()
            if (of_tag := ids[code])
            and of_tag[-1] == score_id(batch, code, score, of_tag[-2] if of_tag[1:] else None)
        ]

    def whole_day(self) -> SleepAndStress:
        """Return the questions about sleep and stress, with what the day says of them."""
        of_day = (entry for entry in self.entries if isinstance(entry.payload, Day))
        return SleepAndStress(self.day, next(of_day, None))

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
    if with_recent:
        rows = Entry.objects.owned_by(diary.patient).kept().recent_or_medicine(shown)
        found = list(rows.oldest_first().sealed_rows())
    else:
        found = sealed_rows_between(diary.patient, before, shown)
    has_day_before = any(row.local_date == before for row in found)
    if not with_recent:  # opening takes longer than reading
        found = [row for row in found if row.local_date == shown or row.kind == Symptom.kind]
    opened = open_entries(diary.patient, found)
    entries = OpenEntries()
    entries.extend(entry for entry in opened if entry.local_date == shown)
    entries.unreadable = [row for row in opened.unreadable if row.local_date == shown]
    yesterday = [entry for entry in opened if entry.local_date == before]
    is_scored = with_recent or shown == diary.today
    return DayPage(diary, shown, entries, yesterday, has_day_before, opened, is_scored)


def missed_days(page: DayPage) -> list[date]:
    """Return the last week's days without an entry, newest first, when yesterday is one of them.

    Nothing before the first entry of that week, and nothing to somebody who wrote nothing in it:
    nobody is shown a list of what they did not do.
    """
    if page.has_day_before or not page.is_today:
        return []
    first, last = page.day - MISSED_LOOK_BACK, page.day - ONE_DAY
    rows = Entry.objects.owned_by(page.diary.patient).kept().between(first, last)
    written = set(rows.order_by().values_list("local_date", flat=True).distinct())
    days = (last - n * ONE_DAY for n in range(MISSED_LOOK_BACK.days))
    return [day for day in days if written and min(written) < day and day not in written]


def last_scores(entries: list[OpenEntry]) -> dict[str, Any]:
    """Return the last entry of each tagged symptom, by its code."""
    return {e.payload.tag: e for e in entries if isinstance(e.payload, Symptom) and e.payload.tag}


def last_by_key(entries: list[OpenEntry]) -> dict[str, Any]:
    """Return the last entry of each symptom, also of those in the patient's own words."""
    return {key: e for e in entries if (key := symptom_key(e.payload))}


def scores_in_words(scores: Iterable[tuple[str, int]]) -> str:
    """Return codes of tags and their scores as “Bloating 4, Heartburn 2”."""
    words = vocabulary()
    return ", ".join(f"{words.label(code)} {score}" for code, score in scores)
