"""A SMART Health Link: where the manifest is, the key, until when, and that a passcode is needed.

Source: HL7 SMART Health Cards and Links 1.0, "Construct a SMART Health Link Payload".
"""

import base64
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

KEY_BYTES: Final = 32
TOKEN_BYTES: Final = 32
LONGEST_URL: Final = 128
LONGEST_LABEL: Final = 80
USUAL_DAYS: Final = 7
MOST_DAYS: Final = 90
MOST_TRIES: Final = 10
"""Wrong passcodes over the whole life of a link."""
TICKET_FOR: Final = timedelta(hours=1)
"""For how long the address of one file holds."""
PREFIX: Final = "shlink:/"


@dataclass(frozen=True, slots=True)
class HealthLink:
    """What a link says. ``key`` is 32 random bytes that exist nowhere else once the link was shown."""

    url: str = field(repr=False)
    key: bytes = field(repr=False)
    expires_at: datetime
    label: str = field(repr=False)

    def as_text(self) -> str:
        """Return ``shlink:/`` and the payload, in the minified JSON and base64url that the standard asks for.

        Raises:
            ValueError: the address is longer than 128 characters, the label than 80, or the key is not 32 bytes.
        """
        if len(self.url) > LONGEST_URL or len(self.label) > LONGEST_LABEL:
            raise ValueError("the address or the label is too long for a SMART Health Link")
        if len(self.key) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        said = {
            "url": self.url,
            "key": _base64url(self.key),
            "exp": int(self.expires_at.timestamp()),
            "flag": "P",
            "label": self.label,
            "v": 1,
        }
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        return PREFIX + _base64url(text.encode())

    def in_viewer(self, viewer: str) -> str:
        """Return the link with the address of a viewer before it; what follows ``#`` never leaves a browser."""
        return f"{viewer}#{self.as_text()}"


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
