"""What a patient wants from a visit, and what happened, in their own words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from diary.domain.visits.visit import MOST_GOALS, VisitPayload
from diary.forms.fields import LongText, Words
from diary.forms.visits.part import Line, VisitPart

GOALS = tuple(f"goal_{n}" for n in range(1, MOST_GOALS + 1))


class GoalsForm(VisitPart):
    """The name on the pack, and one to three goals."""

    holds = ("name", "goals")

    name = Words(
        label=_("Your name, as the pack should say it"),
        help_text=_("It stands at the top of every page. Leave it blank to write it in by hand."),
    )
    goal_1 = Line(label=_("What matters most to you?"))
    goal_2 = Line(label=_("Second goal"))
    goal_3 = Line(label=_("Third goal"))

    def values_of(self, visit: VisitPayload) -> dict[str, Any]:
        goals = dict(zip(GOALS, visit.goals, strict=False))
        return {"name": visit.name, **goals}

    def changes(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"name": data["name"], "goals": tuple(data[g] for g in GOALS if data[g])}


class StoryForm(VisitPart):
    """What happened, as the patient tells it."""

    holds = ("story",)

    story = LongText(
        label=_("Your story, in your own words"),
        help_text=_(
            "When did it begin? What did you notice first, and what since? What worries you most?"
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["story"].widget.attrs["rows"] = 10
