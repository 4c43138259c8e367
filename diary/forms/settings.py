"""What a patient says about themselves once: time zone, units, what to track, facts for the checklist."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from diary.domain.consent import is_old_enough
from diary.domain.payload import is_zone
from diary.domain.profile import MOST_TRACKED, Profile
from diary.forms.base import EARLIEST, let_answers_be_taken_back, said
from diary.forms.choices import WEEK_STARTS, WEIGHT_UNITS, YES_MAYBE_NO, YES_NO_UNSURE
from diary.forms.fields import AlwaysOneOf, Decimal, Pick, SeenVersion, Ticked, date_field
from diary.forms.measurement import between

CONDITION = "condition_"
FAMILY = "family_"
Question = tuple[str, str]
"""A fact's code and its plain question."""


@cache
def zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the world's time zones by continent, as ``Europe/London`` says them."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(available_timezones()):
        continent, _slash, city = name.partition("/")
        if city and continent not in {"Etc", "SystemV", "US", "posix", "right"}:
            grouped.setdefault(continent, []).append((name, city.replace("_", " ")))
    return list(grouped.items())


class ZoneField(forms.ChoiceField):
    """A time zone: asked, never guessed from an address."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            choices=zone_choices,
            error_messages=dict.fromkeys(
                ("invalid_choice", "required"), _("Choose a time zone from the list.")
            ),
            **options,
        )

    def valid_value(self, value: Any) -> bool:
        """Take any zone this machine knows, so that an old name that was saved stays right."""
        return is_zone(str(value))


class Asked(NamedTuple):
    """What the form asks beside its own fields: symptoms to track, conditions, family; code and words."""

    tags: Sequence[Question]
    conditions: Sequence[Question]
    family: Sequence[Question]


def _said(field: forms.Field, value: Any) -> str:
    if not isinstance(field, forms.MultipleChoiceField):
        return said(field, value)
    return ", ".join(str(label) for code, label in field.choices if code in (value or ()))


class SettingsForm(forms.Form):
    """The profile, all of it optional but the time zone and the unit."""

    seen = SeenVersion()
    tracked = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("What do you want to track each day?"),
        help_text=_("Three to eight work best. Each becomes one row on your day."),
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    zone = ZoneField(
        label=_("Your time zone"),
        help_text=_(
            "So that each entry lands on your day. A change counts for new entries: "
            "what you wrote before stays on its day."
        ),
    )
    units = Pick(
        WEIGHT_UNITS,
        required=True,
        label=_("Weight in"),
        help_text=_("The unit you type and read. We keep the number as you typed it."),
        error_messages={"required": _("Choose a unit."), "invalid_choice": _("Choose a unit.")},
    )
    week_starts = AlwaysOneOf(
        WEEK_STARTS,
        label=_("Your week starts on"),
        help_text=_("The first column of your calendar."),
    )
    discreet = Ticked(
        label=_("Discreet mode"),
        help_text=_(
            "For when others may see your screen. Titles say “Notes”, the clinic’s name leaves the "
            "top of your diary, and a “Leave quickly” button appears."
        ),
    )
    height_cm = Decimal(label=_("Height in centimetres"), validators=between(50, 260))
    date_of_birth = date_field(label=_("Date of birth"), required=False)
    has_ovaries = Pick(YES_NO_UNSURE, label=_("Do you have ovaries?"))
    pregnant = Pick(YES_MAYBE_NO, label=_("Are you pregnant, or could you be?"))

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        profile: Profile,
        seen: int,
        today: dt.date,
        asked: Asked,
    ) -> None:
        self.before, self.today = profile, today
        self.condition_names = [f"{CONDITION}{code}" for code, _question in asked.conditions]
        self.family_names = [f"{FAMILY}{code}" for code, _question in asked.family]
        values = {name: getattr(profile, name) for name in self.base_fields if name != "seen"}
        values |= {f"{CONDITION}{code}": answer for code, answer in profile.conditions.items()}
        values |= {f"{FAMILY}{code}": answer for code, answer in profile.family.items()}
        super().__init__(data, initial={**values, "seen": seen})
        self.fields["tracked"].choices = list(asked.tags)
        for name, (_code, question) in zip(
            [*self.condition_names, *self.family_names],
            [*asked.conditions, *asked.family],
            strict=True,
        ):
            self.fields[name] = Pick(YES_NO_UNSURE, label=question)
        let_answers_be_taken_back(self)

    def answers(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Return what these values say, field by field, in the words of this form."""
        return {name: _said(self.fields[name], values.get(name)) for name in self.asked_names()}

    def asked_names(self) -> list[str]:
        return [name for name in self.fields if name != "seen"]

    def show_what_differs(self) -> None:
        """Name the saved answer beside each one that differs from what was sent; nothing is overwritten."""
        mine, saved = self.answers(self.cleaned_data), self.answers(self.initial)
        for name in self.asked_names():
            if mine[name] != saved[name]:
                self.add_error(
                    name, _("Saved now: %(saved)s.") % {"saved": saved[name] or _("no answer")}
                )

    def condition_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.condition_names]

    def family_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.family_names]

    def clean_tracked(self) -> tuple[str, ...]:
        codes = tuple(self.cleaned_data["tracked"])
        if len(codes) > MOST_TRACKED:
            raise forms.ValidationError(
                _("Choose at most %(most)s. You can change them at any time."),
                params={"most": MOST_TRACKED},
            )
        kept = [code for code in self.before.tracked if code in codes]
        return (*kept, *(code for code in codes if code not in kept))

    def clean_week_starts(self) -> str:
        return self.cleaned_data["week_starts"] or self.before.week_starts

    def clean_date_of_birth(self) -> dt.date | None:
        born: dt.date | None = self.cleaned_data["date_of_birth"]
        if born and not EARLIEST <= born <= self.today:
            raise forms.ValidationError(_("Check the year of your date of birth."))
        if born and not is_old_enough(born, self.today, settings.MINIMUM_AGE):
            raise forms.ValidationError(
                _(
                    "A diary here is for people from %(age)s. If this date is right, please erase it."
                ),
                params={"age": settings.MINIMUM_AGE},
            )
        return born

    def profile(self) -> Profile:
        """Return the profile as this form says it; what the form does not ask is kept."""
        said = {name: self.cleaned_data[name] for name in self.base_fields if name != "seen"}
        kept = {name: getattr(self.before, name) for name in Profile.model_fields}
        del kept["schema_number"]  # whatever it was, what is built now is of today's
        return Profile.build(
            **{
                **kept,
                **said,
                "conditions": self._answers(CONDITION, self.before.conditions),
                "family": self._answers(FAMILY, self.before.family),
            }
        )

    def _answers(self, prefix: str, before: Mapping[str, Any]) -> dict[str, Any]:
        asked = {
            name.removeprefix(prefix): value
            for name, value in self.cleaned_data.items()
            if name.startswith(prefix)
        }
        kept = {code: answer for code, answer in before.items() if code not in asked}
        return kept | {code: answer for code, answer in asked.items() if answer is not None}
