"""The finished checklists that may go into a visit."""

from uuid import UUID

from django.utils.formats import date_format

from diary.domain.payload import PayloadDoesNotFit
from diary.models import ChecklistRun
from diary.models.patient import OpenDiary
from diary.vault import SealBroken

MOST_OFFERED = 6


def runs_to_choose(diary: OpenDiary, chosen: UUID | None) -> tuple[tuple[str, str], ...]:
    """Return id and words of the newest finished checklists, newest first, and of the one that is in."""
    rows = ChecklistRun.objects.owned_by(diary.patient).kept().order_by("-created_at")
    found = list(rows[:MOST_OFFERED])
    if chosen is not None and chosen not in {row.id for row in found}:
        found += rows.filter(id=chosen)
    named = ((row, _named(diary, row)) for row in found)
    return tuple((str(row.id), words) for row, words in named if words)


def run_in_words(diary: OpenDiary, id: UUID) -> str:
    """Return the words of one finished checklist, or nothing for one that is not there or does not open."""
    row = ChecklistRun.objects.owned_by(diary.patient).kept().filter(id=id).first()
    return _named(diary, row) if row else ""


def _named(diary: OpenDiary, row: ChecklistRun) -> str:
    row.patient = diary.patient
    try:
        run = row.read()
    except (SealBroken, PayloadDoesNotFit):
        return ""
    day = date_format(run.checked_at.astimezone(diary.zone), "j F Y, H:i")
    return f"{day}\n{run.headline}"
