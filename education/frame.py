"""The page around an article, made once for each content version and filled in for each article."""

import re
import secrets
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape

from education.addresses import absolute
from education.languages import language
from education.published import content_version

TEMPLATE = "education/pages/article.html"
# No editor can have typed it: whatever stands around the article is theirs.
_TOKEN = secrets.token_hex(8)
_MARK = re.compile(rf"%{_TOKEN}:(\w+)%")
_WORDS = ("title", "description", "canonical", "path", "slug")
_PARTS = ("data", "top", "overdue", "summary", "body", "current")


class _Memory:
    """The frames of one content version, cut at their marks: text and names of marks by turns.

    A language has a frame for each set of languages that its articles can also be read in.
    """

    version: int | None = None
    frames: dict[tuple[str, ...], tuple[str, ...]] = {}


def in_frame(request: HttpRequest, slug: str, rendered: dict[str, Any], *, overdue: bool) -> str:
    """Return the whole page of an article, from what ``render_article`` gave."""
    version = content_version()
    if _Memory.version != version:
        _Memory.frames, _Memory.version = {}, version
    there = rendered["languages"]
    key = (language(), *there)
    pieces = _Memory.frames.get(key)
    if pieces is None:
        pieces = _Memory.frames[key] = _made(request, there)
    path = f"/articles/{slug}/"
    words = {**rendered, "canonical": absolute(path), "path": path, "slug": slug}
    values = {name: escape(words[name]) for name in _WORDS} | {n: rendered[n] for n in _PARTS}
    values["overdue"] = rendered["overdue"] if overdue else ""
    return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(pieces))


def _made(request: HttpRequest, there: list[str]) -> tuple[str, ...]:
    marks = {name: f"%{_TOKEN}:{name}%" for name in (*_WORDS, *_PARTS)}
    context = {"article": marks, "overdue": True, "canonical": marks["canonical"]}
    context |= {"address": marks["path"], "there": there}
    return tuple(_MARK.split(render_to_string(TEMPLATE, {**context, "section": "guides"}, request)))
