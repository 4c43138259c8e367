"""What every page has to know of the page tree, in one query for each content version."""

from typing import NamedTuple

from django.apps import apps
from django.db.models import Value
from wagtail.models import PageViewRestriction

from education.published import content_version

_PRIVATE, _LANGUAGE = "private", "language"


class Tree(NamedTuple):
    """The tree paths of private pages, and the languages that have a live front page."""

    private: tuple[str, ...]
    languages: frozenset[str]


class _Memory:
    """The tree, as read at a content version."""

    version: int | None = None
    tree = Tree((), frozenset())


def tree() -> Tree:
    """Return what pages need to know of the tree; asked anew only when something was published."""
    version = content_version()
    if _Memory.version != version:
        _Memory.tree, _Memory.version = _read(), version
    return _Memory.tree


def _read() -> Tree:
    private = PageViewRestriction.objects.values_list(Value(_PRIVATE), "page__path")
    # By name: the models call modules that call this one.
    fronts = apps.get_model("education", "HomePage").objects.filter(live=True).order_by()
    rows = private.order_by().union(
        fronts.values_list(Value(_LANGUAGE), "locale__language_code"), all=True
    )
    found: dict[str, list[str]] = {_PRIVATE: [], _LANGUAGE: []}
    for kind, value in rows:
        found[kind].append(value)
    return Tree(tuple(found[_PRIVATE]), frozenset(found[_LANGUAGE]))
