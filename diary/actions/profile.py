"""Change a patient's profile."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from diary.actions.store import store
from diary.domain.profile import Profile
from diary.models import PatientProfile
from diary.models.patient import PROFILE_ID, OpenDiary


def change_profile(*, patient: Any, profile: Profile, seen: int, now: datetime) -> PatientProfile:
    """Write the profile, if nobody changed it since it was seen."""
    record = PatientProfile(patient=patient, id=PROFILE_ID)
    return store(record, profile, seen=seen, now=now)


def track(*, diary: OpenDiary, codes: Sequence[str], article: str) -> Profile:
    """Add to what a patient tracks, and remember the article it came from."""
    profile = diary.profile.tracking(tuple(codes), article)
    if profile != diary.profile:
        seen = diary.record.version
        change_profile(patient=diary.patient, profile=profile, seen=seen, now=diary.now)
    return profile
