"""Wrap every patient's data key with the newest key of the ring."""

from django.db import transaction

from diary.models import PatientKey
from diary.vault import rewrap


def rotate_keys() -> tuple[int, int]:
    """Rewrap what an older key wrapped; return how many were rewrapped, and how many there are."""
    changed = total = 0
    for key in PatientKey.objects.order_by("pk").iterator(chunk_size=500):
        total += 1
        wrapped = bytes(key.wrapped)
        fresh = rewrap(wrapped, key.pk)
        if fresh != wrapped:
            with transaction.atomic():
                rows = PatientKey.objects.select_for_update().filter(pk=key.pk)
                changed += rows.filter(wrapped=wrapped).update(wrapped=fresh)
    return changed, total
