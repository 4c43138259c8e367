"""What version of the published content readers see, and which answers depend on nothing else."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.http import HttpRequest, HttpResponseBase

REREAD_AFTER_SECONDS = 5
ONLY_ROW = 1

View = Callable[..., HttpResponseBase]


class _Seen(NamedTuple):
    number: int
    read_at: float


class _Memory:
    """The version this process saw last, or nothing yet."""

    seen: _Seen | None = None


def content_version() -> int:
    """Return the version of everything published; it grows with every publish and unpublish.

    A process asks the database at most every five seconds. Inside a transaction it always asks
    and never remembers: others must not be told of a version before its content is there. When
    the database does not answer, the last version seen stands, so kept pages can still be read.
    """
    now = time.monotonic()
    seen = _Memory.seen
    if connection.in_atomic_block:
        return _read()
    if seen is None or now - seen.read_at >= REREAD_AFTER_SECONDS:
        seen = _Memory.seen = _Seen(_read_or(seen.number if seen else 0), now)
    return seen.number


def bump_content_version() -> None:
    """Say that something was published, changed or taken down; call it in that transaction.

    The number is the time in microseconds (or one more than the last), so a version is never
    used twice, not after a restored backup either.
    """
    rows = _rows()
    now = time.time_ns() // 1000
    if not rows.update(number=Greatest(F("number") + 1, Value(now))):
        rows.get_or_create(id=ONLY_ROW, defaults={"number": now})
    transaction.on_commit(forget_content_version)


def forget_content_version() -> None:
    """Make this process ask the database again at the next request."""
    _Memory.seen = None


def reader_page(view: View) -> View:
    """Mark a view whose answer depends on nothing but its path and the published content.

    Only such an answer may be kept and given to the next reader: not one that looks at the query
    string, at a form or at who is asking.
    """

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.same_for_every_reader = True  # type: ignore[attr-defined]
        return response

    return marked


def same_for_every_reader(response: HttpResponseBase) -> bool:
    """Say whether the view that gave this answer was marked as ``reader_page``."""
    return getattr(response, "same_for_every_reader", False)


def _rows() -> Any:
    # By name: the models call this module when they are published.
    return apps.get_model("education", "ContentVersion").objects.filter(id=ONLY_ROW)


def _read() -> int:
    return _rows().values_list("number", flat=True).first() or 0


def _read_or(last: int) -> int:
    try:
        return _read()
    except DatabaseError:
        return last
