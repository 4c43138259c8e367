"""Rows in the language of the page that shows them, whichever language they were chosen in."""

from collections.abc import Sequence
from typing import Any


def in_language(rows: Sequence[Any], locale_id: int) -> list[Any]:
    """Return the live row in one language for each of ``rows``, in their order; without it, none."""
    if not rows:
        return []
    keys = [row.translation_key for row in rows]
    found = type(rows[0])._base_manager.filter(  # noqa: SLF001 - whatever the default manager hides
        translation_key__in=keys, locale_id=locale_id, live=True
    )
    by_key = {row.translation_key: row for row in found}
    return [by_key[key] for key in keys if key in by_key]
