"""Changes one thing at a time in the checklist's rules and code, and prints what no case and no test notices.

``python -m tests.mutation [--jobs N] [module …]``. Ends with 1 when a change survives that is not listed in
``equivalent``, or when a listed one does not survive any more.
"""

import argparse
import sys
from time import monotonic

from tests.mutation import equivalent
from tests.mutation.code_mutants import MODULES, code_mutants
from tests.mutation.run import survivors

say = sys.stdout.write


def main() -> int:
    """Run every mutant and return the exit status."""
    ask = argparse.ArgumentParser(prog="python -m tests.mutation")
    ask.add_argument("--jobs", type=int, default=1, help="processes at once")
    ask.add_argument(
        "modules", nargs="*", metavar="module", help="only these; the rules always run"
    )
    asked = ask.parse_args()
    started = monotonic()
    if list(survivors([None])) != [None]:
        say("The checks fail before anything is changed: run the tests first.\n")
        return 1
    wrong = _code(asked.modules or MODULES, max(1, asked.jobs))
    wrong += _rules()
    say(f"{monotonic() - started:.0f} seconds.\n")
    return 1 if wrong else 0


def _code(modules: list[str] | tuple[str, ...], jobs: int) -> int:
    wrong = 0
    for module in modules:
        mutants = code_mutants(module)
        listed = {name for name in equivalent.CODE if name.startswith(f"{module}: ")}
        found = {mutant.name for mutant in survivors(mutants, jobs) if mutant is not None}
        wrong += _tell(module, len(mutants), found, listed)
    return wrong


def _rules() -> int:
    # Only now: whatever is imported before cannot be changed.
    from tests.mutation.cases import RULES, killed_by
    from tests.mutation.rule_mutants import rule_mutants

    mutants = list(rule_mutants(RULES))
    found = {mutant.name for mutant in mutants if killed_by(mutant.rules, mutant.flag) is None}
    return _tell("rules", len(mutants), found, set(equivalent.RULES))


def _tell(what: str, count: int, found: set[str], listed: set[str]) -> int:
    say(f"{what}: {count} changes, {len(found - listed)} survive, {len(listed)} change nothing\n")
    for name in sorted(found - listed):
        say(f"  SURVIVES {name}\n")
    for name in sorted(listed - found):
        say(f"  LISTED, BUT NOTICED OR GONE {name}\n")
    return len(found ^ listed)


if __name__ == "__main__":
    sys.exit(main())
