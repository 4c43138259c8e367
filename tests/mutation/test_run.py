"""The run over the code: it finds what nothing notices, and every listed change still exists."""

import ast
import subprocess
import sys

import pytest

from tests.mutation import equivalent
from tests.mutation.code_mutants import MODULES, ROOT, code_mutants, mutated, path_of


def test_every_listed_change_is_one_of_the_code_and_has_a_reason():
    names = {mutant.name for module in MODULES for mutant in code_mutants(module)}
    assert equivalent.CODE.keys() <= names
    assert all(equivalent.CODE.values())
    assert all(equivalent.RULES.values())


def test_every_module_of_facts_and_rules_is_changed():
    for folder, prefix in ((ROOT / "education/domain/red_flags", "education.domain.red_flags."),):
        modules = {prefix + path.stem for path in folder.glob("*.py") if path.stem != "__init__"}
        assert (
            modules - set(MODULES)
            == {prefix + name for name in ("catalogue", "numbers", "sources", "trial", "vignettes")}
        )  # what reads the file of flags, writes a number into a rule, words a source, and runs cases

    assert all(path_of(module).exists() for module in MODULES)


def test_a_change_is_made_once_and_in_one_place():
    before = path_of("diary.domain.courses").read_text(encoding="utf-8")
    mutants = code_mutants("diary.domain.courses")
    assert len({mutant.name for mutant in mutants}) == len(mutants) > 20
    (mutant,) = (m for m in mutants if m.name.endswith("84 to 85: ANTIBIOTIC_ACTIVE = 84 * DAY"))
    changed = ast.unparse(mutated(mutant))
    assert "ANTIBIOTIC_ACTIVE = 85 * DAY" in changed
    assert changed.replace("85 * DAY", "84 * DAY") == ast.unparse(ast.parse(before))


@pytest.mark.slow
def test_a_change_in_the_code_is_noticed_by_the_run_and_none_when_nothing_is_changed():
    program = (
        "from tests.mutation.code_mutants import code_mutants\n"
        "from tests.mutation.run import survivors\n"
        "found = [m for m in code_mutants('diary.domain.courses') if '84 to' in m.name]\n"
        "print(len(found), list(survivors([None])), list(survivors(found)))\n"
    )
    ran = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ran.stdout.strip() == "2 [None] []"
