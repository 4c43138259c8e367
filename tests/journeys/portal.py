"""The running portal as a journey sees it: its address, its people, its mail, its database."""

import base64
import email
import email.policy
import hashlib
import hmac
import re
import sqlite3
import struct
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

from portal.env import BASE_DIR
from tests.journeys.ticking import tick

STEP_SECONDS = 30
LONGEST_WAY_SECONDS = 5


def one_time_code(secret: str, now: float | None = None) -> str:
    """Return the TOTP of RFC 6238 (SHA-1, six digits, thirty seconds) for a base-32 secret."""
    counter = int((time.time() if now is None else now) // STEP_SECONDS)
    key = base64.b32decode(secret + "=" * (-len(secret) % 8), casefold=True)
    digest = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def fresh_code(secret: str) -> str:
    """Return a one-time code that stays right for some seconds: one that runs out on its way is refused."""
    left = STEP_SECONDS - time.time() % STEP_SECONDS
    if left < LONGEST_WAY_SECONDS:
        time.sleep(left + 0.1)
    return one_time_code(secret)


@dataclass(frozen=True)
class Portal:
    """One running copy of the portal."""

    url: str
    var_dir: Path
    accounts: dict[str, dict[str, str]]
    environment: dict[str, str] = field(repr=False)

    def mails_to(self, address: str) -> list[str]:
        """Return the plain texts sent to ``address``, oldest first."""
        texts = []
        for path in sorted((self.var_dir / "mail").iterdir(), key=lambda p: p.stat().st_mtime_ns):
            for part in path.read_bytes().split(b"-" * 79):
                message = email.message_from_bytes(part.strip(), policy=email.policy.default)
                if address in str(message.get("To", "")):
                    body = message.get_body(("plain",))
                    texts.append(body.get_content() if body else "")
        return texts

    def code_mailed_to(self, address: str, seen: int = 0) -> str:
        """Return the code of the newest mail to ``address`` after the first ``seen`` ones."""
        for _ in range(50):
            mails = self.mails_to(address)
            if len(mails) > seen:
                match = re.search(
                    r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mails[-1], re.MULTILINE
                )
                assert match, f"no code in the mail to {address}"
                return match[1]
            time.sleep(0.1)
        raise AssertionError(f"no mail came for {address}")

    def newest_mail_to(self, address: str, subject: str) -> str:
        """Return the newest mail to ``address`` with this subject, whole; wait for it."""
        for _ in range(100):
            for path in sorted((self.var_dir / "mail").iterdir(), reverse=True):
                text = path.read_text()
                if address in text and f"Subject: {subject}" in text:
                    return text
            time.sleep(0.1)
        raise AssertionError(f"no mail “{subject}” came for {address}")

    def by_the_clock(self, command: str) -> None:
        """Run a command of the portal at the time that its own clock shows."""
        words = [sys.executable, "-m", "tests.journeys.clocked", command]
        subprocess.run(words, cwd=BASE_DIR, env=self.environment, check=True, capture_output=True)

    def sign_in(self, page: Page, who: str) -> None:
        """Sign a sample person in with password and, for staff, the one-time code."""
        account = self.accounts[who]
        page.goto(f"{self.url}/accounts/login/")
        page.fill("input[name=login]", account["email"])
        page.get_by_text("I have set a password").click()
        page.fill("input[name=password]", account["password"])
        page.locator("details button[type=submit]").click()
        if secret := account.get("totp_secret"):
            page.wait_for_url("**/2fa/authenticate/**")
            page.fill("input[name=code]", fresh_code(secret))
            page.locator("form:has(input[name=code]) button[type=submit]").first.click()
        page.wait_for_url(re.compile(r"/(cms|diary)/"))

    def sign_up(self, page: Page, address: str) -> None:
        """Make a new patient's account, by the code that is mailed."""
        page.goto(f"{self.url}/accounts/signup/")
        page.fill("input[name=email]", address)
        page.get_by_role("button", name="Send me a code").click()
        page.fill("input[name=code]", self.code_mailed_to(address))
        page.locator("form:has(input[name=code]) button[type=submit]").first.click()

    def begin_diary(self, page: Page) -> None:
        """Answer what is asked before the first page of a diary."""
        page.fill("input[name=date_of_birth]", "1988-04-02")
        tick(page.locator("input[name=agree]"))
        page.get_by_role("button", name="Start my diary").click()

    def database(self) -> sqlite3.Connection:
        """Open the database of the running copy, to read only."""
        return sqlite3.connect(f"file:{self.var_dir / 'db.sqlite3'}?mode=ro", uri=True)
