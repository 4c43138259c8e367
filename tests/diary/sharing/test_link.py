"""The link: what the standard asks of it, and that nothing of it is shown by accident."""

import base64
import json
from datetime import UTC, datetime

import pytest

from diary.domain.sharing.link import HealthLink

WHEN = datetime(2026, 12, 3, 12, 0, tzinfo=UTC)
URL = "https://portal.example/s/" + "t" * 43 + "/"


def a_link(**changed):
    return HealthLink(
        **{"url": URL, "key": bytes(range(32)), "expires_at": WHEN, "label": "Für mañana"} | changed
    )


def said_by(link):
    prefix, payload = link.as_text().split(":/")
    assert prefix == "shlink"
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def test_a_link_says_what_the_standard_asks_for():
    assert said_by(a_link()) == {
        "url": URL,
        "key": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "exp": int(WHEN.timestamp()),
        "flag": "P",
        "label": "Für mañana",
        "v": 1,
    }


def test_a_link_has_no_padding_and_no_letters_that_an_address_changes():
    payload = a_link(label="???>>>~~~").as_text().removeprefix("shlink:/")

    assert set(payload) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_before_a_viewer_everything_stands_behind_the_fragment():
    assert a_link().in_viewer("https://portal.example/viewer/") == (
        "https://portal.example/viewer/#" + a_link().as_text()
    )


@pytest.mark.parametrize(
    "changed", [{"url": "https://x.example/" + "a" * 128}, {"label": "a" * 81}, {"key": b"short"}]
)
def test_a_link_that_breaks_the_standard_is_not_made(changed):
    with pytest.raises(ValueError, match=r"long|bytes"):
        a_link(**changed).as_text()


def test_a_link_that_is_logged_gives_nothing_away():
    assert repr(a_link()) == f"HealthLink(expires_at={WHEN!r})"
