"""The codes of what was done with an account, and the sort of device."""

import pytest

from diary.domain.activity import EVENTS, device_of

ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Safari/604"
)


@pytest.mark.parametrize(
    ("sent", "device"),
    [
        (ANDROID, "chrome android"),
        (EDGE, "edge windows"),
        (IPHONE, "safari iphone"),
        ("curl/8.0", ""),
        ("", ""),
        ("<script>\x00" * 1000, ""),
    ],
)
def test_a_device_is_told_roughly_and_never_in_the_words_it_sent(sent, device):
    assert device_of(sent) == device


def test_no_code_stands_twice_and_each_fits_its_column():
    assert len(EVENTS) == len(set(EVENTS))
    assert max(map(len, EVENTS)) <= 32
