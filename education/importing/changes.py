"""What a new version of a document changed in its page, section by section, in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

FIELDS = ("title", "deck", "publisher", "topic", "quick_answer", "intro")
STREAMS = {"sections": "heading", "questions": "question"}


@dataclass(frozen=True)
class Contents:
    """The words of a page: one text for each field, and one for each section and question by its name."""

    fields: Mapping[str, str]
    sections: Mapping[str, str]
    questions: Mapping[str, str]
    main_points: tuple[str, ...]


def contents_of(page: Any) -> Contents:
    """Return the words of ``page`` as they are now."""
    return Contents(
        fields={name: str(getattr(page, name) or "") for name in FIELDS},
        sections=_named(page, "sections"),
        questions=_named(page, "questions"),
        main_points=tuple(str(block.value) for block in page.main_points),
    )


def _named(page: Any, stream: str) -> dict[str, str]:
    """Return the blocks of a stream by name; the text of each is its searchable content and its papers."""
    return {block.value[STREAMS[stream]]: _text(block) for block in getattr(page, stream)}


def _text(block: Any) -> str:
    shown = block.block.get_searchable_content(block.value)
    papers = [str(row.pk) for row in block.value.get("references", ()) if row]
    return "\n".join([*map(str, shown), *papers])


def what_changed(before: Contents, after: Contents) -> Iterator[str]:
    """Yield one sentence for each thing that differs; none when nothing does."""
    names = {
        "title": _("The title changed."),
        "deck": _("The sentence under the title changed."),
        "publisher": _("The publisher changed."),
        "topic": _("The topic changed."),
        "quick_answer": _("The quick answer changed."),
        "intro": _("The introduction changed."),
    }
    yield from (names[name] for name in FIELDS if before.fields[name] != after.fields[name])
    yield from _blocks(
        before.sections,
        after.sections,
        new=_("Section “%(name)s” is new."),
        gone=_("Section “%(name)s” is gone."),
        other=_("Section “%(name)s” changed."),
    )
    yield from _blocks(
        before.questions,
        after.questions,
        new=_("Question “%(name)s” is new."),
        gone=_("Question “%(name)s” is gone."),
        other=_("Question “%(name)s” changed."),
    )
    if before.main_points != after.main_points:
        yield _("The main points changed.")


def _blocks(
    before: Mapping[str, str], after: Mapping[str, str], *, new: str, gone: str, other: str
) -> Iterator[str]:
    for name, text in after.items():
        if name not in before:
            yield new % {"name": name}
        elif before[name] != text:
            yield other % {"name": name}
    yield from (gone % {"name": name} for name in before if name not in after)


def ids_of(page: Any) -> dict[tuple[str, str], str]:
    """Return the id of each section and question by its name, so that a new version can keep it."""
    return {
        (stream, block.value[name]): block.id
        for stream, name in STREAMS.items()
        for block in getattr(page, stream)
        if block.id
    }


def keep_ids(page: Any, ids: Mapping[tuple[str, str], str]) -> None:
    """Give the sections and questions of ``page`` the ids of those that had their name before."""
    left = dict(ids)
    for stream, name in STREAMS.items():
        for block in getattr(page, stream):
            block.id = left.pop((stream, block.value[name]), None) or block.id
