"""The shape of what each kind of entry says, for a device that has to build it without us.

Taken from the payloads themselves, so that a form without a connection cannot drift from them.
"""

from collections.abc import Mapping
from typing import Any

from diary.domain.entries import PAYLOADS

HOUSEKEEPING = frozenset({"schema", "zone", "recorded_at", "imported_from"})
TEXT, NUMBER, YES, LIST = "text", "number", "yes", "list"
OF_JSON = {"integer": NUMBER, "number": NUMBER, "boolean": YES, "array": LIST}


def shape_of(kind: str) -> Mapping[str, str]:
    """Return field name → text, number, yes or list, for the fields of a kind that a form may fill.

    Instants, days and coded answers are text.

    Raises:
        KeyError: if there is no such kind.
    """
    fields = PAYLOADS[kind].model_json_schema(by_alias=True)["properties"]
    return {name: _type(said) for name, said in fields.items() if name not in HOUSEKEEPING}


def bounds_of(kind: str) -> Mapping[str, tuple[float, float]]:
    """Return field name → lowest and highest value, for the numbers of a kind that have both.

    A bound that is itself too much (greater than, less than) is given as it is: we judge once more.

    Raises:
        KeyError: if there is no such kind.
    """
    fields = PAYLOADS[kind].model_json_schema(by_alias=True)["properties"]
    found = {}
    for name in shape_of(kind):
        for way in fields[name].get("anyOf", [fields[name]]):
            low = way.get("minimum", way.get("exclusiveMinimum"))
            high = way.get("maximum", way.get("exclusiveMaximum"))
            if low is not None and high is not None:
                found[name] = (low, high)
    return found


def _type(said: Mapping[str, Any]) -> str:
    """Return the one type of a field's JSON schema that is not null."""
    ways = said.get("anyOf", [said])
    kinds = [way.get("type") for way in ways if way.get("type") != "null"]
    return OF_JSON.get(str(kinds[0]), TEXT)
