"""Requests for a manifest: what is taken, cut and refused; and nothing of it is repeated."""

import json

import pytest

from diary.domain.sharing.asking import Asking, NotAsked


def asking(**said):
    return Asking.read(
        json.dumps({"recipient": "Dr Sample", "passcode": "4829 1063"} | said).encode()
    )


def test_a_request_is_read():
    asked = asking(embeddedLengthMax=10_000)

    assert (asked.recipient, asked.passcode, asked.embedded_length_max) == (
        "Dr Sample",
        "48291063",
        10_000,
    )


def test_what_is_not_given_is_not_known():
    asked = Asking.read(b'{"recipient": "Dr Sample"}')

    assert (asked.passcode, asked.embedded_length_max) == ("", None)


def test_a_name_is_cut_and_cannot_turn_a_line_round():
    assert asking(recipient="a" * 500).recipient == "a" * 120
    assert asking(recipient=" Dr\u202e\x00\n Sample ").recipient == "Dr Sample"


@pytest.mark.parametrize("passcode", ["x" * 101, "\ud800aaaaaa", "a\x00bcdef"])
def test_a_passcode_nobody_can_have_chosen_is_wrong_and_breaks_nothing(passcode):
    assert asking(passcode=passcode).passcode == ""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"\xff{}",
        b"[" * 5000,
        b'{"recipient": "x", "more": "' + b"a" * 9000 + b'"}',
        b"{}",
        b'{"recipient": 1}',
        b'{"recipient": "  "}',
        b'{"recipient": "x", "passcode": 123456}',
        b'{"recipient": "x", "passcode": null}',
        b'{"recipient": "x", "embeddedLengthMax": -1}',
        b'{"recipient": "x", "embeddedLengthMax": 1.5}',
        b'{"recipient": "x", "embeddedLengthMax": true}',
        b'{"recipient": "x", "embeddedLengthMax": "9"}',
    ],
)
def test_what_is_no_request_is_refused_in_words(body):
    with pytest.raises(NotAsked, match=r"\w\.$") as refused:
        Asking.read(body)

    assert "123456" not in str(refused.value)


def test_a_request_that_is_logged_gives_nothing_away():
    assert "Sample" not in repr(asking())
    assert "4829" not in repr(asking())
