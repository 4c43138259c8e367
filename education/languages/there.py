"""In which languages the page at an address can be read. An address is the same in each, but for its start."""

import re
from typing import Any

from django.apps import apps

from education.languages import codes, without_language

# Addresses of one row: what stands before its slug, and its model. Anything below it is about it.
_ROWS = (
    (re.compile(r"/articles/(?!feed/|a-z/)([-\w]+)/.*"), "ArticlePage"),
    (re.compile(r"/topics/([-\w]+)/"), "Topic"),
    (re.compile(r"/claims/([-\w]+)/"), "Claim"),
)
# In every language, whatever is written in it.
_ALWAYS = re.compile(
    r"/|/(?:emergency|articles|articles/feed|articles/a-z|claims|glossary|search|corrections"
    r"|conflicts-of-interest|checklist|checklist/questions|checklist/result)/"
    r"|/claims/(?:verdict/\w+/)?(?:certainty/\w+/)?"
)


def languages_at(path: str) -> set[str]:
    """Return the codes of the languages that have a page at ``path``, which may be of any language."""
    plain = without_language(path)
    if _ALWAYS.fullmatch(plain):
        return set(codes())
    for address, model in _ROWS:
        if found := address.fullmatch(plain):
            return _live(model, found.group(1))
    return _live("StandardPage", plain.strip("/"))


def _live(model: str, slug: str) -> set[str]:
    # By name: the models call modules that call this one.
    rows = apps.get_model("education", model).objects.filter(live=True, slug=slug)
    return set(rows.values_list("locale__language_code", flat=True))


def languages_of(row: Any) -> list[str]:
    """Return the codes of the languages in which a row is live, in order."""
    rows = type(row)._base_manager.filter(translation_key=row.translation_key, live=True)  # noqa: SLF001
    return sorted(rows.values_list("locale__language_code", flat=True))
