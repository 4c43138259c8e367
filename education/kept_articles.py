"""Finds a live article as it was rendered when it was published: the one query of a public page.

Building this query costs Django as much as all the rest of the page, so its SQL is made once for each
process and only the slug is filled in.
"""

import json
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.db import connection

from education.languages import language
from education.models import ArticlePage

_SLUG = "the-slug-to-be-filled-in"
_LANGUAGE = "the-language-to-be-filled-in"
_FIELDS = ("pk", "path", "rendered", "next_review_on")


class KeptArticle(NamedTuple):
    """A live article: where it stands in the tree, its rendering, when its review is due."""

    pk: int
    path: str
    rendered: dict[str, Any] | None
    next_review_on: date | None


def kept_article(slug: str) -> KeptArticle | None:
    """Return the live article at this address in the language being read, or nothing."""
    sql, parameters = _query()
    known = {_SLUG: slug, _LANGUAGE: language()}
    with connection.cursor() as cursor:
        cursor.execute(sql, [known.get(value, value) for value in parameters])
        row = cursor.fetchone()
    if row is None:
        return None
    pk, path, rendered, due = row
    # SQLite gives JSON and dates as text; PostgreSQL gives JSON as text and dates as dates.
    return KeptArticle(
        pk,
        path,
        json.loads(rendered) if rendered else None,
        date.fromisoformat(due) if isinstance(due, str) else due,
    )


@cache
def _query() -> tuple[str, tuple[Any, ...]]:
    rows = ArticlePage.objects.filter(slug=_SLUG, live=True, locale__language_code=_LANGUAGE)
    rows = rows.order_by("pk")
    return rows.values_list(*_FIELDS)[:1].query.sql_with_params()
