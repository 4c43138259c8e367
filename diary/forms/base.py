"""What every entry form shares: its id, the version it was opened at, and when it happened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from diary.domain.entries import PAYLOADS, EntryPayload
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.receipt import CLOCKS_DIFFER, EARLIEST
from diary.forms.choices import words
from diary.forms.fields import ClientId, Pick, SeenVersion, date_field, time_field
from diary.vault import OpenEntry

STILL_TO_COME = _("That is still to come. Write it down when it has happened.")
OF_ITS_OWN = {"date", "time", "started_on", "stopped_on", "reason_stopped"}


@dataclass(frozen=True)
class Setting:
    """What a form is handed: the clock, the patient's zone and weight unit, and the words to choose from.

    ``symptoms`` and ``foods`` are codes and labels of the clinic's tags, ``medicines`` ids and names of
    the patient's courses. ``past`` returns the newest entries of the form's kind, ``words`` the words in
    them to complete a field from, by its name; both are asked only where they are shown.
    """

    now: datetime
    zone: str
    unit: str = "kg"
    symptoms: tuple[tuple[str, str], ...] = ()
    foods: tuple[tuple[str, str], ...] = ()
    medicines: tuple[tuple[str, str], ...] = ()
    past: Callable[[], Sequence[OpenEntry]] = tuple
    words: Callable[[], Mapping[str, tuple[str, ...]]] = dict

    def local_now(self) -> datetime:
        return self.now.astimezone(ZoneInfo(self.zone))


class EntryForm(forms.Form):
    """Checks what was typed about one entry and says it as a payload; saves nothing."""

    kind: ClassVar[str]
    moment: ClassVar[str] = ""
    """The payload's instant, asked as ``date`` and ``time``; empty for what belongs to a whole day."""
    completed: ClassVar[tuple[str, ...]] = ()
    """Fields of one line that the browser completes from words it was given."""

    id = ClientId()
    seen = SeenVersion()

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        setting: Setting,
        day: date | None = None,
        entry: OpenEntry | None = None,
    ) -> None:
        self.setting = setting
        self.entry = entry
        self._payload: EntryPayload | None = None
        super().__init__(data, initial=self._first_values(day))
        if entry:
            let_answers_be_taken_back(self)
        for name in self.completed:
            self.fields[name].widget.attrs["list"] = f"words-{name}"
        if "date" in self.fields:
            today = setting.now.astimezone(ZoneInfo(self.zone)).date()
            self.fields["date"].widget.attrs["max"] = today.isoformat()

    def begin_with(self, payload: EntryPayload) -> None:
        """Begin a new entry with what another one of its kind says, but for when that was."""
        says = {k: v for k, v in self.values_of(payload).items() if k not in OF_ITS_OWN}
        self.initial |= says

    def word_lists(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return what to complete each field of ``completed`` from."""
        words = self.setting.words() if self.completed else {}
        return [(name, words[name]) for name in self.completed if words.get(name)]

    def row_id(self) -> UUID:
        """Return the id the row has, or will have: made with the page, so sending twice is one row."""
        return self.entry.id if self.entry else self.cleaned_data["id"]

    def seen_version(self) -> int:
        """Return the version the person was looking at, 0 for a new entry."""
        return self.cleaned_data["seen"] if self.entry else 0

    def payload(self) -> EntryPayload:
        """Return what a valid form says."""
        if self._payload is None:
            raise ValueError("This form was not valid.")
        return self._payload

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        values = self.payload_values({**dict.fromkeys(self.fields), **data})
        if self.errors:
            return data
        try:
            self._payload = PAYLOADS[self.kind].build(**self._common(), **values)
        except PayloadDoesNotFit as misfit:
            for name in misfit.errors:
                self.add_error(
                    name if name in self.fields else None, _("This cannot be saved as it is.")
                )
        return data

    def payload_values(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the payload's own fields; add errors for what does not go together.

        A field that was refused is None here, so that everything to fix is said at once.
        """
        values = {k: v for k, v in data.items() if k not in {"id", "seen", "date", "time"}}
        if self.moment:
            values[self.moment] = self._instant(data)
        return values

    def _common(self) -> dict[str, Any]:
        if (
            self.entry
        ):  # an entry keeps the zone it was written in, when that was, and where it is from
            said = self.entry.payload
            kept = {"recorded_at": said.recorded_at, "imported_from": said.imported_from}
            return {"zone": self.zone, **kept}
        return {"zone": self.zone, "recorded_at": self.setting.now}

    @property
    def zone(self) -> str:
        return self.entry.payload.zone if self.entry else self.setting.zone

    def _first_values(self, day: date | None) -> dict[str, Any]:
        now = self.setting.local_now()
        if self.entry:
            return {"seen": self.entry.version, **self.values_of(self.entry.payload)}
        is_earlier = day is not None and day != now.date()
        return {
            "id": uuid4(),
            "seen": 0,
            "date": day or now.date(),
            "time": None if is_earlier else now.time().replace(second=0, microsecond=0),
        }

    def values_of(self, payload: EntryPayload) -> dict[str, Any]:
        """Return the fields of this form as a payload fills them."""
        values = payload.model_dump(by_alias=False)
        happened = payload.happened_at()
        if happened:
            local = happened.astimezone(ZoneInfo(payload.zone))
            values |= {"date": local.date(), "time": local.time().replace(second=0, microsecond=0)}
        return values

    def answers(self, payload: EntryPayload) -> list[tuple[str, str]]:
        """Return what a payload says, question by question, in the words of this form."""
        values = self.values_of(payload)
        return [(str(f.label), said(f.field, values.get(f.name))) for f in self.visible_fields()]

    def _instant(self, data: dict[str, Any]) -> datetime | None:
        day, at = data.get("date"), data.get("time")
        if day is None or at is None:
            return None
        if self.entry and (day, at) == (self.initial.get("date"), self.initial.get("time")):
            return (
                self.entry.occurred_at
            )  # not touched: seconds, and the hour that comes twice, stay
        return self._checked(day, at)

    def _checked(self, day: date, at: time) -> datetime | None:
        zone = ZoneInfo(self.zone)
        today = self.setting.now.astimezone(zone).date()
        if day < EARLIEST:
            self.add_error("date", _("That date is too long ago. Check the year."))
            return None
        local = datetime.combine(day, at, tzinfo=zone)
        instant, again = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
        # Where clocks go back past midnight, a minute of tomorrow has been before today goes on.
        if day > today and instant > self.setting.now:
            self.add_error("date", STILL_TO_COME)
            return None
        if instant > again:
            self.add_error(
                "time", _("The clocks went forward past that time. Choose a later time.")
            )
            return None
        if (
            again <= self.setting.now
        ):  # a time that comes twice is the later of those that have been
            instant = again
        if instant > self.setting.now + CLOCKS_DIFFER:
            self.add_error("time", STILL_TO_COME)
        return min(instant, self.setting.now)


def let_answers_be_taken_back(form: forms.Form) -> None:
    """Offer “Leave blank” where an answer was given before: a radio button alone cannot be cleared."""
    for name, field in form.fields.items():
        if isinstance(field, Pick) and not field.required and form.initial.get(name) is not None:
            field.allow_blank()


def said(field: forms.Field, value: Any) -> str:
    """Return the words for one answer; nothing for one that was not given."""
    if value is None or value in ("", (), []):
        return ""
    if isinstance(value, list | tuple):
        labels = dict(getattr(field, "choices", ()))
        return ", ".join(str(labels.get(part, part)) for part in value)
    if isinstance(field, Pick):
        return words(tuple(field.choices), field.prepare_value(value))
    return _as_text(value)


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return str(_("Yes")) if value else str(_("No"))
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return f"{value:%H:%M}" if isinstance(value, time) else str(value).removesuffix(".0")


class TimedForm(EntryForm):
    """An entry that happened at a date and a time."""

    date = date_field(label=_("Date"))
    time = time_field(label=_("Time"))
