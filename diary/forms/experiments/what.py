"""What is tried, and what it is compared with."""

from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _

from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.experiments.plan import LONGEST_WORDS
from diary.forms.experiments.part import PlanPart
from diary.forms.fields import ClientId, LongText


class FewWords(LongText):
    """A sentence or two."""

    longest = LONGEST_WORDS


class WhatForm(PlanPart):
    """One change, in words that will be read on each day of it."""

    holds = ("what", "compared_with")

    what = FewWords(
        label=_("What would you like to try?"),
        help_text=_(
            "One change, so that you know what it was. For example: a short walk after supper."
        ),
        required=True,
        error_messages={"required": _("Write down what you want to try.")},
    )
    compared_with = FewWords(
        label=_("What do you do on the other days?"),
        help_text=_("What you compare it with. For example: no walk after supper."),
        required=True,
        error_messages={"required": _("Write down what you do on the other days.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.holds:
            self.fields[name].widget.attrs["rows"] = 2

    def values_of(self, said: ExperimentPayload) -> dict[str, Any]:
        offered = self.setting.strategy
        values = super().values_of(said)
        if offered is not None and said.what is None:
            values |= {"what": offered.what_to_do, "compared_with": offered.compare_with}
        return values


class NewPlanForm(WhatForm):
    """The first page of a plan. Its id is made with the page, so that sending it twice is one plan."""

    id = ClientId()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["id"] = uuid4()

    def row_id(self) -> UUID:
        """Return the id the plan will have."""
        made: UUID = self.cleaned_data["id"]
        return made

    def changes(self, data: dict[str, Any]) -> dict[str, Any]:
        offered = self.setting.strategy
        return {**super().changes(data), "strategy": offered.code if offered else None}
