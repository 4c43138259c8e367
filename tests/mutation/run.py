"""Runs each mutant of the code in a process of its own that imports the changed module."""

import ast
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from itertools import islice
from types import ModuleType

import pytest  # noqa: F401 - read once here, shared by every process

import diary.domain.entries
import diary.domain.profile  # noqa: F401 - the same; none of these is changed, nor reads what is
from tests.mutation.code_mutants import MODULES, CodeMutant, mutated, path_of

KILLED, SURVIVED = 0, 3
PATIENCE_SECONDS = 60


class _Changed(Loader, MetaPathFinder):
    """Finds one module, and runs a changed tree as its code."""

    def __init__(self, module: str, tree: ast.Module) -> None:
        self.module, self.tree = module, tree

    def find_spec(self, name: str, *_rest: object) -> ModuleSpec | None:
        if name != self.module:
            return None
        return spec_from_file_location(name, path_of(name), loader=self)

    def exec_module(self, module: ModuleType) -> None:
        code = compile(self.tree, str(path_of(self.module)), "exec")
        exec(code, vars(module))  # noqa: S102 - our own code, with one thing changed


def survivors(mutants: Iterable[CodeMutant | None], jobs: int = 1) -> Iterator[CodeMutant | None]:
    """Yield each mutant under which every check passes; None stands for the code as it is.

    Args:
        mutants: what to try.
        jobs: how many processes at once; 1 or more.

    Raises:
        RuntimeError: if a module under test is imported here already: its copy would be tested instead.
    """
    if any(name in sys.modules for name in MODULES):
        raise RuntimeError("The code under test was imported before it was changed.")
    running: dict[int, CodeMutant | None] = {}
    waiting = iter(mutants)
    while True:
        for mutant in islice(waiting, jobs - len(running)):
            running[_start(mutant)] = mutant
        if not running:
            return
        child, status = os.wait()
        mutant = running.pop(child)
        if os.waitstatus_to_exitcode(status) == SURVIVED:
            yield mutant


def _start(mutant: CodeMutant | None) -> int:
    child = os.fork()
    if child == 0:
        os._exit(_check(mutant))
    return child


def _check(mutant: CodeMutant | None) -> int:
    try:
        # A change may never end: then the process does. Counted in its own time, not in that of a busy machine.
        signal.setitimer(signal.ITIMER_PROF, PATIENCE_SECONDS)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        if mutant is not None:
            sys.meta_path.insert(0, _Changed(mutant.module, mutated(mutant)))
        from tests.mutation.checks import first_failure

        failure = first_failure()
    except BaseException:  # noqa: BLE001 - a module that cannot be imported any more is found out
        return KILLED
    return KILLED if failure else SURVIVED
