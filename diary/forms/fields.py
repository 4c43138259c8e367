"""Form fields of the diary: nothing is chosen until somebody chooses it."""

import re
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from diary.domain.payload import LONGEST_LABEL, LONGEST_TEXT
from diary.forms.choices import SCORES, YES_NO

MOST_VERSIONS = 2**31 - 2
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
WHOLE_NUMBER = re.compile(r"\d+(?:\.0+)?")
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c]")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f]")
WRITE_LESS = {
    "max_length": _("Use at most %(limit_value)s characters. You wrote %(show_value)s."),
}
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
        messages = {**PICK_FROM_LIST, **options.pop("error_messages", {})}
        super().__init__(
            **{"required": False, "error_messages": messages, **options},
            choices=choices,
            coerce=coerce,
            empty_value=None,
            widget=forms.RadioSelect,
        )

    def allow_blank(self) -> None:
        """Offer to take an answer back, which a radio button alone cannot."""
        self.choices = [*self.choices, ("", _("Leave blank"))]


class AlwaysOneOf(Pick):
    """One of a few answers, of which one always stands: there is no blank to go back to."""

    def allow_blank(self) -> None:
        """Offer nothing: leaving it alone keeps what stands."""


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


class LongText(forms.CharField):
    """Free text."""

    widget: Any = forms.Textarea(attrs={"rows": 4})
    longest = LONGEST_TEXT

    def __init__(self, **options: Any) -> None:
        messages = {**WRITE_LESS, **options.pop("error_messages", {})}
        usual = {"required": False, "max_length": self.longest, "empty_value": None}
        super().__init__(**{**usual, **options}, error_messages=messages)

    def to_python(self, value: Any) -> str | None:
        """Take every line end (CR LF, and those of word processors) as one; drop what cannot be shown."""
        text = super().to_python(value)
        if text is None:
            return None
        return printable(text).strip() or None


def printable(text: str) -> str:
    """Return text with one kind of line end, and without what cannot be shown."""
    return UNPRINTABLE.sub("", LINE_ENDS.sub("\n", text))


class Words(LongText):
    """A few words on one line."""

    widget = forms.TextInput
    longest = LONGEST_LABEL

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        return text and " ".join(text.split("\n"))


def refuse_thousands(text: str) -> None:
    """Ask again for a comma that may mean thousands: 1,200 is a thousand times 1.2."""
    if not THOUSANDS.fullmatch(text):
        return
    whole, point = text.replace(",", ""), text.replace(",", ".")
    if text.count(",") > 1:
        raise ValidationError(_("Write %(whole)s."), params={"whole": whole})
    numbers = {"whole": whole, "point": f"{float(point):g}"}
    raise ValidationError(_("Write %(whole)s, or %(point)s."), params=numbers)


class Decimal(forms.FloatField):
    """A number as people type it, with a point or a comma; shown with a keypad on phones."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.widget.attrs["inputmode"] = "decimal"
        self.error_messages["invalid"] = _("Type a number, such as 72.5.")

    def to_python(self, value: Any) -> float | None:
        text = value.strip() if isinstance(value, str) else value
        if text and isinstance(text, str):
            refuse_thousands(text)
            if not NUMBER.fullmatch(text):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            text = text.replace(",", ".")
        return super().to_python(text)


class Whole(forms.IntegerField):
    """A whole number."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.widget.attrs["inputmode"] = "numeric"
        self.error_messages["invalid"] = _("Type a whole number, such as 8.")

    def to_python(self, value: Any) -> int | None:
        text = value.strip() if isinstance(value, str) else value
        if text and isinstance(text, str):
            if THOUSANDS.fullmatch(text):
                whole = text.replace(",", "")
                raise ValidationError(_("Write %(whole)s."), params={"whole": whole})
            if not WHOLE_NUMBER.fullmatch(text):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)


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
