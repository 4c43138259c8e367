"""Which tests one worker has to run: those of a file whose fixtures keep rows for all of it, and the journeys."""

from functools import cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parents[1]
JOURNEYS = "tests/journeys/"


class FileWithSharedRows(LoadScopeScheduling):
    """Give a file that takes ``for_all_tests`` to one worker, and every other test to whoever is free.

    All journeys go to one worker, as the largest piece first: the portal they share takes a minute to start.

    xdist's own groups are marks that it writes into ``_nodeid``, which pytest 9.2 does not read any more.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file.startswith(JOURNEYS):
            return JOURNEYS
        return file if shares_rows(file) else nodeid


@cache
def shares_rows(file: str) -> bool:
    """Say whether fixtures of a test file, named from the root of the project, keep rows for all its tests."""
    return "for_all_tests" in (ROOT / file).read_text(encoding="utf-8")
