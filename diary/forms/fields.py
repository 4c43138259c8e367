"""Form fields of the diary: nothing is chosen until somebody chooses it."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from diary.domain.payload import LONGEST_LABEL, LONGEST_TEXT
from diary.forms.choices import SCORES, YES_NO

MOST_VERSIONS = 2**31 - 2
PICK_FROM_LIST = {"invalid_choice": _("Choose one of the answers in the list.")}


class ClientId(forms.UUIDField):
    """The id made with the page; one that is no id at all counts as new."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def clean(self, value: Any) -> UUID:
        try:
            return super().clean(value) or uuid4()
        except ValidationError:
            return uuid4()


class SeenVersion(forms.IntegerField):
    """The version the person was looking at; one that is no version was never seen: 0."""

    def __init__(self) -> None:
        super().__init__(
            required=False, min_value=0, max_value=MOST_VERSIONS, widget=forms.HiddenInput
        )

    def clean(self, value: Any) -> int:
        try:
            return super().clean(value) or 0
        except ValidationError:
            return 0


class Pick(forms.TypedChoiceField):
    """One of a few answers, shown as tiles; none is chosen at first."""

    def __init__(self, choices: Any, *, coerce: Any = str, **options: Any) -> None:
        super().__init__(
            **{"required": False, "error_messages": PICK_FROM_LIST, **options},
            choices=choices,
            coerce=coerce,
            empty_value=None,
            widget=forms.RadioSelect,
        )

    def allow_blank(self) -> None:
        """Offer to take an answer back, which a radio button alone cannot."""
        self.choices = [*self.choices, ("", _("Leave blank"))]


class Score(Pick):
    """0 to 10. A blank is not a zero."""

    def __init__(self, **options: Any) -> None:
        super().__init__(SCORES, coerce=int, **options)

    def allow_blank(self) -> None:
        """See ``diary/partials/score.html``, which offers the blank beside the scale."""


class YesNo(Pick):
    """Yes, no, or not said."""

    def __init__(self, **options: Any) -> None:
        super().__init__(YES_NO, coerce=lambda answer: answer == "yes", **options)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)


class Ticked(forms.BooleanField):
    """Ticked means yes; not ticked means not said."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def clean(self, value: Any) -> bool | None:
        return super().clean(value) or None


class Words(forms.CharField):
    """A few words on one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"required": False, "max_length": LONGEST_LABEL, "empty_value": None, **options}
        )


class LongText(forms.CharField):
    """Free text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"required": False, "max_length": LONGEST_TEXT, "empty_value": None, **options},
            widget=forms.Textarea(attrs={"rows": 4}),
        )

    def to_python(self, value: Any) -> str | None:
        """Take the line breaks of browsers (CR LF) as one character, as they count them."""
        text = super().to_python(value)
        return text and text.replace("\r\n", "\n").replace("\r", "\n")


class Decimal(forms.FloatField):
    """A number as people type it, with a point or a comma; shown with a keypad on phones."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.widget.attrs["inputmode"] = "decimal"
        self.error_messages["invalid"] = _("Type a number, such as 72.5.")

    def to_python(self, value: Any) -> float | None:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class Whole(forms.IntegerField):
    """A whole number."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.widget.attrs["inputmode"] = "numeric"
        self.error_messages["invalid"] = _("Type a whole number, such as 8.")


def date_field(**options: Any) -> forms.DateField:
    """Return a date that a browser's picker fills, and that may be typed."""
    return forms.DateField(
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"],
        error_messages={
            "invalid": _("Type the date as day/month/year, such as 22/11/2026."),
            "required": _("Fill in the date."),
        },
        **options,
    )


def time_field(**options: Any) -> forms.TimeField:
    """Return a time of day."""
    return forms.TimeField(
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        input_formats=["%H:%M", "%H:%M:%S", "%H.%M"],
        error_messages={
            "invalid": _("Type the time as hours:minutes, such as 14:30."),
            "required": _("Fill in the time."),
        },
        **options,
    )
