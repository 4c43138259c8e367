"""Browser journeys: one running portal with the sample clinic, one system Chromium.

Both end with the journeys and not with the run: while Playwright is there, Django takes its worker for asynchronous.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.journeys.offline_phone import begin
from tests.journeys.portal import Portal

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
LONGEST_SECONDS = 300
PATIENCE_MS = 15_000  # a busy machine is no fault of the portal
expect.set_options(timeout=PATIENCE_MS)
SIZES = {"phone": (360, 740), "tablet": (768, 1024), "desktop": (1280, 900)}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until_ready(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(3000):  # making the sample clinic takes minutes on a busy machine
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{url}/health/ready", timeout=2)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"The portal did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture(autouse=True)
def ends_at_last() -> Iterator[None]:
    """Fail a journey that hangs where Playwright knows no timeout, such as in closing a page."""

    def give_up(*_signal: object) -> None:
        raise TimeoutError(f"A journey took more than {LONGEST_SECONDS} seconds.")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONGEST_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="package")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """Start the portal exactly as ``make run`` does, in a folder of its own."""
    var_dir = tmp_path_factory.mktemp("var")
    log = var_dir / "server.log"
    port = free_port()
    names = ("SECRET_KEY", "DIARY_KEYS", "MFA_KEY", "ALLOWED_HOSTS", "BASE_URL", "DATABASE_URL")
    names += ("EMAIL_URL", "REDIS_URL", "TRUSTED_PROXIES")
    clean = {name: value for name, value in os.environ.items() if name not in names}
    environment = clean | {
        "DEBUG": "1",
        "VAR_DIR": str(var_dir),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "portal.settings",
    }
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "portal.run"],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_ready(url, server, log)
        accounts = json.loads((var_dir / "sample-accounts.json").read_text())
        yield Portal(url, var_dir, accounts, environment)
        broken = [line for line in log.read_text().splitlines() if '" 500 ' in line]
        assert broken == [], "the portal answered 500 during the journeys"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """System Chromium; a machine without one fails here, with the way to mend it."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        if path is None and not own.exists():
            pytest.fail("No browser. Fix: make browser (on Debian: apt-get install chromium).")
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def new_context(browser: Browser, portal: Portal) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that opens a fresh browser profile; all close after the test."""
    opened: list[BrowserContext] = []

    def open_context(size: str = "phone", **options: object) -> BrowserContext:
        width, height = SIZES[size]
        context = browser.new_context(
            base_url=portal.url,
            viewport={"width": width, "height": height},
            locale="en-GB",
            timezone_id="Europe/London",
            **options,  # type: ignore[arg-type]
        )
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """Return a page of nobody's, on a phone."""
    return new_context().new_page()


@pytest.fixture(scope="package")
def signed_in_states() -> dict[str, dict]:
    """Remember each sample person's sign-in, since a one-time code works only once."""
    return {}


@pytest.fixture
def sign_in(
    new_context: Callable[..., BrowserContext],
    portal: Portal,
    signed_in_states: dict[str, dict],
) -> Callable[..., Page]:
    """Return a function that gives a page on which one of the sample people is signed in."""

    def page_of(who: str, size: str = "desktop", **options: object) -> Page:
        if who not in signed_in_states:
            context = new_context(size)
            portal.sign_in(context.new_page(), who)
            signed_in_states[who] = context.storage_state()
        return new_context(size, storage_state=signed_in_states[who], **options).new_page()

    return page_of


@pytest.fixture
def own_phone(new_context: Callable[..., BrowserContext], portal: Portal) -> Callable[[str], Page]:
    """Return a function that gives the own phone of somebody new, who tracks bloating, ready to be offline."""

    def phone(address: str) -> Page:
        page = new_context("phone").new_page()
        begin(page, portal, address)
        return page

    return phone
