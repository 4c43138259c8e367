"""The habits of this project that no linter knows: names, sizes, who writes, what is labelled."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps

from diary.models.base import Privacy

ROOT = Path(__file__).resolve().parents[2]
APPS = ("portal", "education", "diary")

LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 250, 40, 90
# "path" or "path::function": why splitting it would read worse.
LARGER = {
    "portal/settings.py": "every setting in one place is easier to check than in several",
    "diary/domain/entries.py": "the nine payloads are one definition, read side by side",
}

# Parts of a larger module, tested through it: the part, and where.
TESTED_WITH = {
    "regions": "education/red_flags/test_regions.py",
    "syllables": "education/domain/test_readability.py",
    "urgency": "education/red_flags/test_catalogue.py",
    "about": "diary/test_vignettes.py",
    "answers": "diary/test_facts_answers.py",
    "checklist_run": "diary/test_checklist_runs.py",
    "courses": "diary/test_facts_bleeding.py",
    "dark_stool": "diary/test_facts_bleeding.py",
    "follow": "diary/test_questions.py",
    "diary_facts": "diary/test_facts_bleeding.py",
    "hints": "diary/test_facts_bleeding.py",
    "observations": "diary/test_alerts.py",
    "payload": "diary/test_entries_domain.py",
    "periods": "diary/test_facts_symptoms_and_body.py",
    "profile": "diary/test_profile_pages.py",
    "question_list": "diary/test_questions.py",
    "shown": "diary/test_facts_bleeding.py",
    "stool_facts": "diary/test_facts_stool_and_vomit.py",
    "symptom_facts": "diary/test_facts_symptoms_and_body.py",
    "units": "diary/test_entries_domain.py",
}
# Where an import has to wait, and why.
LATE_IMPORTS = {
    "portal/run.py": "Django has to be set up first",
    "diary/domain/patterns/student.py": "scipy takes half a second that no other page should wait",
}

# Calls that change rows, whatever they are called on; `update` is also a dictionary's.
WRITES = {"save", "create", "delete", "get_or_create", "update_or_create"}
WRITES |= {"bulk_create", "bulk_update"}
QUERIES = re.compile(r"\bobjects\b|owned_by\(|\bfilter\(")


def python_files(*folders: str) -> list[Path]:
    """Return the modules under these folders, without migrations."""
    paths = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in paths if "migrations" not in path.parts)


def templates(*folders: str) -> list[Path]:
    kinds = ("*.html", "*.txt")
    return sorted(
        p for f in folders for k in kinds for p in (ROOT / f).glob(f"**/templates/**/{k}")
    )


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def calls(path: Path) -> Iterator[tuple[ast.Call, ast.Attribute]]:
    """Yield every call of a method in a module."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def writes_rows(call: ast.Call, method: ast.Attribute) -> bool:
    """Say whether a call looks like one that changes rows of the database."""
    if ast.unparse(method.value) == "super()":
        return False
    if method.attr == "update":
        return bool(call.keywords) or bool(QUERIES.search(ast.unparse(method.value)))
    return method.attr in WRITES


def sets_live(call: ast.Call, method: ast.Attribute) -> bool:
    """Say whether a call changes ``live`` of rows without passing ``FourEyes.save()``."""
    if method.attr == "update":
        return "live" in {keyword.arg for keyword in call.keywords}
    return method.attr == "bulk_update" and "'live'" in ast.unparse(call)


def test_templates_of_education_never_name_the_diary_or_the_portal():
    comment = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
    upward = re.compile(r"\b(diary|portal)\b", re.IGNORECASE)

    assert [
        f"{name(path)}: {found.group()}"
        for path in templates("education")
        if (found := upward.search(comment.sub("", path.read_text())))
    ] == []


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = {"util", "utils", "helper", "helpers", "service", "services", "common", "misc"}

    assert [name(p) for p in python_files(*APPS) if {p.stem, p.parent.name} & drawers] == []


def test_only_actions_write_what_a_patient_records():
    readers = [p for p in python_files("diary") if p.relative_to(ROOT).parts[1] != "actions"]

    assert [
        f"{name(path)}:{call.lineno} .{method.attr}("
        for path in readers
        for call, method in calls(path)
        if writes_rows(call, method)
    ] == []


def test_nothing_goes_live_round_the_guard():
    assert [
        f"{name(path)}:{call.lineno}"
        for path in python_files(*APPS)
        for call, method in calls(path)
        if sets_live(call, method)
    ] == []


def test_every_module_opens_with_a_line_that_says_what_it_is():
    trees = {path: tree(path) for path in python_files(*APPS, "tests")}

    assert [name(p) for p, tree in trees.items() if tree.body and not ast.get_docstring(tree)] == []


def test_nothing_is_left_to_be_done_in_a_comment():
    left = re.compile("TO" + "DO|FIX" + r"ME|\bXX" + r"X\b")
    files = [*python_files(*APPS, "tests"), *templates(*APPS), *(ROOT / "docs").rglob("*.md")]

    assert [name(path) for path in files if left.search(path.read_text())] == []


def test_no_import_hides_inside_a_function():
    assert [
        f"{name(path)}:{node.lineno}"
        for path in python_files(*APPS)
        if name(path) not in LATE_IMPORTS
        for function in functions(path)
        if function.name != "ready"  # Django wants the imports of an app's start there
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ] == []


@pytest.mark.parametrize(
    "model", list(apps.get_app_config("diary").get_models()), ids=lambda m: m.__name__
)
def test_every_field_of_the_diary_is_personal_or_operational(model):
    assert set(model.privacy) == {field.name for field in model._meta.fields}
    assert set(model.privacy.values()) <= set(Privacy)


@pytest.mark.parametrize("app", ["education", "diary"])
def test_every_domain_module_has_tests_of_its_name(app):
    domain, tests = ROOT / app / "domain", sorted((ROOT / "tests" / app).rglob("test_*.py"))
    modules = {p.stem for p in domain.rglob("[!_]*.py") if p.parent == domain}
    packages = {p.parent.name for p in domain.rglob("__init__.py") if p.parent != domain}
    tested = {m for m in modules for t in tests if re.match(rf"test_{m}(_|$)", t.stem)}

    assert modules - tested - TESTED_WITH.keys() == set()
    assert packages - {t.parent.name for t in tests} == set()


def test_no_domain_module_is_excused_that_has_gone_or_is_not_tested_where_it_says():
    modules = {p.stem for app in APPS for p in (ROOT / app).glob("domain/*.py")}

    assert TESTED_WITH.keys() - modules == set()
    assert [test for test in TESTED_WITH.values() if not (ROOT / "tests" / test).exists()] == []


def too_large() -> dict[str, int]:
    """Return what is over its limit, with its lines."""
    found = {}
    for path in python_files(*APPS, "tests"):
        lines = len(path.read_text().splitlines())
        if lines > LONGEST_FILE:
            found[name(path)] = lines
        for function in functions(path):
            length = (function.end_lineno or function.lineno) - function.lineno + 1
            if length > LONGEST_FUNCTION:
                found[f"{name(path)}::{function.name}"] = length
    for path in templates(*APPS):
        lines = len(path.read_text().splitlines())
        if lines > LONGEST_TEMPLATE:
            found[name(path)] = lines
    return found


def test_nothing_grows_past_what_can_be_read_in_one_go():
    assert {what: lines for what, lines in too_large().items() if what not in LARGER} == {}


def test_no_exception_from_the_sizes_outlives_its_reason():
    assert set(LARGER) - set(too_large()) == set()
