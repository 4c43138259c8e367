"""A PDF as a FHIR resource: a SMART Health Link holds no other kind of file.

Source: HL7 SMART Health Cards and Links 1.0, "SMART Health Link Files": ``application/fhir+json`` and its like; clients
refuse a manifest that names ``application/pdf``.
"""

import base64
from datetime import UTC, datetime
from typing import Any


def pdf_as_document(pdf: bytes, *, title: str, language: str, made_at: datetime) -> dict[str, Any]:
    """Return a FHIR R4 DocumentReference that carries the whole PDF.

    Args:
        pdf: the file.
        title: what it is called, in ``language``.
        language: a BCP 47 code.
        made_at: when it was made, aware.
    """
    instant = made_at.astimezone(UTC).replace(microsecond=0).isoformat()
    attachment = {
        "contentType": "application/pdf",
        "language": language,
        "data": base64.b64encode(pdf).decode(),
        "title": title,
        "creation": instant,
    }
    return {
        "resourceType": "DocumentReference",
        "status": "current",
        "date": instant,
        "description": title,
        "content": [{"attachment": attachment}],
    }
