"""Finds every message of the interface: in Python, in templates, and in the data that ships with it."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation.template import templatize

from education.domain.regions import Region, region
from education.sign_words import REGION_NAMES

APPS = ("portal", "education", "diary")
NAMES = {
    "_": (), "gettext": (), "gettext_lazy": (), "gettext_noop": (), "ngettext": ("plural",),
    "ngettext_lazy": ("plural",), "pgettext": ("context",), "pgettext_lazy": ("context",),
    "npgettext": ("context", "plural"), "npgettext_lazy": ("context", "plural"),
}  # fmt: skip
# As ``templatize`` writes the tags of a template: a call among letters that stand for everything else.
CALL = re.compile(r"\b(n?p?gettext|_)\(")
# Sentences of the shipped data that pages say through gettext: file, and the keys that hold them.
DATA = {"education/clinical/facts.json": {"question"}}
REGIONS = "education/clinical/regions.json"


class Message(NamedTuple):
    """One message: its context, or nothing; its words; its plural, or nothing."""

    context: str | None
    text: str
    plural: str | None


def messages() -> dict[Message, set[str]]:
    """Return every message and the files it is said in."""
    found: dict[Message, set[str]] = {}
    for path in _sources():
        name = str(path.relative_to(settings.BASE_DIR))
        for message in _in_file(path, name):
            found.setdefault(message, set()).add(name)
    for code in REGION_NAMES:
        for text in _of_region(region(code)):
            found.setdefault(Message(None, text, None), set()).add(REGIONS)
    return found


def _of_region(place: Region) -> Iterator[str]:
    """Yield what a region says in words; two of its phrases are its actions, said within a sentence."""
    yield from place.actions.values()
    for name, phrase in place.phrases.items():
        if name not in {"emergency", "today"} and re.search("[a-z]", phrase):
            yield phrase


def _sources() -> Iterator[Path]:
    for app in APPS:
        folder = Path(settings.BASE_DIR) / app
        yield from sorted(p for p in folder.rglob("*.py") if "migrations" not in p.parts)
        yield from sorted(
            p for p in folder.rglob("templates/**/*") if p.suffix in {".html", ".txt"}
        )
    yield from (Path(settings.BASE_DIR) / name for name in DATA)


def _in_file(path: Path, name: str) -> Iterator[Message]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        yield from (Message(None, text, None) for text in _texts(json.loads(source), DATA[name]))
    elif path.suffix == ".py":
        yield from in_python(source)
    else:
        yield from in_template(source)


def in_python(source: str) -> Iterator[Message]:
    """Yield the messages of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else _name(node.func)
            if name in NAMES:
                yield from _of_call(name, node.args)


def in_template(source: str) -> Iterator[Message]:
    """Yield the messages of a template."""
    code = templatize(source)
    for found in CALL.finditer(code):
        tree = _call_at(code, found.start())
        if tree is not None:
            yield from _of_call(found.group(1), tree.args)


def _call_at(code: str, start: int) -> ast.Call | None:
    end = start
    while (end := code.find(")", end + 1)) != -1:
        try:
            node = ast.parse(code[start : end + 1], mode="eval").body
        except SyntaxError:
            continue
        return node if isinstance(node, ast.Call) else None
    return None


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _of_call(name: str, args: list[ast.expr]) -> Iterator[Message]:
    wanted = NAMES[name]
    texts = [arg.value if isinstance(arg, ast.Constant) else None for arg in args]
    context = texts.pop(0) if "context" in wanted and texts else None
    if texts and isinstance(texts[0], str) and texts[0]:
        plural = texts[1] if "plural" in wanted and len(texts) > 1 else None
        yield Message(context, texts[0], plural)  # type: ignore[arg-type]


def _texts(value: Any, keys: set[str]) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _texts(item, keys)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item) if key in keys else _texts(item, keys)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
