"""Runs clinical cases against the live red flags: what staff try before a changed flag is signed."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from diary.domain.vignettes import derive_vignette
from diary.snapshots.red_flags import live_red_flags
from diary.wording import result_text
from education.domain.red_flags.catalogue import RedFlagData, catalogue
from education.domain.red_flags.rule_set import RuleSet, load_rules
from education.domain.red_flags.rules import RuleFault
from education.domain.red_flags.vignettes import (
    Outcome,
    Vignette,
    VignetteFault,
    read_vignettes,
    run_vignettes,
)
from education.domain.regions import region
from education.trying.cases import all_cases, shared_cases

LARGEST_FILE_BYTES = 5_000_000


class Command(BaseCommand):
    """``run_vignettes [FILE] [--json]``. Without --json it ends with an error when a case differs."""

    help = (
        "Run clinical vignettes against the live red flags, or the shipped ones when none is live."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, help="else the shared cases and the clinic's own"
        )
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        vignettes = _read(options["file"]) if options["file"] else self._shared_and_own()
        rules, which = _rules()
        self.stderr.write(f"Red flags: {which}.")
        try:
            outcomes = run_vignettes(vignettes, rules, derive_vignette)
        except VignetteFault as fault:
            raise CommandError(str(fault)) from fault
        if options["as_json"]:
            self.stdout.write(
                json.dumps([_row(o, rules) for o in outcomes], ensure_ascii=False, indent=1)
            )
            return
        for outcome in outcomes:
            self._print(outcome)
        wrong = sum(not outcome.ok for outcome in outcomes)
        self.stdout.write(f"{len(outcomes)} cases, {wrong} with differences.")
        if wrong:
            raise CommandError(f"{wrong} of {len(outcomes)} cases differ.")

    def _shared_and_own(self) -> tuple[Vignette, ...]:
        try:
            cases, unread = all_cases()
        except DatabaseError:
            return shared_cases()
        for _name, why in unread:
            self.stderr.write(f"Left out: {why}")
        return cases

    def _print(self, outcome: Outcome) -> None:
        fired = " ".join(found.code for found in outcome.findings.fired) or "-"
        asked = " ".join(prompt.code for prompt in outcome.findings.prompts)
        line = f"{outcome.vignette.id:<6} {outcome.findings.tier:<10} {fired}"
        self.stdout.write(f"{line}{f'  asks {asked}' if asked else ''}")
        for difference in outcome.differences:
            self.stdout.write(f"       differs: {difference}")


def _read(path: Path) -> tuple[Vignette, ...]:
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise CommandError(f"{path} is too large for a file of cases.")
        return read_vignettes(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read as text.") from error
    except VignetteFault as fault:
        raise CommandError(f"{path}: {fault}") from fault


def _rules() -> tuple[RuleSet, str]:
    """Return the live rules, else the shipped ones, and which of them it is."""
    try:
        live = live_red_flags().rules
    except RuleFault as fault:
        raise CommandError(f"A live red flag cannot be read. {fault}") from fault
    except DatabaseError:
        return load_rules(
            catalogue()
        ), "as shipped in redflags.json (the database has no tables yet)"
    if not live.flags:
        return load_rules(catalogue()), "as shipped in redflags.json (none is live in the database)"
    return live, f"{len(live.flags)} live in the database"


def _row(outcome: Outcome, rules: RuleSet) -> dict[str, Any]:
    findings = outcome.findings
    flags: dict[str, RedFlagData] = {code: flag.data for code, flag in rules.by_code.items()}
    return {
        "id": outcome.vignette.id,
        "tier": findings.tier,
        "fired": [found.code for found in findings.fired],
        "prompts": list(dict.fromkeys(prompt.code for prompt in findings.prompts)),
        "text": result_text(
            findings, flags, region(settings.REGION), derive_vignette(outcome.vignette)
        ),
        "ok": outcome.ok,
    }
