"""The kinds of entry as pages know them: one row each, with its form when there is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diary.forms.base import EntryForm
from diary.forms.bowel_movement import BowelMovementForm
from diary.forms.day import DayForm
from diary.forms.measurement import MeasurementForm
from diary.forms.note import NoteForm
from diary.forms.symptom import SymptomForm


@dataclass(frozen=True, slots=True)
class EntryKind:
    """What pages need to ask for one kind of entry, and to show it. No form: shown, not asked yet."""

    kind: str
    label: Promise
    icon: str
    title: Promise
    form: type[EntryForm] | None = None

    @property
    def template(self) -> str:
        return f"diary/kinds/{self.kind}.html"


ENTRY_KINDS: Mapping[str, EntryKind] = MappingProxyType(
    {
        row.kind: row
        for row in (
            EntryKind("bowel_movement", _("Poo"), "poo", _("Add a poo"), BowelMovementForm),
            EntryKind("symptom", _("Other symptom"), "symptom", _("Add a symptom"), SymptomForm),
            EntryKind(
                "measurement", _("Weight, pulse"), "weight", _("Add a measurement"), MeasurementForm
            ),
            EntryKind("day", _("Sleep, stress"), "sleep", _("Sleep, stress and the day"), DayForm),
            EntryKind("note", _("Note"), "notes", _("Add a note"), NoteForm),
            EntryKind("vomiting", _("Being sick"), "sick", _("Being sick")),
            EntryKind("meal", _("Food or drink"), "meal", _("Food or drink")),
            EntryKind("medicine", _("Medicine"), "med", _("Medicine")),
            EntryKind("dose", _("Dose"), "med", _("Dose")),
        )
    }
)


def offered_kinds() -> list[EntryKind]:
    """Return the kinds that have a form, in the order of their buttons."""
    return [row for row in ENTRY_KINDS.values() if row.form is not None]
