"""Compares the sample patient's days, as they would by a button."""

from datetime import datetime
from typing import Any

from diary.actions.patterns import ask_for_patterns, work_out_patterns
from diary.models import PatternRun
from diary.models.patient import read_diary


def compare_days(*, patient: Any, now: datetime) -> None:
    """Keep what the sample diary comes to; one that was compared is left alone."""
    if PatternRun.objects.filter(patient=patient).exists():
        return
    diary = read_diary(patient, now)
    if diary is not None:
        ask_for_patterns(diary=diary)
        work_out_patterns(diary=diary, now=lambda: now)
