"""What in a revision is words that somebody signs, and what is only book-keeping."""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

# Set by publishing, scheduling, moving, locking or commenting: no reader reads them.
BOOKKEEPING = frozenset(
    {
        "pk",
        "id",
        "path",
        "depth",
        "numchild",
        "url_path",
        "owner",
        "content_type",
        "translation_key",
        "locale",
        "alias_of",
        "draft_title",
        "live",
        "live_revision",
        "latest_revision",
        "latest_revision_created_at",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "wagtail_admin_comments",
        "index_entries",
        "page",  # of a row that belongs to a page: a mirrored page has another
    }
)
SCHEDULE = ("go_live_at", "expire_at")
EDITOR_KEYS = re.compile(r'\s*data-block-key=(\\*)"[^"\\]*\1"')


def digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the words of a revision's content."""
    canonical = json.dumps(words(content), cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def same_words(signed: dict[str, Any], now: dict[str, Any], *, but: Iterable[str] = ()) -> bool:
    """Say whether ``now`` holds what was signed. Fields the software gained since do not count."""
    fields = (set(signed) & set(now)) - set(but)
    return digest({f: signed[f] for f in fields}) == digest({f: now[f] for f in fields})


def words(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row, and the rows that belong to it, without book-keeping."""
    return {name: _words_of(value) for name, value in row.items() if name not in BOOKKEEPING}


def _words_of(value: Any) -> Any:
    if isinstance(value, list):
        return [words(item) if isinstance(item, dict) else item for item in value]
    if isinstance(value, str) and value.startswith("[{"):  # a StreamField, stored as text
        try:
            return _words_of_block(json.loads(value))
        except ValueError:
            pass
    return EDITOR_KEYS.sub("", value) if isinstance(value, str) else value


def _words_of_block(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {k: v for k, v in value.items() if not (k == "id" and "type" in value)}
        return {key: _words_of_block(item) for key, item in kept.items()}
    if isinstance(value, list):
        return [_words_of_block(item) for item in value]
    return EDITOR_KEYS.sub("", value) if isinstance(value, str) else value
