"""Two versions of one entry put together: which of them stands is chosen answer by answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from diary.domain.entries import EntryPayload
from diary.forms.base import EntryForm, said
from diary.forms.fields import LongText, Pick, Words

PREFIX = "choose_"
MINE, THEIRS, BOTH = "mine", "theirs", "both"
TOGETHER: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("date", "time"), _("Date and time")),
    (("tag", "own_label"), _("Which symptom?")),
    (("weight_value", "weight_extra_lb", "weight_unit"), _("Weight")),
    (("plants_before", "plants"), _("Plants in it")),
)
"""What is one answer in several fields: a number of one version in the unit of the other is nobody's weight."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, by the fields that hold it, as each version gives it; empty when it does not."""

    fields: tuple[str, ...]
    label: str
    mine: str
    theirs: str
    is_free_text: bool

    @property
    def name(self) -> str:
        return f"{PREFIX}{self.fields[0]}"

    @property
    def differs(self) -> bool:
        return self.mine != self.theirs

    def options(self) -> list[tuple[str, Any]]:
        """Return what can be chosen; free text of both can also stand one after the other."""
        either = [(THEIRS, _("Saved now")), (MINE, _("What you wrote"))]
        has_both = self.is_free_text and self.mine and self.theirs
        return [*either, (BOTH, _("Keep both, one after the other"))] if has_both else either

    def text_of(self, option: str) -> str:
        return {MINE: self.mine, THEIRS: self.theirs, BOTH: ""}[option]


def answers_of(form: EntryForm, mine: EntryPayload, theirs: EntryPayload) -> list[Answer]:
    """Return every answer of a form's kind, in the form's order and words."""
    here, there = form.values_of(mine), form.values_of(theirs)
    fields = {f.name: f.field for f in form.visible_fields()}
    found, done = [], set[str]()
    for name, field in fields.items():
        if name in done:
            continue
        group, label = next((g for g in TOGETHER if name in g[0]), ((name,), field.label))
        of_group = [n for n in group if n in fields]
        done.update(of_group)
        text, other = (
            ", ".join(words for n in of_group if (words := said(fields[n], values.get(n))))
            for values in (here, there)
        )
        is_free = isinstance(field, LongText) and not isinstance(field, Words)
        found.append(Answer(tuple(of_group), str(label).split("\n")[0], text, other, is_free))
    return found


class ChooseForm(forms.Form):
    """One choice for each answer that differs. Nothing is chosen until somebody chooses it."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, asked: Sequence[Answer]) -> None:
        super().__init__(data)
        self.asked = asked
        for answer in asked:
            self.fields[answer.name] = Pick(
                answer.options(),
                label=answer.label,
                required=True,
                error_messages={"required": _("Choose one of them.")},
            )

    def rows(self) -> list[tuple[BoundField, list[tuple[Any, str]]]]:
        """Return each choice with its options, and what each of them says."""
        return [
            (field, [(o, answer.text_of(o.data["value"])) for o in field.subwidgets])
            for answer in self.asked
            for field in [self[answer.name]]
        ]

    def put_together(self, sent: QueryDict, saved: EntryForm) -> QueryDict:
        """Return what the form of the entry is sent: ``sent`` holds mine, ``saved`` is its form with theirs."""
        mixed = sent.copy()
        for answer in self.asked:
            side = self.cleaned_data[answer.name]
            for name in answer.fields if side != MINE else ():
                there = as_sent(saved[name])
                values = ["\n".join([*there, *sent.getlist(name)])] if side == BOTH else there
                mixed.pop(name, None)
                if values:
                    mixed.setlist(name, values)
        return mixed

    def say_misfit(self, mixed: EntryForm) -> None:
        """Say why what was chosen cannot be saved together, beside the choices that it comes from."""
        self.add_error(
            None,
            _("These answers do not fit together. Choose again, or keep one version as it is."),
        )
        of_field = {name: answer.name for answer in self.asked for name in answer.fields}
        for name, errors in mixed.errors.items():
            self.add_error(of_field.get(name), _lines(errors))


def as_sent(field: BoundField) -> list[str]:
    """Return what a browser sends of a field that is left as it is."""
    value = field.value()
    if isinstance(field.field.widget, forms.CheckboxInput):
        return ["on"] if value else []
    shown = field.field.widget.format_value(value)
    values = shown if isinstance(shown, list | tuple) else [shown]
    return [str(v) for v in values if v not in (None, "")]


def _lines(errors: Iterable[Any]) -> list[str]:
    return [str(error) for error in errors]
