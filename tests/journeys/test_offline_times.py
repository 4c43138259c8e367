"""A device without us finds the same moment for a local time as we do, also when clocks change."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.slow

ZONES = (
    "Europe/London",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Europe/Dublin",
    "America/Santiago",
    "Asia/Tehran",
)
DAYS = (
    *("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"),
    *("2024-02-29", "2026-12-31", "2026-01-01", "2026-09-06", "2026-02-15", "2026-03-22"),
)
TIMES = ("00:00", "00:30", "01:15", "01:30", "02:00", "02:30", "03:00", "12:00", "23:59")
ASK = """async (asked) => {
  const { instantsOf } = await import("/static/portal/js/offline/payload.js");
  return asked.map(([zone, day, time]) => instantsOf(day, time, zone));
}"""


def instants(zone: str, day: str, time: str) -> list[int]:
    """Return the milliseconds at which the clocks of a zone showed a time: none, one or two."""
    local = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(zone))
    both = {local.replace(fold=fold).astimezone(UTC) for fold in (0, 1)}
    shown = [
        i
        for i in both
        if i.astimezone(local.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None)
    ]
    return sorted(int(instant.timestamp() * 1000) for instant in shown)


def test_a_local_time_is_the_same_moment_on_the_device_and_here(page: Page):
    asked = [(zone, day, time) for zone in ZONES for day in DAYS for time in TIMES]
    page.goto("/offline/")

    answers = page.evaluate(ASK, asked)

    expected = [instants(*one) for one in asked]
    assert [(one, a, e) for one, a, e in zip(asked, answers, expected, strict=True) if a != e] == []
    assert {len(found) for found in expected} == {0, 1, 2}
