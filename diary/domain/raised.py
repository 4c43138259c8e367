"""Which tags of the diary raise the question of a red flag, and which flags its entries ask about."""

from diary.domain import medicine_prompts, tag_prompts

ASKED_BY_ENTRIES = frozenset(
    (
        "RF05", "RF09", "RF20", "RF24", "RF25", "RF30", "RF45", "RF56", "RF68", "RF69", "RF77", "RF84",
    )
)  # fmt: skip
"""Flags that a pattern of entries asks about (``hints``): how bad a pain was, a colour, a run, a weight."""


def tags_that_raise(code: str) -> tuple[str, ...]:
    """Return the codes of the tags and classes of medicine that raise a flag's question, in order."""
    tags = {tag for row in tag_prompts.ROWS if row.flag == code for tag in (*row.tags, *row.beside)}
    classes = {
        name
        for row in medicine_prompts.ROWS
        if row.flag == code
        for name in (*row.classes, *row.tags)
    }
    return tuple(sorted(tags | classes))
