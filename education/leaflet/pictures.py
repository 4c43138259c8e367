"""The pictures of a leaflet: those of the article, and the code that leads to its page."""

import io
from typing import Any

import segno

# The size that the page shows, so that it is there already.
SIZE = "width-960|format-webp"


def code_of(address: str) -> bytes:
    """Return a QR code as SVG: dark on nothing, without the quiet zone, which the page's margin is."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, dark="#12201e")
    return drawn.getvalue()


def picture_of(image: Any) -> bytes | None:
    """Return the file of an image, or nothing when it has gone."""
    try:
        with image.get_rendition(SIZE).file.open("rb") as file:
            return bytes(file.read())
    except OSError:
        return None
