"""The YAML block at the head of a Markdown document, read as text only and with small limits."""

import re

import yaml

from education.domain.importing.source import UnreadableDocument
from education.domain.importing.tree import FrontValue

MAX_CHARACTERS = 40_000
MAX_DEPTH = 6
_BLOCK = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def split_front_matter(text: str) -> tuple[dict[str, FrontValue], str]:
    """Return the front matter of ``text`` and the text with blank lines in its place.

    Every scalar stays the string that was written: no dates, numbers or tags are made of it.

    Raises:
        UnreadableDocument: if the block is no YAML mapping, repeats a key, nests deeper than
            ``MAX_DEPTH``, is longer than ``MAX_CHARACTERS`` or uses anchors and aliases.
    """
    found = _BLOCK.match(text)
    if not found:
        return {}, text
    block = found.group(1) or ""
    rest = "\n" * found.group(0).count("\n") + text[found.end() :]
    if len(block) > MAX_CHARACTERS:
        raise UnreadableDocument("The front matter is too long.")
    try:
        _check_events(block)
        node = yaml.compose(block, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise UnreadableDocument(f"The front matter is not valid YAML{_place(error)}.") from None
    value = _value(node) if node is not None else {}
    if not isinstance(value, dict):
        raise UnreadableDocument("The front matter is not a list of names and values.")
    return value, rest


def _check_events(block: str) -> None:
    """Refuse aliases, which can grow without bound, and nesting that would exhaust the stack."""
    depth = 0
    for event in yaml.parse(block, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableDocument("The front matter uses YAML anchors, which are not allowed.")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise UnreadableDocument("The front matter is nested too deeply.")


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" (line {mark.line + 2})" if mark else ""


def _value(node: yaml.Node) -> FrontValue:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_value(child) for child in node.value)
    return str(node.value)


def _mapping(node: yaml.MappingNode) -> dict[str, FrontValue]:
    values: dict[str, FrontValue] = {}
    for key, value in node.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
        line = key.start_mark.line + 2
        if not name:
            raise UnreadableDocument(f"The front matter has a name that is no word (line {line}).")
        if name in values:
            raise UnreadableDocument(f"The front matter names “{name[:40]}” twice (line {line}).")
        values[name] = _value(value)
    return values
