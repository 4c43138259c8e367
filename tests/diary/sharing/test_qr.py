"""The QR code: as large as its standard says, and what is drawn is what was meant."""

import re

import pytest
import segno

from diary.domain.sharing.qr import QUIET, qr_code

LINK = "https://portal.example/viewer/#shlink:/" + "eyJ1cmwiOiJ" * 30
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\3z")


def dark_modules(code):
    return {
        (int(x) + n, int(y)) for x, y, length in RUN.findall(code.path) for n in range(int(length))
    }


def test_what_is_drawn_is_the_code():
    code, made = qr_code(LINK), segno.make(LINK, error="m", boost_error=False)

    assert made.error == "M"
    assert code.size == made.symbol_size(border=QUIET)[0]
    assert dark_modules(code) == {
        (x, y)
        for y, row in enumerate(made.matrix, QUIET)
        for x, dark in enumerate(row, QUIET)
        if dark
    }


def test_it_has_a_quiet_zone():
    code = qr_code("x")
    places = {place for module in dark_modules(code) for place in module}

    assert min(places) == QUIET
    assert max(places) == code.size - QUIET - 1


def test_a_text_that_fits_no_code_is_refused():
    with pytest.raises(ValueError, match="Data too large"):
        qr_code("x" * 3000)
