"""What somebody with a link sends to ask for its files.

Source: HL7 SMART Health Cards and Links 1.0, "SMART Health Link Manifest Request".
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any, Final, Self

from diary.domain.sharing.passcode import LONGEST, normalised
from diary.domain.sharing.payloads import LONGEST_RECIPIENT

LARGEST_REQUEST: Final = 8 * 1024
"""Bytes."""
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class NotAsked(ValueError):
    """A request that is not one for a manifest. The message names what is wrong and repeats nothing."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A request for a manifest. ``embedded_length_max`` is in characters of a JWE, None when not given."""

    recipient: str = field(repr=False)
    passcode: str = field(repr=False)
    embedded_length_max: int | None = None

    @classmethod
    def read(cls, body: bytes) -> Self:
        """Read the JSON of a request. A name is cut at 120 characters, without control characters.

        Raises:
            NotAsked: not a JSON object, or a field in it is not what the standard says.
        """
        said = _object(body)
        recipient, passcode = said.get("recipient"), said.get("passcode", "")
        if not isinstance(recipient, str):
            raise NotAsked("recipient is missing: say who opens this.")
        name = " ".join(UNPRINTABLE.sub(" ", recipient).split())[:LONGEST_RECIPIENT].strip()
        if not name:
            raise NotAsked("recipient is empty: say who opens this.")
        if not isinstance(passcode, str):
            raise NotAsked("passcode has to be a string.")
        return cls(name, _comparable(passcode), _whole_number(said.get("embeddedLengthMax")))


def _object(body: bytes) -> dict[str, Any]:
    if len(body) > LARGEST_REQUEST:
        raise NotAsked("the request is too long.")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise NotAsked("the request has to be JSON.") from None
    if not isinstance(said, dict):
        raise NotAsked("the request has to be a JSON object.")
    return said


def _comparable(passcode: str) -> str:
    """Return a passcode as it is compared; one that nobody can have chosen is empty, and as wrong as any."""
    said = normalised(passcode)
    return said if len(said) <= LONGEST and not UNPRINTABLE.search(said) else ""


def _whole_number(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise NotAsked("embeddedLengthMax has to be a whole number, 0 or more.")
    return value
