"""Erase a diary: the key first, then every row."""

from typing import Any

from django.db import transaction

from diary.actions.export import patient_models
from diary.actions.ledger import marks_of_diary, remember
from diary.actions.traces import leave_no_traces
from diary.models import PatientKey


@transaction.atomic
def erase_diary(*, patient: Any) -> int:
    """Destroy a patient's key and delete every row, and return how many rows there were.

    The key's row is locked first: a save under way ends before the rows are looked for, and one that
    comes later finds no key and writes nothing. What stays on the disk of the database, and for how
    long, is in docs/operations.md; the ledger makes a restored backup forget again.
    """
    leave_no_traces()
    list(PatientKey.objects.owned_by(patient).select_for_update())
    remember(marks_of_diary(patient))
    models = [
        model for model in patient_models() if not getattr(model, "stays_with_account", False)
    ]
    return sum(model.objects.owned_by(patient).delete()[0] for model in models)
