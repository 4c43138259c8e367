"""Erase a diary: the key first, then every row."""

from typing import Any

from django.db import transaction

from diary.actions.export import patient_models
from diary.models import PatientKey


@transaction.atomic
def erase_diary(*, patient: Any) -> int:
    """Destroy a patient's key and delete every row, and return how many rows there were.

    The wrapped key is overwritten before its row is deleted, so that it is not left behind in the
    database's free space.
    """
    keys = PatientKey.objects.owned_by(patient)
    for key in keys:
        keys.update(wrapped=bytes(len(key.wrapped)))
    return sum(model.objects.owned_by(patient).delete()[0] for model in patient_models())
