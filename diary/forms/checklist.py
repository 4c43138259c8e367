"""What a person answers to the checklist, read from one POST: nothing is stored, nothing bad gets far.

All that was answered so far travels in hidden fields. A bad choice counts as "not sure", which raises concern;
a bad number is asked again; anything unknown is ignored.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diary.domain.answers import join
from diary.domain.question_list import APPLIES, QUESTIONS, STEPS
from diary.domain.questions import facts_of_applies
from diary.forms.fields import refuse_thousands
from diary.wording.questions import DIABETES_CHOICES, HELP, question_text
from education.domain.red_flags.facts import UNSURE, Value, fact
from education.domain.red_flags.signs import SIGN_LINES, SignLine, none_of_these

PREFIX = "q-"
CHEST_PAIN = "chest_pain"
"""A sign with a question of its own where the diary shows it: a no to that question alone counts."""

ANSWERABLE = {question.code for question in QUESTIONS} | {"severe_sudden_pain", "aaa", CHEST_PAIN}
LONGEST_WRONG = 40
SIGN_CODES = [*(line.code for line in SIGN_LINES), "other"]
APPLIES_CODES = [line.code for line in APPLIES]
NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,3})?")
FAHRENHEIT = (86.0, 113.0)
BOUNDS: dict[str, tuple[float, float]] = {
    "age_years": (0, 120),
    "bloody_stools_24h": (0, 100),
    "loose_in_24h_3d": (0, 200),
    "new_diarrhoea_days": (0, 20_000),
    "temperature_c_48h": (30, 45),
    "vomits_24h": (0, 200),
    "food_groups_cut": (0, 50),
    "fit_ug_g": (0, 100_000),
}
AGE_IN_YEARS = gettext_lazy("Write the age in whole years, for example 45.")
YES_NO_UNSURE = [
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
    ("unsure", gettext_lazy("Not sure")),
]


class AnswerField(forms.ChoiceField):
    """Yes, no or not sure, or nothing. What is none of them counts as not sure."""

    def __init__(self, code: str, **kwargs: Any) -> None:
        choices = DIABETES_CHOICES if fact(code).type == "choice" else YES_NO_UNSURE
        self.code = code
        super().__init__(choices=choices, required=False, widget=forms.RadioSelect, **kwargs)

    def clean(self, value: Any) -> Value | None:
        if not value:
            return None
        known = value in dict(self.choices)
        if fact(self.code).type == "choice":
            return value if known else "unknown"
        return value if known else UNSURE


class NumberField(forms.CharField):
    """A number within the bounds of its fact, with a point or a comma; or nothing."""

    def __init__(self, code: str, **kwargs: Any) -> None:
        self.code = code
        digits = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(required=False, max_length=20, widget=digits, **kwargs)

    def clean(self, value: Any) -> float | None:
        text = str(super().to_python(value)).strip()
        if not text:
            return None
        refuse_thousands(text)
        if not NUMBER.fullmatch(text):
            raise ValidationError(
                _("Write a number in digits, for example 38.2 or 3. Or leave it blank.")
            )
        number = float(text.replace(",", "."))
        low, high = BOUNDS[self.code]
        if self.code == "temperature_c_48h" and FAHRENHEIT[0] <= number <= FAHRENHEIT[1]:
            celsius = round((number - 32) / 1.8, 1)
            raise ValidationError(
                _("{f} looks like °F. That is {c} °C: write {c} if it is right.").format(
                    f=f"{number:g}", c=f"{celsius:g}"
                )
            )
        if not low <= number <= high:
            raise ValidationError(
                _("Write a number from {low} to {high}, or leave it blank.").format(
                    low=f"{low:g}", high=f"{high:g}"
                )
            )
        return int(number) if number.is_integer() else number


class StepForm(forms.Form):
    """The questions of one page."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        codes: Sequence[str],
        *,
        initial: Mapping[str, Value] | None = None,
    ) -> None:
        first = {f"{PREFIX}{code}": value for code, value in (initial or {}).items()}
        super().__init__(data, initial=first)
        self.codes = tuple(codes)
        for code in codes:
            made = NumberField if fact(code).is_number else AnswerField
            label, help_text = question_text(code), HELP.get(code, "")
            self.fields[f"{PREFIX}{code}"] = made(code, label=label, help_text=help_text)

    def answers(self) -> dict[str, Value]:
        """Return what was answered, without what was left blank or is wrong."""
        cleaned = getattr(self, "cleaned_data", {})
        found = {code: cleaned.get(f"{PREFIX}{code}") for code in self.codes}
        return {code: value for code, value in found.items() if value is not None}


