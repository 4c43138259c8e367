"""How sure somebody is, before, that it will help."""

from django.utils.translation import gettext_lazy as _

from diary.forms.experiments.part import PlanPart
from diary.forms.fields import Score


class BeliefForm(PlanPart):
    """0 is not at all, 10 quite sure. It is shown beside the result."""

    holds = ("belief_0_10",)

    belief_0_10 = Score(
        label=_("How sure are you that it will help?"),
        required=True,
        error_messages={"required": _("Choose a number from 0 to 10.")},
    )
