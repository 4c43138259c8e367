"""Change a patient's profile."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from diary.actions.store import RecordHasChanged, store
from diary.domain.profile import Profile, SavedArticle
from diary.domain.reminders import next_due
from diary.models import PatientProfile, Reminder
from diary.models.patient import PROFILE_ID, OpenDiary


def change_profile(*, patient: Any, profile: Profile, seen: int, now: datetime) -> PatientProfile:
    """Write the profile, if nobody changed it since it was seen."""
    record = store(PatientProfile(patient=patient, id=PROFILE_ID), profile, seen=seen, now=now)
    _move_reminder(patient, profile, now)
    return record


def _move_reminder(patient: Any, profile: Profile, now: datetime) -> None:
    """Let the next reminder, if there is one, come at its time where the patient is now."""
    if profile.reminder is not None:
        due = next_due(profile.reminder, profile.zone, now)
        Reminder.objects.owned_by(patient).filter(due_at__isnull=False).update(due_at=due)


def track(*, diary: OpenDiary, codes: Sequence[str], article: str) -> Profile:
    """Add to what a patient tracks, and remember the article it came from."""
    return _keep(diary, diary.profile.tracking(tuple(codes), article))


def arrange_tracked(*, diary: OpenDiary, codes: Sequence[str]) -> Profile:
    """Put what a patient tracks into the order of ``codes``, and take off what is not among them."""
    return _keep(diary, diary.profile.arranged(tuple(codes)))


def save_article(*, diary: OpenDiary, article: SavedArticle) -> Profile:
    """Keep an article with a patient's diary.

    Raises:
        NoMoreRoom: as many as a diary holds are kept already.
    """
    return _keep(diary, diary.profile.saving(article))


def remove_article(*, diary: OpenDiary, article: SavedArticle) -> Profile:
    """Take a kept article off the patient's list."""
    return _keep(diary, diary.profile.without_article(article.slug, article.language))


class ChosenElsewhere(Exception):
    """What is compared was chosen anew since the page was made. Nothing was overwritten."""


def compare(*, diary: OpenDiary, exposures: Sequence[str], was: Sequence[str]) -> Profile:
    """Choose what is compared with symptoms; ``was`` is what was chosen when the page was made.

    Raises:
        ChosenElsewhere: something else is chosen by now.
    """
    if set(diary.profile.compared) != set(was):
        raise ChosenElsewhere
    kept = {name: getattr(diary.profile, name) for name in Profile.model_fields}
    del kept["schema_number"]  # whatever it was, what is built now is of today's
    try:
        return _keep(diary, Profile.build(**{**kept, "compared": tuple(exposures)}))
    except RecordHasChanged as changed:
        raise ChosenElsewhere from changed


def _keep(diary: OpenDiary, profile: Profile) -> Profile:
    """Write a profile that was made from the one of ``diary``, if it says something else."""
    if profile != diary.profile:
        seen = diary.record.version
        change_profile(patient=diary.patient, profile=profile, seen=seen, now=diary.now)
    return profile
