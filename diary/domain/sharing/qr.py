"""A link as a QR code: numbers of which a template draws one path."""

from itertools import groupby
from typing import Final, NamedTuple

import segno

QUIET: Final = 4
"""White modules on each side, as ISO/IEC 18004 asks."""


class QrCode(NamedTuple):
    """``size`` is the side of the square in modules, with its quiet zone; ``path`` is data of an SVG path."""

    size: int
    path: str


def qr_code(text: str) -> QrCode:
    """Return ``text`` as a QR code of error correction M (15 % may be unreadable).

    Raises:
        ValueError: the text is too long for any code, some 2,300 bytes.
    """
    matrix = segno.make(text, error="m", boost_error=False, micro=False).matrix
    runs = []
    for y, row in enumerate(matrix, QUIET):
        x = QUIET
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                runs.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return QrCode(len(matrix) + 2 * QUIET, "".join(runs))
