"""The whole simulation: ``python -m tests.simulation [--diaries N] [--shuffles N] [--jobs N] [word …]``.

Ends with 1 when a target is missed. ``make simulate`` gives each of its processes one thread.
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from time import monotonic

from tests.simulation.everything import ALL
from tests.simulation.table import tell


def main() -> int:
    """Run all scenarios, or those whose name holds one of the words."""
    ask = argparse.ArgumentParser(prog="python -m tests.simulation")
    ask.add_argument("--diaries", type=int, default=1000, help="made for each scenario")
    ask.add_argument("--shuffles", type=int, default=1999, help="of each diary")
    ask.add_argument("--jobs", type=int, default=2, help="processes at once")
    ask.add_argument("words", nargs="*", metavar="word", help="only scenarios with it in the name")
    asked = ask.parse_args()
    started = monotonic()
    say = partial(print, flush=True)
    wanted = [s for s in ALL if not asked.words or any(word in s.name for word in asked.words)]
    with ProcessPoolExecutor(asked.jobs, mp_context=get_context("spawn")) as run:
        met = tell(say, wanted, (asked.diaries, asked.shuffles), run)
    say(
        f"\n{asked.diaries} diaries each, {asked.shuffles:,} shuffles, {monotonic() - started:.0f} seconds. "
        + ("Every target is met." if met else "A target is missed.")
    )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
