"""What every sealed payload has in common: frozen, strict, bounded, versioned, and silent about its content."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from pydantic import ValidationError as PydanticError

Upcast = Callable[[dict[str, Any]], dict[str, Any]]

LONGEST_ZONE_NAME = 64
LONGEST_LABEL = 80
LONGEST_TEXT = 4000
FIRST_YEAR, LAST_YEAR = 1850, 2200
OF_THIS_MACHINE = re.compile(r"(localtime|posixrules)\Z|(posix|right)/")
PRINTABLE = r"^[^\x00-\x08\x0b-\x1f]*$"
"""Everything but control characters; tab and line feed are text."""


class PayloadDoesNotFit(ValueError):
    """A payload breaks its own definition. ``errors`` maps field names to reasons, without any value."""

    def __init__(self, kind: str, errors: Mapping[str, str]) -> None:
        self.kind = kind
        self.errors = dict(errors)
        super().__init__(f"{kind}: {', '.join(sorted(self.errors))}")


@lru_cache(maxsize=1024)
def is_zone(name: str) -> bool:
    """Say whether ``name`` is an IANA time zone that this machine knows, for example Europe/London.

    A name that means something else on another machine is none: an entry would change its day there.
    """
    if not 0 < len(name) <= LONGEST_ZONE_NAME or OF_THIS_MACHINE.match(name):
        return False
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return True


def _known_zone(name: str) -> str:
    if not is_zone(name):
        raise ValueError("unknown time zone")
    return name


Zone = Annotated[str, AfterValidator(_known_zone)]


def _off_the_wall(instant: datetime) -> datetime:
    """Return an instant of a place in UTC; what is read from JSON has an offset, and no place.

    Two times of one place are compared and subtracted by the clock on the wall, and an hour that comes
    twice there is never equal to the same hour elsewhere.
    """
    return instant.astimezone(UTC) if isinstance(instant.tzinfo, ZoneInfo) else instant


# The years of somebody living: an instant can be moved between zones without leaving the calendar.
Instant = Annotated[
    AwareDatetime,
    Field(ge=datetime(FIRST_YEAR, 1, 1, tzinfo=UTC), le=datetime(LAST_YEAR, 1, 1, tzinfo=UTC)),
    AfterValidator(_off_the_wall),
]
CalendarDay = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 1, 1))]
Label = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST_LABEL, pattern=PRINTABLE
    ),
]
Text = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT, pattern=PRINTABLE
    ),
]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
Score = Annotated[int, Field(ge=0, le=10)]


class SealedPayload(BaseModel):
    """Base of everything that is sealed. Its ``repr`` and its errors never show what it holds.

    ``schema`` (``schema_number`` in Python) is the number of the definition: ``SCHEMA`` in what is built
    now. ``UPCASTS`` maps an older number to a function that turns a JSON object of that number into one
    of the next.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        hide_input_in_errors=True,
        populate_by_name=True,
        serialize_by_alias=True,
    )
    kind: ClassVar[str] = ""
    SCHEMA: ClassVar[int] = 1
    UPCASTS: ClassVar[Mapping[int, Upcast]] = {}

    schema_number: int = Field(default=1, alias="schema", ge=1)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __str__(self) -> str:
        return repr(self)

    def seal_bytes(self) -> bytes:
        """Return the UTF-8 JSON that is sealed; fields that are not set are left out."""
        return self.model_dump_json(exclude_none=True).encode()

    def fields(self) -> dict[str, Any]:
        """Return the fields that are set, by their names in JSON, with Python values."""
        return self.model_dump(exclude_none=True)

    def says_the_same(self, other: "SealedPayload") -> bool:
        """Compare content, not when it was written down: a form sent twice says the same."""
        return self == other

    @classmethod
    def build(cls, **values: Any) -> Self:
        """Make a payload from Python values, or raise ``PayloadDoesNotFit`` without showing them."""
        try:
            return cls(**{"schema": cls.SCHEMA, **values})
        except PydanticError as error:
            fault = PayloadDoesNotFit(cls.kind, _reasons(error))
        raise fault

    @classmethod
    def read(cls, sealed_json: bytes | str) -> Self:
        """Read JSON of this or an older schema number, or raise ``PayloadDoesNotFit``."""
        try:
            payload = cls.model_validate_json(sealed_json)
            if payload.schema_number == cls.SCHEMA:
                return payload
        except PydanticError as error:
            fault = PayloadDoesNotFit(cls.kind, _reasons(error))
        else:
            fault = PayloadDoesNotFit(cls.kind, {"schema": "unknown schema number"})
        older = cls._upcast(sealed_json)
        if older is None:
            raise fault
        return cls.read(older)

    @classmethod
    def _upcast(cls, sealed_json: bytes | str) -> str | None:
        """Return the JSON lifted by the steps that are known, or None when there is none to take."""
        try:
            data = json.loads(sealed_json)
        except (ValueError, RecursionError):
            return None
        number = data.get("schema") if isinstance(data, dict) else None
        if not isinstance(number, int) or number not in cls.UPCASTS or number >= cls.SCHEMA:
            return None
        while number < cls.SCHEMA:
            data = {**cls.UPCASTS[number](data), "schema": number + 1}
            number += 1
        return json.dumps(data)


class DiaryPayload(SealedPayload):
    """A payload that was written down at a moment (``recorded_at``, UTC or with offset) in a ``zone``."""

    zone: Zone
    recorded_at: Instant

    def says_the_same(self, other: SealedPayload) -> bool:
        """Compare everything but the moment of writing down."""
        if not isinstance(other, DiaryPayload):
            return False
        return self.model_copy(update={"recorded_at": other.recorded_at}) == other


def _reasons(error: PydanticError) -> dict[str, str]:
    reasons: dict[str, str] = {}
    for item in error.errors(include_input=False, include_context=False, include_url=False):
        # The name of an unexpected field is the sender's own text: it is not repeated.
        name = str(item["loc"][0]) if item["loc"] and item["type"] != "extra_forbidden" else ""
        reasons.setdefault(name or "payload", item["type"])
    return reasons
