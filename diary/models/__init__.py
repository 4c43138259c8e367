"""Everything a patient writes, sealed."""

from diary.models.entry import Entry
from diary.models.patient import PatientKey, PatientProfile

__all__ = ["Entry", "PatientKey", "PatientProfile"]
