"""Choose a file; say what the columns of a table are; say what of a file is to be brought in."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diary.domain.importing.csv_look import CsvLook
from diary.domain.importing.csv_mapping import Column, CsvMapping
from diary.domain.importing.csv_text import Layout
from diary.domain.payload import LONGEST_LABEL
from diary.forms.fields import Pick, Words
from diary.snapshots.vocabulary import Vocabulary

USES = (
    ("", gettext_lazy("Leave out")),
    ("date", gettext_lazy("Date, or date and time")),
    ("time", gettext_lazy("Time")),
    ("weight", gettext_lazy("Weight")),
    ("temperature", gettext_lazy("Body temperature")),
    ("pulse", gettext_lazy("Pulse at rest")),
    ("sleep", gettext_lazy("Sleep, on the day of waking up")),
    ("symptom", gettext_lazy("A symptom, from 0 to 10")),
    ("stool_form", gettext_lazy("Poo: its form, from 1 to 7")),
    ("note", gettext_lazy("A note")),
)
WEIGHT_UNITS = (
    ("kg", gettext_lazy("Kilograms")),
    ("lb", gettext_lazy("Pounds")),
    ("st", gettext_lazy("Stones, 11.5 being eleven and a half")),
)
TEMPERATURE_UNITS = (("c", gettext_lazy("°C")), ("f", gettext_lazy("°F")))
SLEEP_UNITS = (
    ("hours", gettext_lazy("Hours, such as 7.5")),
    ("minutes", gettext_lazy("Minutes, such as 450")),
    ("h_mm", gettext_lazy("Hours and minutes, such as 7:30")),
)
DATE_ORDERS = (
    ("day_first", gettext_lazy("Day first\n31/12/2026")),
    ("month_first", gettext_lazy("Month first\n12/31/2026")),
    ("year_first", gettext_lazy("Year first\n2026-12-31")),
)
DECIMAL_SIGNS = (("point", gettext_lazy("Point: 72.5")), ("comma", gettext_lazy("Comma: 72,5")))
DELIMITERS = (
    (",", gettext_lazy("Comma ,")),
    (";", gettext_lazy("Semicolon ;")),
    ("\t", gettext_lazy("Tab")),
    ("|", gettext_lazy("Bar |")),
)
ENCODINGS = (
    ("utf-8-sig", gettext_lazy("UTF-8 (most programs)")),
    ("cp1252", gettext_lazy("Windows-1252 (older programs)")),
    ("utf-16", gettext_lazy("UTF-16 (“Unicode text” of Excel)")),
    ("utf-16-le", gettext_lazy("UTF-16, little end first, unmarked")),
    ("utf-16-be", gettext_lazy("UTF-16, big end first, unmarked")),
)
UNITS = {"weight": "weight_unit", "temperature": "temperature_unit", "sleep": "sleep_unit"}
ONCE = {"date", "time", "weight", "temperature", "pulse", "sleep", "stool_form"}


class UploadForm(forms.Form):
    """One file; what it is, is told by what is in it."""

    file = forms.FileField(
        label=gettext_lazy("Your file"),
        max_length=None,
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy(
                "This file is empty. Export it once more, and choose the new one."
            ),
            "invalid": gettext_lazy("Choose a file first."),
        },
    )


class LayoutForm(forms.Form):
    """How a table is written, when the first look got it wrong."""

    delimiter = forms.ChoiceField(
        choices=DELIMITERS, label=gettext_lazy("Its columns are parted by")
    )
    encoding = forms.ChoiceField(
        choices=ENCODINGS, label=gettext_lazy("Its letters are written in")
    )
    header = forms.BooleanField(
        required=False, label=gettext_lazy("Its first line names the columns")
    )

    def __init__(self, *args: Any, look: CsvLook, **options: Any) -> None:
        super().__init__(*args, **options)
        said = {"delimiter": look.delimiter, "encoding": look.encoding, "header": look.has_header}
        self.initial |= said

    def layout(self) -> Layout:
        """Return what a valid form says."""
        data = self.cleaned_data
        return Layout(data["encoding"], data["delimiter"], data["header"])


class ColumnsForm(forms.Form):
    """What each column is, and what cannot be told from the table: units, and dates read two ways."""

    date_order = Pick(DATE_ORDERS, label=gettext_lazy("How are its dates written?"))
    decimal_sign = Pick(DECIMAL_SIGNS, label=gettext_lazy("How are its decimals written?"))
    weight_unit = Pick(WEIGHT_UNITS, label=gettext_lazy("The weights are in"))
    temperature_unit = Pick(TEMPERATURE_UNITS, label=gettext_lazy("The temperatures are in"))
    sleep_unit = Pick(SLEEP_UNITS, label=gettext_lazy("The sleep is in"))

    def __init__(self, *args: Any, look: CsvLook, words: Vocabulary, **options: Any) -> None:
        super().__init__(*args, **options)
        self.look, self.words = look, words
        for place, guess in enumerate(look.guesses):
            name = self.column_name(place)
            self.fields[f"use_{place}"] = forms.ChoiceField(
                choices=USES, required=False, initial=guess, label=name
            )
            self.fields[f"symptom_{place}"] = Words(
                label=_("Which symptom is “%(column)s”?") % {"column": name},
                initial=look.names[place][:LONGEST_LABEL],
            )
        self.initial |= {
            "date_order": look.orders[0] if len(look.orders) == 1 else None,
            "decimal_sign": look.signs[0] if len(look.signs) == 1 else None,
        }

    def column_name(self, place: int) -> str:
        """Return how a column is called: its own name, or its number."""
        return self.look.names[place] or _("Column %(n)s") % {"n": place + 1}

    def columns(self) -> Iterator[tuple[Any, Any, list[str]]]:
        """Yield (its use, its symptom, its first cells) of each column."""
        for place in range(len(self.look.guesses)):
            cells = [row[place] for row in self.look.rows if row[place]]
            yield self[f"use_{place}"], self[f"symptom_{place}"], cells[:3]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        uses = self._uses(data)
        self._check_dates(uses, data)
        for use in sorted(ONCE & set(uses)):
            if uses.count(use) > 1:
                place = len(uses) - 1 - uses[::-1].index(use)
                self.add_error(f"use_{place}", _("Two columns cannot be the same. Change one."))
        for use, unit in UNITS.items():
            if use in uses and data.get(unit) is None and unit not in self.errors:
                self.add_error(unit, _("Choose the unit. It is never guessed."))
        if data.get("decimal_sign") is None and "decimal_sign" not in self.errors:
            self.add_error("decimal_sign", _("Choose how the decimals are written."))
        self._check_symptoms(uses, data)
        return data

    def _check_dates(self, uses: list[str], data: dict[str, Any]) -> None:
        if "date" not in uses:
            self.add_error("use_0", _("Say which column has the date."))
        elif not set(uses) - {"", "date", "time"}:
            self.add_error("use_0", _("Say what at least one more column is."))
        if data.get("date_order") is None and "date_order" not in self.errors:
            self.add_error("date_order", _("Choose how the dates are written."))

    def _check_symptoms(self, uses: list[str], data: dict[str, Any]) -> None:
        for place, use in enumerate(uses):
            name = f"symptom_{place}"
            if use == "symptom" and not data.get(name) and name not in self.errors:
                self.add_error(name, _("Write which symptom it is."))

    def _uses(self, data: dict[str, Any]) -> list[str]:
        return [data.get(f"use_{place}") or "" for place in range(len(self.look.guesses))]

    def mapping(self) -> CsvMapping:
        """Return what a valid form says."""
        data = self.cleaned_data
        return CsvMapping(
            encoding=self.look.encoding,
            delimiter=self.look.delimiter,
            has_header=self.look.has_header,
            columns=tuple(
                self._column(use, data.get(f"symptom_{place}"))
                for place, use in enumerate(self._uses(data))
            ),
            **{name: data[name] for name in self.base_fields},
        )

    def _column(self, use: Any, name: str | None) -> Column:
        if use != "symptom" or not name:
            return Column(use=use)
        known = {tag.label.casefold(): tag.code for tag in self.words.of_kind("symptom")}
        code = known.get(name.casefold())
        return Column(use=use, tag=code, own_label=None if code else name)


class ConfirmForm(forms.Form):
    """Which sorts of entries are to be brought in."""

    sorts = forms.MultipleChoiceField(
        label=gettext_lazy("What to bring in"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Choose at least one, or leave the file."),
            "invalid_choice": gettext_lazy("Choose from the list."),
        },
    )
    settings = forms.BooleanField(required=False)

    def __init__(self, *args: Any, sorts: list[tuple[str, str | Promise]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["sorts"].choices = sorts  # type: ignore[attr-defined]
        self.initial["sorts"] = [sort for sort, _label in sorts]
