"""Compare the days of an exported diary, without a database: so that others can check what we show."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError

from diary.domain.importing.found import FileRefused
from diary.domain.patterns.days import day_table
from diary.domain.patterns.exported import Exported, read_exported, unknown_keys
from diary.domain.patterns.exposures import MOST_COMPARED, is_exposure
from diary.domain.patterns.finding import find_patterns
from diary.domain.patterns.findings import Findings, Pair

SHUFFLES, MOST_SHUFFLES = 1999, 100_000
SEED, LARGEST_SEED = 1, 2**63
NOT_OURS = "This is not a diary that was exported here."
DAMAGED = "This file is damaged, or cut off. Export the diary again."
OTHER_VERSION = "This diary was exported by another version of the portal."
REFUSED = {"empty": "This file is empty.", "unknown": NOT_OURS, "other_version": OTHER_VERSION}
COLUMNS = (
    "symptom", "exposure", "tier", "n", "exposed", "lag", "estimate", "low", "high", "p", "q",
)  # fmt: skip


class Command(BaseCommand):
    help = (
        "Compare the days of an exported diary: every pair with its numbers, its tier and the seed."
    )
    requires_system_checks: ClassVar[list[str]] = []  # no database and no address is used

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="diary.json of an export, or its ZIP file")
        parser.add_argument("--json", action="store_true", help="as JSON instead of a table")
        parser.add_argument("--seed", type=int, default=SEED, help=f"default {SEED}")
        parser.add_argument("--shuffles", type=int, default=SHUFFLES, help=f"default {SHUFFLES}")
        parser.add_argument(
            "--compare",
            action="append",
            default=[],
            metavar="KEY",
            help="such as food:onion_garlic, medicine:nsaid, habit:stress; may be given again. Else "
            "what the person chose, or what was there on most days",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        seed, shuffles = options["seed"], options["shuffles"]
        if not 0 <= seed < LARGEST_SEED:
            raise CommandError(f"--seed is a number from 0 to {LARGEST_SEED - 1}.")
        if not 1 <= shuffles <= MOST_SHUFFLES:
            raise CommandError(f"--shuffles is a number from 1 to {MOST_SHUFFLES}.")
        said = _read(options["file"])
        compared = _compared(said, options["compare"])
        table = day_table(said.recorded, tracked=said.tracked, compared=compared, today=said.today)
        found = find_patterns(table, seed=seed, shuffles=shuffles)
        if options["json"]:
            self.stdout.write(_as_json(found, said))
        else:
            self.stdout.write("\n".join(_as_table(found, said)))


def _read(path: Path) -> Exported:
    try:
        with path.open("rb") as file:
            return read_exported(file)
    except OSError as error:
        raise CommandError(f"This file cannot be read: {error.strerror}.") from None
    except FileRefused as refused:
        raise CommandError(REFUSED.get(refused.why, DAMAGED)) from None


def _compared(said: Exported, asked: list[str]) -> tuple[str, ...]:
    compared = tuple(dict.fromkeys(asked)) or said.compared()
    if len(compared) > MOST_COMPARED:
        raise CommandError(f"Compare at most {MOST_COMPARED} things at once.")
    if any(not is_exposure(key) for key in asked):
        raise CommandError(
            "--compare takes keys such as food:onion_garlic, medicine:nsaid or habit:stress."
        )
    if nowhere := unknown_keys(asked, said.recorded):
        raise CommandError(f"This diary has no day with {', '.join(nowhere)}.")
    if not compared:
        raise CommandError("This diary has nothing to compare: no food tag, medicine or habit.")
    return compared


def _as_json(found: Findings, said: Exported) -> str:
    document = {**found.model_dump(mode="json"), "entries_not_read": said.unread}
    return json.dumps(document, ensure_ascii=False, indent=1)


def _as_table(found: Findings, said: Exported) -> list[str]:
    rows = [COLUMNS, *(_row(pair) for pair in found.pairs)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(COLUMNS))]
    lines = [
        "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    mirror = "" if found.mirror_of_100 is None else f", mirror {found.mirror_of_100} of 100"
    last = (
        f"{found.first} to {found.last}: {found.days_recorded} days recorded, {found.days_missing} missing. "
        f"{found.compared} of {len(found.pairs)} pairs compared. Seed {found.seed}, "
        f"{found.shuffles} shuffles{mirror}. {said.unread} entries not read."
    )
    return [*lines, last]


def _row(pair: Pair) -> tuple[str, ...]:
    counts = (str(pair.days), str(pair.counts.exposed))
    if pair.estimate is None:
        lacking = ", ".join(f"{lack.of} {lack.have}/{lack.need}" for lack in pair.lacking)
        return (pair.symptom, pair.exposure, pair.tier, *counts, "", lacking, "", "", "", "")
    e = pair.estimate
    numbers = (f"{e.points:+.2f}", f"{e.low:+.2f}", f"{e.high:+.2f}", f"{e.p:.4f}", f"{e.q:.4f}")
    return (pair.symptom, pair.exposure, pair.tier, *counts, str(e.lag), *numbers)
