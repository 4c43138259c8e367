"""Discreet mode on every page of a patient's, also on those that do not open the diary themselves."""

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone

from diary.domain.payload import PayloadDoesNotFit
from diary.models.patient import DiaryIsClosed, read_diary
from diary.vault import NoKeyOpensThis, SealBroken

DOES_NOT_OPEN = (DiaryIsClosed, NoKeyOpensThis, SealBroken, PayloadDoesNotFit, DatabaseError)


def is_discreet(request: HttpRequest) -> bool:
    """Say whether the patient who asks chose discreet mode; one query where the diary is not open yet."""
    diary = getattr(request, "diary", None)
    user = getattr(request, "user", None)  # a request refused at the door is nobody's
    try:
        if diary is None and user is not None and user.is_authenticated and user.is_patient:
            diary = read_diary(user, timezone.now())
    except DOES_NOT_OPEN:
        return False
    return diary is not None and bool(diary.profile.discreet)
