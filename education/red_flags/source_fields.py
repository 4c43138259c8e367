"""The sources of a red flag as an editor fills them in, and as the rules and readers know them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any, ClassVar
from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from education.domain.red_flags.sources import (
    DAY,
    SEEN,
    TO_CHECK,
    Labels,
    Source,
    composed,
    read_sources,
)

STATUSES = ((SEEN, _("Seen")), (TO_CHECK, _("To be checked")))
PARTS = tuple(field.name for field in fields(Source))


class SourceBlock(blocks.StructBlock):
    """One document that a red flag rests on, as far as it is known. What is not known stays empty."""

    organisation = blocks.CharBlock(
        label=_("Organisation"),
        required=False,
        max_length=120,
        help_text=_("Who published it: “NHS”, “NICE”."),
    )
    document = blocks.CharBlock(
        label=_("Document"),
        required=False,
        max_length=500,
        help_text=_("“NG12”, “page on stomach ache”."),
    )
    section = blocks.CharBlock(
        label=_("Section"),
        required=False,
        max_length=60,
        help_text=_("Its number or heading: “1.3”."),
    )
    version = blocks.CharBlock(
        label=_("Version"), required=False, max_length=60, help_text=_("As printed on it.")
    )
    date = blocks.CharBlock(
        label=_("Date"),
        required=False,
        max_length=10,
        help_text=_("When it was last changed: 2021, 2021-10 or 2021-10-05."),
    )
    status = blocks.ChoiceBlock(
        label=_("State"),
        choices=STATUSES,
        default=TO_CHECK,
        help_text=_("Seen: you have read the passage itself."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Source")
        description = _("One document, with its section, version and date.")
        template = "education/blocks/source.html"
        label_format = "{organisation} {document}"
        preview_value: ClassVar = {
            "organisation": "NICE",
            "document": "NG12",
            "section": "1.3",
            "version": "2023",
            "date": "",
            "status": SEEN,
        }

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the source as one line, and whether it was seen."""
        source = source_of(value)
        known = {"cited": sources_in_words([source]), "seen": source.is_seen}
        return {**super().get_context(value, parent_context), **known}

    def clean(self, value: Any) -> Any:
        """Refuse a source without a name, and a date that is none."""
        cleaned = super().clean(value)
        errors = {}
        if not (cleaned["organisation"] or cleaned["document"]):
            told = _("Name the organisation or the document.")
            errors["organisation"] = ValidationError(told)
        if cleaned["date"] and not _is_day(cleaned["date"]):
            told = _("Write a year, a month or a day: 2021, 2021-10 or 2021-10-05.")
            errors["date"] = ValidationError(told)
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned


class SourcesBlock(blocks.StreamBlock):
    """All sources of one red flag."""

    source = SourceBlock()


def _is_day(text: str) -> bool:
    found = DAY.fullmatch(text)
    try:
        return bool(found and (not found[3] or parse_date(text)))
    except ValueError:
        return False


def sources_in(stream: Iterable[Any]) -> tuple[Source, ...]:
    """Return what a stream of sources holds."""
    return tuple(source_of(block.value) for block in stream)


def source_of(value: Mapping[str, Any]) -> Source:
    """Return one source from what its block holds."""
    return Source(**{part: value.get(part) or "" for part in PARTS})


def as_stream(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Return sources as a stream keeps them."""
    return [
        {"type": "source", "value": asdict(source), "id": _name_of_block(place, source)}
        for place, source in enumerate(sources)
    ]


def _name_of_block(place: int, source: Source) -> str:
    # The same each time it is read, so that a translation and its original hold the same.
    return str(uuid5(NAMESPACE_URL, f"source:{place}:{source.organisation}:{source.document}"))


def with_sources(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return an older version's content with its source, which was one text then, in fields."""
    found, own = read_sources(
        content.get("source") or "",
        letters=content.get("source_status") or "",
        version=content.get("guideline_version") or "",
        date=content.get("source_date") or "",
    )
    return {**content, "sources": json.dumps(as_stream(found)), "own_choice": own}


def sources_in_words(sources: Iterable[Source], own_choice: str = "") -> str:
    """Return the sources as one text, its labels and dates in the language being read."""
    say = Labels(section=_g("section {section}"), version=_g("version {version}"), day=_day)
    return composed(sources, own_choice, say)


def _day(date: str) -> str:
    if not DAY.fullmatch(date):
        return date
    form = {4: "Y", 7: "YEAR_MONTH_FORMAT"}.get(len(date), "DATE_FORMAT")
    whole = parse_date(f"{date}-01-01"[:10])
    return str(date_format(whole, form)) if whole else date
