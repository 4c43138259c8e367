"""Everything a patient writes, sealed."""

from diary.models.checklist import ChecklistRun
from diary.models.entry import Entry
from diary.models.patient import PatientKey, PatientProfile

__all__ = ["ChecklistRun", "Entry", "PatientKey", "PatientProfile"]
