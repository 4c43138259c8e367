"""What a form offers of a patient's own past: words, meals, medicines. Read newest first, within bounds."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from diary.domain.entries import Dose, Meal, Medicine, Symptom
from diary.domain.meals_again import Again, meals_again
from diary.domain.past_words import past_words
from diary.forms.base import Setting
from diary.models import Entry
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.vault import OpenEntries, open_entries

MOST_READ = 250
"""So many entries of a kind are opened at most, however long the diary is: about two months of meals."""
MOST_COURSES = 500
ONE_DAY = timedelta(days=1)
Words = Mapping[str, tuple[str, ...]]
CLINICS_WORDS = {Meal.kind: "food", Medicine.kind: "medicine_class"}


def past(diary: OpenDiary, kind: str, most: int = MOST_READ) -> OpenEntries:
    """Open the newest entries of one kind, at most so many."""
    rows = Entry.objects.owned_by(diary.patient).kept().of_kind(kind).newest_first()
    return open_entries(diary.patient, rows.sealed_rows()[:most])


def courses(diary: OpenDiary) -> OpenEntries:
    """Open the courses of medicines, those that started last first."""
    return past(diary, Medicine.kind, MOST_COURSES)


def setting_for(diary: OpenDiary, kind: str, day: date) -> Setting:
    """Return what the form of a kind is handed, for an entry about ``day``."""
    words = vocabulary()
    tracked = diary.profile.tracked
    # The list is long: what the patient keeps an eye on stands first, each part in alphabetical order.
    symptoms = sorted(words.of_kind("symptom"), key=lambda tag: tag.code not in tracked)
    offered = {
        "symptoms": symptoms if kind == Symptom.kind else [],
        "foods": words.of_kind("food") if kind == Meal.kind else [],
    }
    return Setting(
        diary.now,
        diary.profile.zone,
        diary.profile.units,
        **{name: tuple((tag.code, tag.label) for tag in tags) for name, tags in offered.items()},
        medicines=_medicines(diary, day) if kind == Dose.kind else (),
        words=cache(lambda: _words(diary, kind)),
    )


def again(diary: OpenDiary, day: date) -> tuple[Again, ...]:
    """Return the meals to have again on ``day``."""
    eaten = [(entry.id, entry.payload) for entry in past(diary, Meal.kind)]
    return meals_again(eaten, day)  # type: ignore[arg-type]


def _words(diary: OpenDiary, kind: str) -> Words:
    of_clinic = vocabulary().of_kind(CLINICS_WORDS.get(kind, ""))
    said = (entry.payload for entry in past(diary, kind))
    return past_words(kind, said, (tag.label for tag in of_clinic))


def _medicines(diary: OpenDiary, day: date) -> tuple[tuple[str, str], ...]:
    """Return the courses that were taken on a day or the day before: the last dose may be late."""
    return tuple(
        (str(entry.id), entry.payload.name)
        for entry in courses(diary)
        if entry.payload.is_taken_on(day) or entry.payload.is_taken_on(day - ONE_DAY)
    )
