"""The page around an article, made once for each content version and filled in for each article."""

import re
import secrets
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language

from education.addresses import absolute
from education.published import content_version

TEMPLATE = "education/pages/article.html"
# No editor can have typed it: whatever stands around the article is theirs.
_TOKEN = secrets.token_hex(8)
_MARK = re.compile(rf"%{_TOKEN}:(\w+)%")
_WORDS = ("title", "description", "canonical")
_PARTS = ("data", "top", "overdue", "summary", "body", "current")


class _Memory:
    """The frame made last, cut at its marks: text and names of marks by turns."""

    key: tuple[int, str | None] | None = None
    pieces: tuple[str, ...] = ()


def in_frame(request: HttpRequest, slug: str, rendered: dict[str, Any], *, overdue: bool) -> str:
    """Return the whole page of an article, from what ``render_article`` gave."""
    key = (content_version(), get_language())
    pieces = _Memory.pieces
    if _Memory.key != key:
        pieces = _Memory.pieces = _made(request)
        _Memory.key = key
    words = {**rendered, "canonical": absolute(f"/articles/{slug}/")}
    values = {name: escape(words[name]) for name in _WORDS} | {n: rendered[n] for n in _PARTS}
    values["overdue"] = rendered["overdue"] if overdue else ""
    return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(pieces))


def _made(request: HttpRequest) -> tuple[str, ...]:
    marks = {name: f"%{_TOKEN}:{name}%" for name in (*_WORDS, *_PARTS)}
    context = {"article": marks, "overdue": True, "canonical": marks["canonical"]}
    return tuple(_MARK.split(render_to_string(TEMPLATE, {**context, "section": "guides"}, request)))
