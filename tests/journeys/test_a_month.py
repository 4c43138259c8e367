"""A month with the diary: a phone, good days and bad ones, no signal, a journey west, the clocks change."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import sealed
from tests.journeys.conftest import PATIENCE_MS, free_port, wait_until_ready
from tests.journeys.month import Clock, portal_in_time
from tests.journeys.offline_phone import READY, add, keep, write_note
from tests.journeys.portal import Portal
from tests.journeys.ticking import tick

ADDRESS = "month.patient@example.org"
LONDON, NEW_YORK = "Europe/London", "America/New_York"
BEGAN = date(2027, 3, 9)


def at(day: date, clock: str, zone: str = LONDON) -> datetime:
    """Return the instant of a wall clock."""
    wall = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone))
    return wall.astimezone(UTC)


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    return Clock(tmp_path / "clock", at(BEGAN, "19:30"))


@pytest.fixture
def copy(portal: Portal, tmp_path: Path, clock: Clock) -> Iterator[Portal]:
    with portal_in_time(portal, tmp_path / "var", clock, free_port(), wait_until_ready) as started:
        yield started


class Month:
    """One person's phone, and what they know they wrote: how many entries on each of their days."""

    def __init__(self, portal: Portal, clock: Clock, browser: Browser) -> None:
        self.portal, self.clock, self.browser = portal, clock, browser
        self.written: dict[date, int] = {}
        self.zone = LONDON
        self.context = browser.new_context(
            base_url=portal.url, viewport={"width": 360, "height": 740}, accept_downloads=True
        )
        self.context.set_default_timeout(PATIENCE_MS)
        clock.watch(self.context)
        self.page = self.context.new_page()

    def evening(self, day: date, clock: str = "19:30") -> None:
        """Take up the phone on an evening."""
        self.clock.move_to(at(day, clock, self.zone))
        self.page.goto("/diary/")
        expect(self.page.locator("h1")).to_contain_text(f"{day.day} {day:%B}")

    def wrote(self, day: date, entries: int = 1) -> None:
        self.written[day] = self.written.get(day, 0) + entries

    def begin(self) -> None:
        self.portal.sign_up(self.page, ADDRESS)
        self.page.locator("select[name=zone]").select_option(LONDON)
        self.portal.begin_diary(self.page)
        self.page.goto("/articles/is-leaky-gut-real/")
        self.page.locator(".track a[href^='/diary/track/']").first.click()
        self.page.get_by_role("button", name="Add to my diary").click()
        expect(self.page.locator("fieldset.scale").first).to_be_visible()

    def score(self, day: date, *scores: int) -> None:
        """Give the first tracked symptoms their scores, and save them."""
        rows = self.page.locator("fieldset.scale")
        for place, score in enumerate(scores):
            tick(rows.nth(place).locator(f"input[value='{score}']"))
        self.page.get_by_role("button", name="Save these scores").click()
        expect(self.page.locator(".saved, .toast").first).to_be_visible()
        self.wrote(day, len(scores))

    def same_as_yesterday(self, day: date, entries: int) -> None:
        self.page.get_by_role("button", name="Same as yesterday").click()
        expect(self.page.locator(".saved, .toast").first).to_be_visible()
        self.wrote(day, entries)

    def add(self, day: date, kind: str) -> None:
        """Open the form of a kind, from the day's own page."""
        self.page.goto(f"/diary/{day}/")
        self.page.locator(f"a[href^='/diary/add/{kind}/']").first.click()
        expect(self.page.get_by_role("button", name="Save", exact=True).first).to_be_visible()

    def choose(self, name: str, value: str) -> None:
        tick(self.page.locator(f"input[name='{name}'][value='{value}']"))

    def save(self, day: date) -> None:
        self.page.get_by_role("button", name="Save", exact=True).first.click()
        expect(self.page.locator(".saved, .toast, .care--emergency").first).to_be_visible()
        self.wrote(day)

    def move(self, zone: str) -> None:
        """Tell the diary where its owner is now."""
        self.page.goto("/diary/settings/")
        self.page.locator("select[name=zone]").select_option(zone)
        self.page.get_by_role("button", name="Save settings").click()
        expect(self.page.get_by_text("Your settings are saved.")).to_be_visible()
        self.zone = zone

    def kept(self) -> dict[date, int]:
        """Return how many entries the database holds of each of their days."""
        with closing(self.portal.database()) as database:
            person = sealed.person_id(self.portal, ADDRESS)
            rows = database.execute(
                "SELECT local_date, COUNT(*) FROM diary_entry "
                "WHERE patient_id = ? AND deleted_at IS NULL GROUP BY local_date",
                [person],
            )
            return {date.fromisoformat(day): count for day, count in rows}


def the_first_days(month: Month) -> None:
    month.begin()
    month.score(BEGAN, 4, 3)
    for n in range(1, 5):
        day = BEGAN + timedelta(days=n)
        month.evening(day)
        if n % 2:
            month.same_as_yesterday(day, 2)
        else:
            month.score(day, n, n + 1)


