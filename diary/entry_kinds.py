"""The kinds of entry as pages know them: one row each, with its form when there is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diary.forms.base import EntryForm
from diary.forms.bowel_movement import BowelMovementForm
from diary.forms.day import DayForm
from diary.forms.dose import DoseForm
from diary.forms.meal import MealForm
from diary.forms.measurement import MeasurementForm
from diary.forms.medicine import MedicineForm
from diary.forms.note import NoteForm
from diary.forms.symptom import SymptomForm
from diary.forms.vomiting import VomitingForm


@dataclass(frozen=True, slots=True, eq=False)
class EntryKind:
    """What pages need to ask for one kind of entry, and to show it.

    ``page`` names where its button leads, when that is not the form; a kind without a button is added
    from such a page.
    """

    kind: str
    label: Promise
    icon: str
    title: Promise
    form: type[EntryForm]
    page: str = ""
    has_button: bool = True

    @property
    def template(self) -> str:
        return f"diary/kinds/{self.kind}.html"


ENTRY_KINDS: Mapping[str, EntryKind] = MappingProxyType(
    {
        row.kind: row
        for row in (
            EntryKind("bowel_movement", _("Poo"), "poo", _("Add a poo"), BowelMovementForm),
            EntryKind("meal", _("Food or drink"), "meal", _("Add food or drink"), MealForm),
            EntryKind(
                "medicine", _("Medicine"), "med", _("Start a medicine"), MedicineForm, "medicines"
            ),
            EntryKind("vomiting", _("Being sick"), "sick", _("Add being sick"), VomitingForm),
            EntryKind("symptom", _("Other symptom"), "symptom", _("Add a symptom"), SymptomForm),
            EntryKind(
                "measurement", _("Weight, pulse"), "weight", _("Add a measurement"), MeasurementForm
            ),
            EntryKind("day", _("Sleep, stress"), "sleep", _("Sleep, stress and the day"), DayForm),
            EntryKind("note", _("Note"), "notes", _("Add a note"), NoteForm),
            EntryKind("dose", _("Dose"), "med", _("Add a dose"), DoseForm, has_button=False),
        )
    }
)


@cache
def offered_kinds() -> tuple[EntryKind, ...]:
    """Return the kinds that have a button, in the order of their buttons."""
    return tuple(row for row in ENTRY_KINDS.values() if row.has_button)
