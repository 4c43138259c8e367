"""What has to be known before anything is tried: asked plainly, and nothing taken for granted."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from diary.domain.experiments.experiment import ExperimentPayload
from diary.forms.choices import YES_MAYBE_NO, YES_NO_UNSURE
from diary.forms.experiments.part import PlanPart
from diary.forms.fields import Pick

ANSWER = {"required": _("Choose an answer. “Not sure” is one too.")}
PREGNANT = {"yes": "yes", "maybe": "unsure", "no": "no"}
"""What the profile says, as this page asks it."""
CONCERNS = ("yes", "unsure")


def _asked(label: Any, help_text: Any = "", *, required: bool = True) -> Pick:
    return Pick(
        YES_NO_UNSURE,
        label=label,
        help_text=help_text,
        required=required,
        error_messages=ANSWER,
    )


class SafetyForm(PlanPart):
    """Five questions, and one more behind each of two of them."""

    holds = ("screened",)

    pregnancy = Pick(
        [(PREGNANT[code], words) for code, words in YES_MAYBE_NO],
        label=_("Are you pregnant?"),
        required=True,
        error_messages=ANSWER,
    )
    eating = _asked(
        _("Do you eat very little, weigh very little, or have or had an eating disorder?"),
        _("You know best. Nobody at the clinic sees your answer."),
    )
    allergy = _asked(_("Are you allergic to anything you want to try, or could you be?"))
    medicine = _asked(
        _("Would you start, change or leave out a medicine that was prescribed for you?"),
        _("Doses count too."),
    )
    agreed = _asked(_("If yes: has whoever prescribes it agreed to exactly this?"), required=False)
    gluten = _asked(
        _("Would you eat less gluten, or none?"), _("Gluten is in wheat, rye and barley.")
    )
    tested = _asked(
        _("If yes: were you tested for coeliac disease, and do you know the result?"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self.setting.strategy
        # What an article offers says itself what it changes. What it leaves alone is asked all the same: its
        # words can be changed.
        if offered is not None and offered.changes_prescription:
            del self.fields["medicine"]
            self._must_be_said("agreed", _("Has whoever prescribes it agreed to exactly this?"))
        if offered is not None and offered.removes_gluten:
            del self.fields["gluten"]
            self._must_be_said(
                "tested", _("Were you tested for coeliac disease, and do you know the result?")
            )

    def _must_be_said(self, name: str, label: Any) -> None:
        self.fields[name].label, self.fields[name].required = label, True

    def values_of(self, said: ExperimentPayload) -> dict[str, Any]:
        known = {"pregnancy": PREGNANT.get(self.setting.pregnant or "")}
        return {**known, **said.screened}

    def changes(self, data: dict[str, Any]) -> dict[str, Any]:
        for first, then in (("medicine", "agreed"), ("gluten", "tested")):
            if first in self.fields and data.get(first) in CONCERNS and not data.get(then):
                if then not in self.errors:
                    self.add_error(then, ANSWER["required"])
            elif data.get(first) == "no":
                data[then] = None
        said = {name: data.get(name) for name in type(self).base_fields if name in self.fields}
        asked = {name: value for name, value in said.items() if name not in ("seen", "was")}
        return {"screened": {name: value for name, value in asked.items() if value}}
