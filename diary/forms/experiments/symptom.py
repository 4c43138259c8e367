"""Which symptom is scored each day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.trends.told import OWN
from diary.forms.experiments.part import PlanPart
from diary.forms.fields import Pick, Words

ONE_ONLY = _("Choose one symptom only: from the first list, from the second, or in your own word.")


class SymptomForm(PlanPart):
    """One symptom: one that is tracked, another of the clinic's list, or the patient's own word."""

    holds = ("outcome", "own_label")

    tracked = Pick((), label=_("Which symptom shall show whether it makes a difference?"))
    listed = Pick((), label=_("Another symptom from the list"))
    own = Words(
        label=_("Or your own word for it"),
        help_text=_("As you write it when you add a symptom in your own word."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels, first = dict(self.setting.symptoms), self.setting.first
        kept = self._tag(self.said)
        if kept and kept not in labels:  # it was taken down since
            labels[kept] = kept.replace("_", " ").capitalize()
        first = tuple(dict.fromkeys((*first, *([kept] if kept else []))))
        self.fields["tracked"].choices = [(code, labels[code]) for code in first if code in labels]
        listed = self.fields["listed"]
        listed.widget = forms.Select()
        listed.choices = [
            ("", _("Choose")),
            *((code, label) for code, label in labels.items() if code not in first),
        ]
        listed.widget.choices = listed.choices
        if not self.fields["tracked"].choices:
            del self.fields["tracked"]
            listed.label = _("Which symptom shall show whether it makes a difference?")

    def values_of(self, said: ExperimentPayload) -> dict[str, Any]:
        return {"tracked": self._tag(said), "own": said.own_label}

    def changes(self, data: dict[str, Any]) -> dict[str, Any]:
        chosen = [code for code in (data.get("tracked"), data["listed"]) if code]
        own = data["own"]
        if len(chosen) + bool(own) > 1 and self._has_moved_on(data):
            chosen = [code for code in chosen if code != self._tag(self.said)]
            own = own if own != self.said.own_label else None
        if self.errors:
            return {}
        if not chosen and not own:
            self.add_error(next(iter(self.fields_asked())), _("Choose one symptom."))
        elif len(chosen) + bool(own) > 1:
            self.add_error("own" if own else "listed", ONE_ONLY)
        elif own:
            return {"outcome": OWN + " ".join(own.split()).casefold(), "own_label": own}
        else:
            return {"outcome": chosen[0], "own_label": None}
        return {}

    def fields_asked(self) -> list[str]:
        """Return the names of the questions that are shown."""
        return [name for name in ("tracked", "listed", "own") if name in self.fields]

    def has_other(self) -> bool:
        """Say whether the further questions have something to show."""
        return any(self[name].value() or self[name].errors for name in ("listed", "own"))

    def _has_moved_on(self, data: dict[str, Any]) -> bool:
        """Say whether what stood there before came along with something else that was chosen now."""
        return data.get("tracked") == self._tag(self.said) or data["own"] == self.said.own_label

    @staticmethod
    def _tag(said: ExperimentPayload) -> str | None:
        return said.outcome if said.outcome and not said.outcome.startswith(OWN) else None
