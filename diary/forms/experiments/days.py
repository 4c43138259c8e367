"""How a change is compared with going on as usual, and from which day."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.experiments.plan import BOUNDS, LATEST_START_DAYS, LONGEST_DAYS, OF_DESIGN, Shape
from diary.domain.experiments.steps import shape_of
from diary.forms.experiments.part import PlanPart
from diary.forms.fields import Pick, date_field
from diary.snapshots.strategies import Strategy
from diary.wording.experiments.days import choice_in_words

ONE_DAY = timedelta(days=1)
BLOCKS = ((6, 3, 1), (10, 3, 1), (15, 3, 1), (6, 5, 1), (10, 5, 1), (4, 7, 2), (8, 7, 2))
"""What is offered for an idea of one's own: pairs, days of a block, days left out at its start."""
WEEKS = ((21, 3, 21), (28, 5, 28), (56, 7, 56))
"""Days before, days to settle, days after."""
PAIRS = (4, 6, 10, 15)
"""How many pairs are offered for blocks whose length an article says."""
SOON, LATE = BOUNDS["pairs"]


class DaysForm(PlanPart):
    """One of a few layouts, and the first day."""

    holds = ("design", *BOUNDS, "first_day")

    layout = Pick(
        (),
        label=_("How do you want to compare?"),
        required=True,
        error_messages={"required": _("Choose how to compare.")},
    )
    first_day = date_field(
        label=_("First day"),
        help_text=_("Tomorrow at the earliest. Choose a time without travel or big changes."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = self.setting.today
        self.shapes = {mark_of(shape): shape for shape in self._offered()}
        self.fields["layout"].choices = [
            (mark, choice_in_words(shape)) for mark, shape in self.shapes.items()
        ]
        attrs = self.fields["first_day"].widget.attrs
        attrs["min"] = (today + ONE_DAY).isoformat()
        attrs["max"] = (today + LATEST_START_DAYS * ONE_DAY).isoformat()

    def of_design(self, design: str) -> list[Any]:
        """Return the choices of one design, as the page shows them."""
        return [
            option
            for option in self["layout"].subwidgets
            if self.shapes[str(option.data["value"])].design == design
        ]

    def blocks(self) -> list[Any]:
        return self.of_design("blocks")

    def weeks(self) -> list[Any]:
        return self.of_design("before_after")

    def values_of(self, said: ExperimentPayload) -> dict[str, Any]:
        shape = shape_of(said, self.setting.today)
        return {
            "layout": mark_of(shape) if shape else None,
            "first_day": said.first_day or self.setting.today + ONE_DAY,
        }

    def changes(self, data: dict[str, Any]) -> dict[str, Any]:
        first, layout, today = data["first_day"], data["layout"], self.setting.today
        if first is not None and first <= today:
            self.add_error("first_day", _("Choose tomorrow or a later day."))
        elif first is not None and (first - today).days > LATEST_START_DAYS:
            self.add_error(
                "first_day",
                _("Choose a day within four weeks. Later, plan it again: things may have changed."),
            )
        if self.errors or layout is None or first is None:
            return {}
        shape = self.shapes[layout]
        numbers = {name: getattr(shape, name) for name in BOUNDS}
        return {"design": shape.design, **numbers, "first_day": first}

    def _offered(self) -> list[Shape]:
        """Return the layouts that hold, with what stands in the plan already."""
        offered = self.setting.strategy
        shapes = [
            *(self._shape("blocks", numbers) for numbers in _blocks(offered)),
            *(self._shape("before_after", numbers) for numbers in _weeks(offered)),
        ]
        kept = shape_of(self.said, self.setting.today)
        if kept is not None and mark_of(kept) not in {mark_of(shape) for shape in shapes}:
            shapes.append(self._shape(kept.design, tuple(_numbers(kept))))
        return [shape for shape in shapes if not shape.faults()]

    def _shape(self, design: Any, numbers: tuple[int, ...]) -> Shape:
        today = self.setting.today
        said = dict(zip(OF_DESIGN[design], numbers, strict=True))
        return Shape(design, today, today + ONE_DAY, **said)


def mark_of(shape: Shape) -> str:
    """Return what names a layout in a form."""
    return "-".join([shape.design, *(str(n) for n in _numbers(shape))])


def _numbers(shape: Shape) -> list[int]:
    return [getattr(shape, name) or 0 for name in OF_DESIGN[shape.design]]


def _blocks(offered: Strategy | None) -> list[tuple[int, int, int]]:
    if offered is None:
        return list(BLOCKS)
    if offered.design != "blocks":
        return []
    most = min(LATE, LONGEST_DAYS // (2 * offered.block_days))
    pairs = sorted({min(n, most) for n in PAIRS if min(n, most) >= SOON})
    return [(n, offered.block_days, offered.washout_days) for n in pairs]


def _weeks(offered: Strategy | None) -> list[tuple[int, int, int]]:
    if offered is None:
        return list(WEEKS)
    if offered.design != "before_after":
        return []
    return [(offered.block_days, offered.washout_days, offered.block_days)]