class StartForm(forms.Form):
    """Who it is about, the emergency signs, and the age."""

    who = forms.ChoiceField(
        label=gettext_lazy("Are you answering for someone else?"),
        choices=[
            ("me", gettext_lazy("No, for me")),
            ("other", gettext_lazy("Yes, for someone else")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    age = forms.CharField(
        label=gettext_lazy("How old are you?"),
        help_text=gettext_lazy("In whole years. For someone else, their age."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"max_length": AGE_IN_YEARS},
    )

    def clean_age(self) -> int:
        text = (self.cleaned_data.get("age") or "").strip()
        low, high = BOUNDS["age_years"]
        if not re.fullmatch(r"[0-9]{1,3}", text) or not low <= int(text) <= high:
            raise ValidationError(AGE_IN_YEARS)
        return int(text)


@dataclass(frozen=True)
class Answers:
    """Everything answered so far. ``step`` is the page that was sent, ``go`` where to go next.

    ``wrong`` holds numbers that cannot be right, as they were typed, to be shown again with what is wrong.
    """

    who: str
    age: int | None
    signs: tuple[str, ...]
    none_of_signs: bool
    applies: tuple[str, ...]
    none_of_applies: bool
    given: Mapping[str, Value]
    wrong: Mapping[str, str]
    seen: tuple[str, ...]
    heard: tuple[str, ...]
    step: str
    go: str
    start: StartForm = field(repr=False)

    def facts(self, lines: Iterable[SignLine]) -> dict[str, Value]:
        """Return the answers as facts; ``lines`` are the emergency signs that were shown."""
        return {**join(self.settled(lines), self.given), **self._age()}

    def settled(self, lines: Iterable[SignLine]) -> dict[str, Value]:
        """Return the facts that the two lists answer, which are not asked again."""
        signs = none_of_these(lines) if self.none_of_signs and not self.signs else {}
        listed = facts_of_applies(self.applies, none_of_the_others=self.none_of_applies)
        # A "no" of the list never lowers an answer that was given to the question itself.
        return {**signs, **listed}

    def _age(self) -> dict[str, Value]:
        return {} if self.age is None else {"age_years": self.age}


def read_answers(data: QueryDict) -> Answers:
    """Return what a POST says; never raises for anything a person, or anybody else, may send."""
    start = StartForm(data)
    start.is_valid()
    numbers = StepForm(data, sorted(code for code in ANSWERABLE if f"{PREFIX}{code}" in data))
    numbers.is_valid()
    return Answers(
        who="other" if data.get("who") == "other" else "me",
        age=start.cleaned_data.get("age"),
        signs=_known(data.getlist("signs"), SIGN_CODES),
        none_of_signs=data.get("none_of_signs") == "on",
        applies=_known(data.getlist("applies"), APPLIES_CODES),
        none_of_applies=data.get("none_of_applies") == "on",
        given=numbers.answers(),
        wrong={
            code: data.get(f"{PREFIX}{code}", "")[:LONGEST_WRONG]
            for code in numbers.codes
            if f"{PREFIX}{code}" in numbers.errors
        },
        seen=_known(data.get("seen", "").split(","), ANSWERABLE | {"applies"}),
        heard=tuple(
            code
            for code in data.get("heard", "").split(",")
            if re.fullmatch(r"[A-Z0-9]{1,8}", code)
        ),
        step=data.get("step", "start") if data.get("step") in STEPS else "start",
        go=data.get("go", "next")[:40],
        start=start,
    )


def faults(data: QueryDict, codes: Sequence[str]) -> StepForm | None:
    """Return the form of a page when a number on it is wrong, else None."""
    form = StepForm(data, codes)
    return None if form.is_valid() else form


def _known(sent: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in sent if code in known))