def a_bad_day(month: Month, day: date) -> None:
    """What published guidance calls an emergency is answered with where to get help, first."""
    month.evening(day)
    month.add(day, "bowel_movement")
    month.choose("blood", "a_lot")
    month.save(day)
    expect(month.page.locator(".care--emergency").first).to_be_visible()
    expect(month.page.locator("a.btn--call[href^='tel:']").first).to_be_visible()


def two_days_missed(month: Month, first: date) -> None:
    """A mail reminds, without a word about health; one of the days is filled in later, and says so."""
    month.page.goto("/diary/reminders/")
    month.page.fill("input[name=at]", "20:00")
    tick(month.page.locator("input[name=by_mail]"))
    month.page.get_by_role("button", name="Save reminders").click()
    expect(month.page.get_by_text("The e-mails come at the times below.")).to_be_visible()
    month.clock.move_to(at(first, "20:02"))
    month.portal.by_the_clock("send_diary_reminders")
    mail = month.portal.newest_mail_to(ADDRESS, "The reminder you asked for")
    assert not re.search("symptom|bowel|health|pain", mail.lower())

    month.evening(first + timedelta(days=2))
    month.page.goto(f"/diary/{first}/")
    expect(month.page.locator("main")).to_contain_text("not the same as a day without symptoms")
    month.add(first, "note")
    month.page.fill("input[name=time]", "12:15")
    month.page.fill("textarea[name=text]", "Slept most of the day.")
    month.save(first)
    expect(month.page.locator("main")).to_contain_text("Written later")


def two_days_without_signal(month: Month, first: date) -> None:
    """Five entries wait on the phone, the tab is closed, and all five arrive once."""
    month.page.goto("/diary/")
    month.page.evaluate(READY)
    month.context.set_offline(True)
    for n in range(2):
        day = first + timedelta(days=n)
        month.clock.move_to(at(day, "19:00"))
        month.page.goto("/diary/")
        write_note(month.page, f"Rain, day {n}.")
        add(month.page, "bowel_movement")
        tick(month.page.locator("#bowel_movement [name=stool_form][value='4']"))
        keep(month.page, "bowel_movement")
        month.wrote(day, 2)
    write_note(month.page, "And a hut without light.")
    month.wrote(first + timedelta(days=1))
    expect(month.page.locator("#waiting li")).to_have_count(5)
    month.page.close()
    month.clock.move_to(at(first + timedelta(days=2), "09:00"))
    month.page = month.context.new_page()
    month.context.set_offline(False)
    month.page.goto("/diary/timeline/")
    expect(month.page.locator("[data-sent]")).to_have_text("5 entries were sent just now.")
    month.page.goto("/diary/timeline/")
    expect(month.page.locator("main")).to_contain_text("And a hut without light.")
    assert month.kept() == month.written


def a_journey_west(month: Month, first: date) -> None:
    """An evening in New York is after midnight at home, and stays on the day it was."""
    month.clock.move_to(at(first, "18:00", NEW_YORK))
    month.move(NEW_YORK)
    for n in range(3):
        day = first + timedelta(days=n)
        month.evening(day, "22:40")
        month.score(day, 2, 1)
    month.clock.move_to(at(first + timedelta(days=4), "09:00"))
    month.move(LONDON)


def the_night_the_clocks_change(month: Month, day: date) -> None:
    month.evening(day, "08:10")
    month.add(day, "bowel_movement")
    month.choose("stool_form", "5")
    month.page.fill("input[name=time]", "01:30")
    month.page.get_by_role("button", name="Save", exact=True).first.click()
    expect(month.page.locator(".errors")).to_contain_text("clocks went forward")
    month.page.fill("input[name=time]", "02:30")
    month.save(day)


def looking_back(month: Month, today: date) -> None:
    """A month later: what was recorded is counted, and so is what was not."""
    recorded = [day for day in month.written if (today - day).days < 30]
    month.page.goto("/diary/trends/")
    expect(month.page.locator("main")).to_contain_text(f"{len(recorded)} of 30 days")
    expect(month.page.locator("main svg").first).to_be_visible()
    month.page.goto("/diary/calendar/2027-03/")
    for day in (date(2027, 3, 14), date(2027, 3, 28)):
        expect(month.page.locator(f"main a[href='/diary/{day}/']").first).to_be_visible()
    month.page.goto("/diary/timeline/")
    expect(month.page.locator("main")).to_contain_text("Bloating")


def test_a_month(copy: Portal, clock: Clock, browser: Browser):
    month = Month(copy, clock, browser)
    the_first_days(month)
    a_bad_day(month, date(2027, 3, 14))
    two_days_missed(month, date(2027, 3, 15))
    two_days_without_signal(month, date(2027, 3, 18))
    a_journey_west(month, date(2027, 3, 20))
    the_night_the_clocks_change(month, date(2027, 3, 28))
    for n in range(10):
        day = date(2027, 3, 29) + timedelta(days=n)
        month.evening(day)
        month.score(day, n % 5, 3)
    looking_back(month, date(2027, 4, 7))

    assert month.kept() == month.written
