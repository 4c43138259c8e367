"""``make run``, or a command, by a clock that a test sets: the file that CLOCK names says what time it is."""

import os
import sys
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import time_machine

LOOK_EVERY_S = 0.05


def told(clock: Path) -> datetime:
    """Return the instant that the file says."""
    return datetime.fromisoformat(clock.read_text())


def follow(clock: Path, coordinates: Any) -> None:
    """Move to whatever instant the file says next."""
    last = clock.stat().st_mtime_ns
    while True:
        time.sleep(LOOK_EVERY_S)
        changed = clock.stat().st_mtime_ns
        if changed != last:
            last = changed
            coordinates.move_to(told(clock))
            clock.with_suffix(".heard").write_text(clock.read_text())


def main() -> int:
    """Start the portal, or run the command that is named, at the time the file says; it runs on from there."""
    clock = Path(os.environ["CLOCK"])
    with time_machine.travel(told(clock), tick=True) as coordinates:
        threading.Thread(target=follow, args=[clock, coordinates], daemon=True).start()
        # Not before the clock is set.
        from django.core.management import execute_from_command_line

        from portal.run import main as run

        if len(sys.argv) == 1:
            return run()
        execute_from_command_line(sys.argv)
        return 0


if __name__ == "__main__":
    sys.exit(main())
