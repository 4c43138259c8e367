"""The cases that red flags are tried on: the shared ones that ship, and the clinic's own."""

from dataclasses import dataclass
from functools import cache

from education.domain.red_flags.catalogue import CLINICAL, catalogue
from education.domain.red_flags.rule_set import RuleSet, load_rules
from education.domain.red_flags.vignettes import (
    Outcome,
    Vignette,
    VignetteFault,
    read_vignettes,
    run_vignettes,
)
from education.models import ClinicVignette
from education.trying.reader import READER

Fault = tuple[str, str]
"""Which case cannot be read, and why."""


@cache
def shared_cases() -> tuple[Vignette, ...]:
    """Return the cases of ``education/clinical/vignettes.json``."""
    return read_vignettes((CLINICAL / "vignettes.json").read_text(encoding="utf-8"))


def own_cases() -> tuple[tuple[Vignette, ...], tuple[Fault, ...]]:
    """Return the clinic's own cases, and those that cannot be read any more."""
    cases, faults = [], []
    for row in ClinicVignette.objects.all():
        try:
            cases.append(row.as_case())
        except (VignetteFault, KeyError, TypeError) as fault:
            faults.append((str(row), f"{row}: {fault}"))
    return tuple(cases), tuple(faults)


def all_cases() -> tuple[tuple[Vignette, ...], tuple[Fault, ...]]:
    """Return every case there is, and the clinic's that cannot be read."""
    own, faults = own_cases()
    return (*shared_cases(), *own), faults


@dataclass(frozen=True)
class Run:
    """All cases under one set of rules: those that differ first, of these the clinic's own first."""

    outcomes: tuple[Outcome, ...]
    faults: tuple[Fault, ...]

    @property
    def differing(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if not outcome.ok)


def run_all(rules: RuleSet) -> Run:
    """Run every case; one that cannot be read stops no other."""
    own, faults = own_cases()
    outcomes: list[Outcome] = []
    unread = list(faults)
    for case in (*own, *shared_cases()):
        try:
            outcomes += run_vignettes([case], rules, READER.derive)
        except VignetteFault as fault:
            unread.append((case.id, str(fault)))
    return Run(tuple(sorted(outcomes, key=lambda outcome: outcome.ok)), tuple(unread))


def shipped_rules() -> RuleSet:
    """Return the rules as they ship, for a clinic that has none live yet."""
    return load_rules(catalogue())
