"""Clinical cases with the outcome they should have: read, checked, and run against live red flags.

Format: education/clinical/README.md, "Vignette format". How entries become facts belongs to the diary,
so the runner is handed a ``derive``.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from education.domain.red_flags.evaluate import Findings, evaluate
from education.domain.red_flags.facts import FactSet, UnknownFact, fact
from education.domain.red_flags.rule_set import RuleSet
from education.domain.urgency import NO_TIER, UnknownTier, place_of

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)
BESIDE_FACTS = frozenset({"age", "height_cm", "returned_from_travel_days_ago"})
ENTRY_KINDS = frozenset(
    {"bowel_movement", "symptom", "vomiting", "measurement", "medicine", "meal"}
)
WHEN = ("days_ago", "started_days_ago", "stopped_days_ago")


class VignetteFault(ValueError):
    """A case, or a file of them, cannot be read; the message says which case and what is wrong."""


@dataclass(frozen=True)
class Expected:
    """What should come out. ``tier`` is None when the case does not say; ``tiers`` by code of a flag."""

    tier: str | None = None
    fired: frozenset[str] = frozenset()
    not_fired: frozenset[str] = frozenset()
    prompts: frozenset[str] = frozenset()
    tiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Vignette:
    """One case, relative to ``NOW`` in ``ZONE``."""

    id: str
    note: str
    profile: Mapping[str, Any]
    answers: Mapping[str, Any]
    entries: tuple[Mapping[str, Any], ...]
    expect: Expected = field(default_factory=Expected)


@dataclass(frozen=True)
class Outcome:
    """What came out of one case, and how it differs from what was expected, in plain words."""

    vignette: Vignette
    findings: Findings
    differences: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Say whether nothing differs."""
        return not self.differences


Derive = Callable[[Vignette], FactSet]


def read_vignettes(text: str) -> tuple[Vignette, ...]:
    """Return the cases of a JSON list.

    Raises:
        VignetteFault: if it is no JSON list, or a case has an unknown fact, value, entry or tier.
    """
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise VignetteFault("This is not a JSON file of cases.") from error
    if not isinstance(rows, list):
        raise VignetteFault("A file of cases is a JSON list.")
    return tuple(_vignette(row, place) for place, row in enumerate(rows, start=1))


def run_vignettes(
    vignettes: Iterable[Vignette], rules: RuleSet, derive: Derive
) -> tuple[Outcome, ...]:
    """Return the outcome of each case under ``rules``."""
    return tuple(_run(vignette, rules, derive) for vignette in vignettes)


def _run(vignette: Vignette, rules: RuleSet, derive: Derive) -> Outcome:
    findings = evaluate(rules, derive(vignette), NOW)
    return Outcome(vignette, findings, tuple(_differences(vignette.expect, findings)))


def _differences(expect: Expected, findings: Findings) -> Iterable[str]:
    tiers = {found.code: found.tier for found in findings.fired}
    fired = set(tiers)
    raised = fired | {prompt.code for prompt in findings.prompts}
    if expect.tier is not None and expect.tier != findings.tier:
        yield f"tier {findings.tier}, expected {expect.tier}"
    for code in sorted(expect.fired - fired):
        yield f"{code} did not fire"
    for code, tier in sorted(expect.tiers.items()):
        if code in fired and tiers[code] != tier:
            yield f"{code} fired as {tiers[code]}, expected {tier}"
    for code in sorted(expect.not_fired & fired):
        yield f"{code} fired, and should not"
    for code in sorted(expect.prompts - raised):
        yield f"{code} was not asked about"


def _vignette(row: object, place: int) -> Vignette:
    if not isinstance(row, dict):
        raise VignetteFault(f"Case {place} is not an object.")
    name = str(row.get("id", f"number {place}"))
    try:
        return Vignette(
            id=name,
            note=str(row.get("note", "")),
            profile=_profile(row.get("profile") or {}),
            answers=_facts(row.get("answers") or {}),
            entries=tuple(_entry(entry) for entry in row.get("entries") or ()),
            expect=_expected(row.get("expect") or {}),
        )
    except UnknownFact as error:
        raise VignetteFault(f"Case {name}: there is no fact {error.args[0]!r}.") from error
    except (TypeError, AttributeError, ValueError, KeyError) as error:
        raise VignetteFault(f"Case {name}: {error}") from error


def _profile(given: Mapping[str, Any]) -> dict[str, Any]:
    facts = {code: _yes_no(value) for code, value in given.items() if code not in BESIDE_FACTS}
    beside = {code: _number(given[code]) for code in BESIDE_FACTS & given.keys()}
    return {**_facts(facts), **beside}


def _facts(given: Mapping[str, Any]) -> dict[str, Any]:
    return {code: fact(code).check(_yes_no(value)) for code, value in given.items()}


def _yes_no(value: object) -> object:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def _entry(given: Mapping[str, Any]) -> dict[str, Any]:
    if given.get("kind") not in ENTRY_KINDS:
        raise ValueError("an entry has a kind that is none.")
    for name in WHEN:
        if name in given:
            _number(given[name])
    return dict(given)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("a number is needed.")
    return value


def _expected(given: Mapping[str, Any]) -> Expected:
    tier, tiers = given.get("tier"), dict(given.get("tiers", {}))
    try:
        for one in (*([] if tier is None else [tier]), *tiers.values()):
            place_of(one)
    except UnknownTier as error:
        raise ValueError(str(error)) from error
    return Expected(
        tier=tier,
        tiers=tiers,
        fired=frozenset(given.get("fired", ())),
        not_fired=frozenset(given.get("not_fired", ())),
        prompts=frozenset(given.get("prompts", ())),
    )


def tier_of(outcome: Outcome) -> str:
    """Return the tier that came out; ``none`` is a tier here."""
    return outcome.findings.tier or NO_TIER
