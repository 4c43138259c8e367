"""Every module of facts, rules and findings with one thing changed: a number, a comparison, and/or, not."""

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
MODULES = (
    "education.domain.urgency",
    *(f"education.domain.red_flags.{name}" for name in
      ("rules", "grammar", "rule_set", "facts", "evaluate", "prompts", "signs")),
    *(f"diary.domain.{name}" for name in
      ("periods", "shown", "observations", "about", "weight", "courses", "dark_stool", "stool_facts",
       "symptom_facts", "diary_facts", "answers", "follow", "hints", "medicine_prompts", "tag_prompts", "facts")),
)  # fmt: skip
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}

Change = tuple[ast.AST, str, Callable[[], None]]
"""What is changed, in words too, and the function that changes it."""


class CodeMutant(NamedTuple):
    """One change of one module. ``name`` says where and what, so that it can be found again by a reader."""

    module: str
    place: int
    name: str


def path_of(module: str) -> Path:
    """Return the file of a module."""
    return ROOT / f"{module.replace('.', '/')}.py"


def code_mutants(module: str) -> list[CodeMutant]:
    """Return every mutant of a module, in the order of its text."""
    tree, lines = _read(module)
    found: list[CodeMutant] = []
    seen: Counter[str] = Counter()
    for place, (node, what, _change) in enumerate(_changes(tree)):
        name = f"{module}: {what}: {lines[node.lineno - 1].strip()}"
        seen[name] += 1
        found.append(
            CodeMutant(module, place, name if seen[name] == 1 else f"{name} ({seen[name]})")
        )
    return found


def mutated(mutant: CodeMutant) -> ast.Module:
    """Return the tree of the module of ``mutant`` with its change made."""
    tree, _lines = _read(mutant.module)
    for place, (_node, _what, change) in enumerate(_changes(tree)):
        if place == mutant.place:
            change()
            return ast.fix_missing_locations(tree)
    raise LookupError(mutant.name)


def _read(module: str) -> tuple[ast.Module, list[str]]:
    text = path_of(module).read_text(encoding="utf-8")
    return ast.parse(text), text.splitlines()


def _changes(tree: ast.Module) -> Iterator[Change]:
    """Yield every change that can be made to ``tree``, none of them made yet."""
    for node, parent, field, place in list(_nodes(tree)):
        if isinstance(node, ast.Compare):
            yield from _comparisons(node)
        elif isinstance(node, ast.BoolOp):
            other = ast.Or if isinstance(node.op, ast.And) else ast.And
            yield node, f"to {other.__name__}", partial(setattr, node, "op", other())
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node, "not left out", partial(_put, parent, field, place, node.operand)
        elif isinstance(node, ast.Constant) and type(node.value) in {int, float}:
            yield from _numbers(node)


def _comparisons(node: ast.Compare) -> Iterator[Change]:
    for number, operator in enumerate(node.ops):
        for other in COMPARISONS[type(operator)]:
            what = f"{type(operator).__name__} to {other.__name__}"
            yield node, what, partial(node.ops.__setitem__, number, other())


def _numbers(node: ast.Constant) -> Iterator[Change]:
    step = 1 if isinstance(node.value, int) else 0.1
    for by in (-step, step):
        number = round(node.value + by, 9)
        yield node, f"{node.value} to {number}", partial(setattr, node, "value", number)


def _put(parent: ast.AST, field: str, place: int | None, node: ast.AST) -> None:
    if place is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[place] = node


def _nodes(node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST, str, int | None]]:
    """Yield every node below ``node`` with its parent and its place there, annotations left out."""
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list"} or isinstance(node, ast.JoinedStr):
            continue  # what a checker reads, and the words of a message
        below = enumerate(value) if isinstance(value, list) else [(None, value)]
        for place, child in below:
            if isinstance(child, ast.AST):
                yield child, node, field, place
                yield from _nodes(child)
