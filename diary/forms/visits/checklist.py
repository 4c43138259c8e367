"""Which finished checklist goes into a pack."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from diary.domain.visits.visit import VisitPayload
from diary.forms.fields import AlwaysOneOf
from diary.forms.visits.part import VisitPart

NONE = "none"


class ChecklistForm(VisitPart):
    """One of the patient's own finished checklists, or none of them."""

    holds = ("run_id",)

    run = AlwaysOneOf((), label=_("Which checklist goes in?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["run"].choices = [*self.setting.runs, (NONE, _("None of them"))]

    def values_of(self, visit: VisitPayload) -> dict[str, Any]:
        newest = self.setting.runs[0][0] if self.setting.runs else None
        return {"run": str(visit.run_id) if visit.run_id else newest}

    def changes(self, data: dict[str, Any]) -> dict[str, Any]:
        chosen = data["run"]
        if chosen is None:
            return {"run_id": self.visit.run_id}
        return {"run_id": None if chosen == NONE else UUID(chosen)}

    def answers(self, visit: VisitPayload) -> list[tuple[str, str]]:
        words = dict(self.fields["run"].choices)
        chosen = str(visit.run_id) if visit.run_id else NONE
        return [(str(self.fields["run"].label), str(words.get(chosen, "")))]
