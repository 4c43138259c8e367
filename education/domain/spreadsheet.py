"""Cells that a spreadsheet shows as they are, and never runs."""

from typing import Any, Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def unlike_formula(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula.

    Args:
        value: text, a number, a list (its parts are joined by commas), or None for an empty cell.

    Returns:
        The value; text that begins as a formula does gets an apostrophe before it. Numbers stay numbers.

    Source: OWASP, CSV injection.
    """
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
    if isinstance(text, str) and text.startswith(FORMULA):
        return f"'{text}"
    return "" if text is None else text
