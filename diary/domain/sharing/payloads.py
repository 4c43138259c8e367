"""What is sealed of a share: its name, its files, and who opened it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from diary.domain.payload import PRINTABLE, Label, SealedPayload

LONGEST_RECIPIENT = 120
LONGEST_FILE = 30_000_000
ContentType = Literal["application/fhir+json"]
"""All that the standard has for us: a PDF travels inside (``attached``)."""
Outcome = Literal["opened", "wrong_passcode"]


class SharePayload(SealedPayload):
    """A share as its patient finds it again: the name they gave it, at most 80 characters."""

    kind = "share"
    label: Label


class ShareFilePayload(SealedPayload):
    """One file of a share: a compact JWE, which only the key in the link opens, and its place from 0.

    It is sealed once more in the patient's own vault, so that erasing the diary takes it from whoever still
    has the link and finds a backup.
    """

    kind = "share_file"
    content_type: ContentType
    place: Annotated[int, Field(ge=0)] = 0
    jwe: Annotated[
        str, StringConstraints(min_length=1, max_length=LONGEST_FILE, pattern=r"^[\w.-]+$")
    ] = Field(repr=False)


class ShareOpeningPayload(SealedPayload):
    """Somebody asked for a share: the name they gave, at most 120 characters, and on what sort of device.

    ``outcome`` is ``opened`` or ``wrong_passcode``. When that was is the row's ``created_at``.
    """

    kind = "share_opening"
    recipient: Annotated[
        str,
        StringConstraints(
            strip_whitespace=True, min_length=1, max_length=LONGEST_RECIPIENT, pattern=PRINTABLE
        ),
    ]
    outcome: Outcome
    device: Annotated[str, StringConstraints(max_length=32, pattern=r"^[a-z ]*$")] = ""
