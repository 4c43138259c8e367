"""Everything a patient writes, sealed; and in clear what was done, agreed to and erased."""

from diary.models.activity import AccessEvent
from diary.models.before import EntryBefore
from diary.models.checklist import ChecklistRun
from diary.models.consent import Consent
from diary.models.entry import Entry
from diary.models.erasure import Erased, PendingErasure
from diary.models.experiment import Experiment
from diary.models.importing import DiaryImport, ImportPiece
from diary.models.patient import PatientKey, PatientProfile
from diary.models.patterns import PatternRun
from diary.models.reminder import Reminder
from diary.models.share import Share, ShareFile, ShareOpening
from diary.models.visit import Visit

__all__ = [
    "AccessEvent",
    "ChecklistRun",
    "Consent",
    "DiaryImport",
    "Entry",
    "EntryBefore",
    "Erased",
    "Experiment",
    "ImportPiece",
    "PatientKey",
    "PatientProfile",
    "PatternRun",
    "PendingErasure",
    "Reminder",
    "Share",
    "ShareFile",
    "ShareOpening",
    "Visit",
]
