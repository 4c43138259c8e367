"""A portal of its own for one journey, whose clock the journey sets: a copy of the one that runs already."""

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from playwright.sync_api import BrowserContext

from portal.env import BASE_DIR
from portal.run import STAMP, state_of_the_code
from tests.journeys.portal import Portal


class Clock:
    """The time that the copy and the browsers shown to it go by."""

    def __init__(self, file: Path, now: datetime) -> None:
        self.file, self.now = file, now
        self.browsers: list[BrowserContext] = []
        self._tell()

    def watch(self, context: BrowserContext) -> None:
        """Let the pages of a browser go by this clock."""
        context.clock.install(time=self.now)
        self.browsers.append(context)

    def move_to(self, now: datetime) -> None:
        """Make it ``now`` everywhere."""
        self.now = now
        self._tell()
        heard = self.file.with_suffix(".heard")
        while not heard.exists() or heard.read_text() != now.isoformat():
            time.sleep(0.01)
        for context in self.browsers:
            context.clock.set_system_time(now)

    def _tell(self) -> None:
        written = self.file.with_suffix(".new")
        written.write_text(self.now.isoformat())
        written.replace(self.file)


@contextmanager
def portal_in_time(
    original: Portal, var_dir: Path, clock: Clock, port: int, wait: Callable[..., None]
) -> Iterator[Portal]:
    """Start a copy of ``original`` that goes by ``clock``; it must not answer 500 either."""
    shutil.copytree(
        original.var_dir,
        var_dir,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("db.sqlite3*", "*.log"),
    )
    database = var_dir / "db.sqlite3"
    with closing(original.database()) as source, closing(sqlite3.connect(database)) as copy:
        source.backup(copy)
    (var_dir / STAMP).write_text(state_of_the_code(BASE_DIR, f"sqlite:///{database}"))
    environment = original.environment | {
        "VAR_DIR": str(var_dir),
        "PORT": str(port),
        "CLOCK": str(clock.file),
    }
    log = var_dir / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.clocked"],
            cwd=BASE_DIR,
            env=environment,
            stdout=output,
            stderr=output,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        wait(url, server, log)
        yield Portal(url, var_dir, original.accounts, environment)
        broken = [line for line in log.read_text().splitlines() if '" 500 ' in line]
        assert broken == [], "the portal answered 500 during the month"
    finally:
        server.terminate()
        server.wait(timeout=20)
