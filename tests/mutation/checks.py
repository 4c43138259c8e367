"""What a change of the code has to fail: every derivation's row, every case, and the unit tests of the rules."""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import signature
from itertools import product
from types import ModuleType
from typing import Any

UNIT_TESTS = (
    "tests.diary.derivations.test_follow",
    "tests.diary.derivations.test_details",
    "tests.diary.derivations.test_weights",
    "tests.diary.derivations.test_days",
    "tests.diary.derivations.test_observed",
    "tests.diary.derivations.test_prompts",
    "tests.diary.test_facts_bleeding",
    "tests.diary.test_facts_stool_and_vomit",
    "tests.diary.test_facts_symptoms_and_body",
    "tests.diary.test_facts_answers",
    "tests.diary.test_facts_windows",
    "tests.diary.test_weight",
    "tests.education.red_flags.test_rules",
    "tests.education.red_flags.test_findings",
    "tests.education.red_flags.test_rule_set",
)
NEED_SETTINGS = (
    "tests.diary.test_facts_told",
    "tests.diary.test_medicine_prompts",
    "tests.diary.test_tag_prompts",
    "tests.diary.test_alerts",
)
"""Modules whose tests need no database; a test that wants a fixture is left to the suite."""


def first_failure() -> str | None:
    """Return what fails first under the code as it is imported now, or None."""
    for name, check in (*_tables(), *_unit_tests()):
        try:
            check()
        except Exception as error:  # noqa: BLE001 - a change may break anything: that is a failure
            return f"{name}: {type(error).__name__}"
    return None


def _tables() -> Iterator[tuple[str, Callable[[], None]]]:
    yield "derivations", _derivations
    yield "cases", _cases


def _derivations() -> None:
    both_sides = import_module("tests.diary.derivations.test_both_sides")
    for row in both_sides.ROWS:
        assert row.shows() == (row.is_, row.is_not), row.code


def _cases() -> None:
    vignettes = import_module("education.domain.red_flags.vignettes")
    derive = import_module("diary.domain.vignettes").derive_vignette
    cases = import_module("tests.mutation.cases")
    for text in (cases.SHARED, cases.OURS):
        read = vignettes.read_vignettes(text)
        assert all(outcome.ok for outcome in vignettes.run_vignettes(read, cases.RULES, derive))


def _unit_tests() -> Iterator[tuple[str, Callable[[], None]]]:
    for name in UNIT_TESTS:
        yield name, lambda name=name: _run_all(import_module(name))
    yield "settings", _set_up
    for name in NEED_SETTINGS:
        yield name, lambda name=name: _run_all(import_module(name))


def _set_up() -> None:
    """Set Django up as late as can be: few changes get this far, and it takes a second."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import_module("django").setup()


def _run_all(module: ModuleType) -> None:
    for name, test in vars(module).items():
        if name.startswith("test_") and not hasattr(test, "hypothesis"):
            for known in _parameters(test):
                if known.keys() == signature(test).parameters.keys():
                    test(**known)


def _parameters(test: Callable[..., None]) -> Iterator[dict[str, Any]]:
    """Yield the arguments of each run of a test, as ``pytest.mark.parametrize`` says them."""
    marks = [m for m in getattr(test, "pytestmark", ()) if m.name == "parametrize"]
    for chosen in product(*(mark.args[1] for mark in marks)):
        known: dict[str, Any] = {}
        for mark, values in zip(marks, chosen, strict=True):
            names = mark.args[0]
            if isinstance(names, str):
                names = [name.strip() for name in names.split(",")]
            values = getattr(values, "values", values) if hasattr(values, "marks") else values
            known |= dict(zip(names, values if len(names) > 1 else [values], strict=True))
        yield known
