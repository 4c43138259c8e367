"""The blocks of a section for another site: each by itself, and all of them as HTML."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

from education.api.clean_html import template_html, text_html
from education.api.rows import Rows
from education.models import Certainty, Verdict

Made = dict[str, Any]
Make = Callable[[Any], Made]


class SectionBlocks:
    """Makes the blocks of one article."""

    def __init__(self, rows: Rows, address: str) -> None:
        self.rows, self.address = rows, address
        self._make: dict[str, Make] = {
            "text": lambda value: {"html": self.html(value)},
            "steps": lambda value: {"items": [self.html(step) for step in value]},
            "claim": self._claim,
            "red_flags": self._red_flags,
            "track": self._track,
            "visit_questions": self._visit_questions,
            "do_dont": self._do_dont,
            "figure": self._figure,
            "table": self._table,
            "callout": lambda value: {"title": value["title"], "html": self.html(value["text"])},
        }

    def html(self, value: Any) -> str:
        return text_html(value, self.rows.numbers, self.address)

    def of(self, section: Any) -> list[Made]:
        """Return every block of a section that readers may see; an unknown kind as its plain words."""
        made = [self._block(block) for block in section.get("body") or ()]
        return [block for block in made if any(block[name] for name in block if name != "type")]

    def _block(self, block: Any) -> Made:
        make = self._make.get(block.block_type)
        if make is None:
            return {"type": "other", "texts": block.block.get_searchable_content(block.value)}
        fields = make(block.value)
        if block.block_type != "text":
            fields = {**fields, "html": template_html("block", fields, self.address)}
        return {"type": block.block_type, **fields}

    def _claim(self, value: Any) -> Made:
        claim = self.rows.claims.get(value.pk) if value else None
        return {"claim": said_of(claim)} if claim else {}

    def _red_flags(self, value: Any) -> Made:
        flags = [flag for flag in value.get("flags") or () if flag is not None and flag.live]
        return {"red_flags": [sign_of(flag) for flag in flags]}

    def _track(self, value: Any) -> Made:
        tags = [tag for tag in value.get("tags") or () if tag is not None and tag.live]
        named = [{"code": tag.code, "label": tag.label} for tag in tags]
        return {"intro": value["intro"] or "", "tags": named} if tags else {}

    def _visit_questions(self, value: Any) -> Made:
        asked = [row for row in value if row is not None and row.live]
        return {"questions": [{"question": row.question, "why": row.why} for row in asked]}

    def _do_dont(self, value: Any) -> Made:
        lists = {n: _plain(value[n]) for n in ("do_heading", "do", "dont_heading", "dont")}
        live = [row for row in value.get("tries") or () if row is not None and row.is_offered]
        tries = [{"code": row.code, "name": row.name} for row in live]
        return {**lists, "tries": tries} if tries else lists

    def _figure(self, value: Any) -> Made:
        image = value["image"]
        if image is None:
            return {}
        rendition = image.get_rendition("width-960|format-webp")
        shown = {
            "src": urljoin(self.address, rendition.url),
            "width": rendition.width,
            "height": rendition.height,
        }
        return {**shown, **{n: value[n] or "" for n in ("alt", "caption", "long_description")}}

    def _table(self, value: Any) -> Made:
        rows = value.get("data") or []
        head = bool(value.get("first_row_is_table_header")) and bool(rows)
        return {
            "caption": value.get("table_caption") or "",
            "header": rows[0] if head else [],
            "rows": rows[1:] if head else rows,
        }


def said_of(claim: Any) -> Made:
    """Return what we say of a claim in short; ``claim`` has its ``shown_certainty``."""
    return {
        "slug": claim.slug,
        "statement": claim.statement,
        "verdict": claim.verdict,
        "verdict_text": str(Verdict(claim.verdict).label),
        "certainty": claim.shown_certainty,
        "certainty_text": str(Certainty(claim.shown_certainty).label),
    }


def sign_of(flag: Any) -> Made:
    """Return a red flag as a sign and how soon somebody should be seen."""
    return {
        "code": flag.code,
        "sign": flag.sign or flag.question,
        "tier": flag.tier,
        "tier_text": str(flag.get_tier_display()),
    }


def _plain(value: Any) -> Any:
    return value if isinstance(value, str) else [str(line) for line in value]
