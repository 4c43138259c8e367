"""What was agreed at a visit: notes, next steps, and what to track until when."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.domain.visits.visit import MOST_FOLLOWED, MOST_NEXT_STEPS, Followed, VisitPayload
from diary.forms.fields import LongText, Pick, Words, date_field
from diary.forms.visits.part import FURTHEST_AHEAD, Line, VisitPart

STEPS = tuple(f"next_step_{n}" for n in range(1, MOST_NEXT_STEPS + 1))
AT_FIRST = 2
PLACES = tuple(range(1, MOST_FOLLOWED + 1))
TAG, OWN, UNTIL = "follow_{}_tag", "follow_{}_own", "follow_{}_until"


def _until() -> forms.DateField:
    return date_field(label=_("Until"), required=False)


def _tag() -> Pick:
    field = Pick((), label=_("A symptom from the list"))
    field.widget = forms.Select()
    return field


class AgreedForm(VisitPart):
    """Notes, up to five next steps, and up to three things to track until a day."""

    holds = ("agreed", "next_steps", "followed")

    agreed = LongText(label=_("What was said and agreed"))
    next_step_1 = Line(label=_("First step"))
    next_step_2 = Line(label=_("Second step"))
    next_step_3 = Line(label=_("Third step"))
    next_step_4 = Line(label=_("Fourth step"))
    next_step_5 = Line(label=_("Fifth step"))
    follow_1_tag, follow_2_tag, follow_3_tag = _tag(), _tag(), _tag()
    follow_1_own, follow_2_own, follow_3_own = (
        Words(label=_("Or your own word for it")) for _n in PLACES
    )
    follow_1_until, follow_2_until, follow_3_until = _until(), _until(), _until()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = dict(self.setting.symptoms)
        kept = {f.tag: f.tag.replace("_", " ").capitalize() for f in self.visit.followed if f.tag}
        choices = [("", _("Choose")), *({**kept, **offered}.items())]
        for place in PLACES:
            field = self.fields[TAG.format(place)]
            field.choices = choices
            field.widget.choices = choices
            self.fields[UNTIL.format(place)].widget.attrs["min"] = self.setting.today.isoformat()

    def values_of(self, visit: VisitPayload) -> dict[str, Any]:
        values: dict[str, Any] = {"agreed": visit.agreed}
        values |= dict(zip(STEPS, visit.next_steps, strict=False))
        for place, thing in zip(PLACES, visit.followed, strict=False):
            values |= {
                TAG.format(place): thing.tag,
                OWN.format(place): thing.own_label,
                UNTIL.format(place): thing.until,
            }
        return values

    def changes(self, data: dict[str, Any]) -> dict[str, Any]:
        followed = [self._thing(place, data) for place in PLACES]
        return {
            "agreed": data["agreed"],
            "next_steps": tuple(data[step] for step in STEPS if data[step]),
            "followed": tuple(thing for thing in followed if thing is not None),
        }

    def things(self) -> list[tuple[int, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Return the three questions about each thing to track."""
        return [(n, *(self[name.format(n)] for name in (TAG, OWN, UNTIL))) for n in PLACES]

    def first_steps(self) -> list[forms.BoundField]:
        return [self[name] for name in STEPS[:AT_FIRST]]

    def more_steps(self) -> list[forms.BoundField]:
        return [self[name] for name in STEPS[AT_FIRST:]]

    def more_steps_are_open(self) -> bool:
        return any(field.value() or field.errors for field in self.more_steps())

    def more_things_are_open(self) -> bool:
        return any(f.value() or f.errors for _n, *asked in self.things()[1:] for f in asked)

    def _thing(self, place: int, data: dict[str, Any]) -> Followed | None:
        tag, own, until = (data[name.format(place)] for name in (TAG, OWN, UNTIL))
        if any(name.format(place) in self.errors for name in (TAG, OWN, UNTIL)):
            return None
        if tag and own:
            self.add_error(
                OWN.format(place), _("Choose from the list or write your own word, not both.")
            )
        elif until and not (tag or own):
            self.add_error(TAG.format(place), _("Say what to track, or clear the date."))
        elif (tag or own) and not until:
            self.add_error(UNTIL.format(place), _("Until which day? Fill in the date."))
        elif until and until < self._earliest(place):
            self.add_error(UNTIL.format(place), _("Choose today or a later day."))
        elif until and until > self.setting.today + FURTHEST_AHEAD:
            self.add_error(UNTIL.format(place), _("That date is years ahead. Check the year."))
        elif tag or own:
            return Followed(tag=tag or None, own_label=own or None, until=until)
        return None

    def _earliest(self, place: int) -> date:
        """Return the first day that may be the last one: a day that was saved before stays right."""
        before = self.initial.get(UNTIL.format(place))
        return min(before, self.setting.today) if before else self.setting.today
