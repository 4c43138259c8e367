"""Something eaten or drunk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.domain.entries import EntryPayload
from diary.domain.payload import LONGEST_TEXT
from diary.forms.base import TimedForm
from diary.forms.choices import MEALS, PORTIONS
from diary.forms.fields import LongText, Pick, Words
from diary.forms.several import ManyWords, Tags, WordsBefore, each_once


class MealForm(TimedForm):
    """Which meal or what it was; plants that were written before are ticked, others typed."""

    kind = "meal"
    moment = "eaten_at"
    completed = ("what",)

    what = Words(label=_("What did you have?"), max_length=LONGEST_TEXT)
    meal = Pick(MEALS, label=_("Which meal?"))
    portion = Pick(PORTIONS, label=_("How much?"))
    food_tags = Tags(label=_("Anything of these in it?"))
    plants_before = WordsBefore(label=_("Plants you have written before"))
    plants = ManyWords(
        label=_("Plants in it"),
        help_text=_("Vegetables, fruit, beans, grains, nuts, herbs. Put commas between them."),
    )

    field_order = ("id", "seen", "what", "meal", "portion", "food_tags", "plants_before", "plants")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        self.is_sent = data is not None
        super().__init__(data, **kwargs)
        self.fields["plants_before"].choices = lambda: [(word, word) for word in self._before()]
        kept = self.entry.payload.food_tags if self.entry else ()  # type: ignore[attr-defined]
        self.fields["food_tags"].offer(self.setting.foods, kept)
        if "\n" in (self.initial.get("what") or ""):  # brought in from elsewhere, on several lines
            self.fields["what"] = LongText(label=self.fields["what"].label)

    @property
    def has_more(self) -> bool:
        """Say whether anything beside the words and the meal was answered, or is wrong."""
        more = ("portion", "food_tags", "plants_before", "plants")
        return any(self[name].value() or self[name].errors for name in more)

    def _before(self) -> tuple[str, ...]:
        return self.setting.words().get("plants", ())

    def values_of(self, payload: EntryPayload) -> dict[str, Any]:
        """Tick the plants that are offered as tiles, and write the others out."""
        values = super().values_of(payload)
        if self.is_sent:  # what was ticked and typed stands in what was sent
            return values
        offered = {word.casefold(): word for word in self._before()}
        plants = values["plants"]
        values["plants_before"] = [offered[p.casefold()] for p in plants if p.casefold() in offered]
        values["plants"] = tuple(p for p in plants if p.casefold() not in offered)
        return values

    def payload_values(self, data: dict[str, Any]) -> dict[str, Any]:
        values = super().payload_values(data)
        plants = ((values.pop("plants_before") or ()), (values["plants"] or ()))
        try:
            values["plants"] = each_once([*plants[0], *plants[1]])
        except forms.ValidationError as too_many:
            self.add_error("plants", too_many)
        values["food_tags"] = values["food_tags"] or ()
        said = ("what", "meal", "food_tags", "plants")
        if not self.errors and not any(values[name] for name in said):
            self.add_error("what", _("Say what it was, or choose which meal."))
        return values
