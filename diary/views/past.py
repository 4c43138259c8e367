"""What a form offers of a patient's own past: words, meals, medicines. Read newest first, within bounds."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache

from diary.domain.entries import Dose, Meal, Medicine, Symptom
from diary.domain.past_words import past_words
from diary.forms.base import Setting
from diary.models.entry import newest_sealed_rows
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import Tag, Vocabulary, vocabulary
from diary.vault import OpenEntries, OpenEntry, open_entries

MOST_READ = 150
"""So many entries of a kind are opened at most, however long the diary is: about seven weeks of meals."""
MOST_COURSES = 500
ONE_DAY = timedelta(days=1)
BEFORE = datetime.min.replace(tzinfo=UTC)
WITH_TAGS = (Symptom.kind, Meal.kind)
CLINICS_WORDS = {Meal.kind: "food", Medicine.kind: "medicine_class"}


def past(diary: OpenDiary, kind: str, most: int = MOST_READ) -> OpenEntries:
    """Open the newest entries of one kind, at most so many."""
    opened = open_entries(diary.patient, newest_sealed_rows(diary.patient, kind, most))
    opened.sort(key=lambda entry: (entry.local_date, entry.occurred_at or BEFORE), reverse=True)
    return opened


def courses(diary: OpenDiary) -> OpenEntries:
    """Open the courses of medicines, those that started last first."""
    return past(diary, Medicine.kind, MOST_COURSES)


def setting_for(diary: OpenDiary, kind: str, day: date) -> Setting:
    """Return what the form of a kind is handed, for an entry about ``day``."""
    tags = vocabulary() if kind in WITH_TAGS else Vocabulary()
    of_kind = cache(lambda: past(diary, kind))
    return Setting(
        diary.now,
        diary.profile.zone,
        diary.profile.units,
        symptoms=_symptoms(diary, tags) if kind == Symptom.kind else (),
        foods=_pairs(tags.of_kind("food")) if kind == Meal.kind else (),
        medicines=medicines_on(diary, day) if kind == Dose.kind else (),
        past=of_kind,
        words=cache(lambda: _words(kind, of_kind())),
    )


def _words(kind: str, entries: Iterable[OpenEntry]) -> Mapping[str, tuple[str, ...]]:
    of_clinic = vocabulary().of_kind(CLINICS_WORDS[kind]) if kind in CLINICS_WORDS else []
    return past_words(kind, (entry.payload for entry in entries), (tag.label for tag in of_clinic))


def _symptoms(diary: OpenDiary, tags: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Return a long list: what the patient keeps an eye on stands first, each part in alphabetical order."""
    tracked = diary.profile.tracked
    return _pairs(sorted(tags.of_kind("symptom"), key=lambda tag: tag.code not in tracked))


def _pairs(tags: Iterable[Tag]) -> tuple[tuple[str, str], ...]:
    return tuple((tag.code, tag.label) for tag in tags)


def medicines_on(diary: OpenDiary, day: date) -> tuple[tuple[str, str], ...]:
    """Return the courses that were taken on a day or the day before: the last dose may be late."""
    return tuple(
        (str(entry.id), entry.payload.name)
        for entry in courses(diary)
        if entry.payload.is_taken_on(day) or entry.payload.is_taken_on(day - ONE_DAY)
    )
