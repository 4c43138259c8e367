"""Which section of which article explains a red flag: what can be chosen, and where the chosen one stands."""

from typing import Any, NamedTuple

from django.apps import apps

from education.languages import SOURCE


class Section(NamedTuple):
    """A section of a live article, as a red flag names it: the same in all languages."""

    title: str
    slug: str
    anchor: str
    heading: str
    chosen: str

    @property
    def name(self) -> str:
        """Return what an editor chooses it by."""
        return f"{self.title}: {self.heading}"


def sections(code: str = SOURCE, *, keys: set[str] | None = None) -> list[Section]:
    """Return the sections of the live articles in one language, of all or of those with these keys."""
    pages = apps.get_model("education", "ArticlePage").objects.live().public()
    pages = pages.filter(locale__language_code=code).order_by("title")
    if keys is not None:
        pages = pages.filter(translation_key__in=keys)
    return [
        Section(page.title, page.slug, anchor, block.value["heading"], _name(page, anchor))
        for page in pages
        for block in page.sections
        if (anchor := block.value.get("anchor"))
    ]


def chosen_section(chosen: str) -> Section | None:
    """Return the live section that a red flag names, None when it or its article is gone."""
    if not chosen:
        return None
    found = sections(keys={key_of(chosen)} - {""})
    return next((section for section in found if section.chosen == chosen), None)


def choices(chosen: str = "") -> list[Any]:
    """Return the sections by article, for a list to choose from; one that is gone stays, and says so."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for section in sections():
        groups.setdefault(section.title, []).append((section.chosen, section.heading))
    known = {value for rows in groups.values() for value, _label in rows}
    gone = [] if not chosen or chosen in known else [(chosen, chosen.partition("#")[2] or chosen)]
    return [*gone, *groups.items()]


def key_of(chosen: str) -> str:
    """Return the key of the article in what a red flag names; empty when it is no key."""
    key = chosen.partition("#")[0]
    digits = key.replace("-", "")
    return key if len(digits) == 32 and set(digits) <= set("0123456789abcdef") else ""


def _name(page: Any, anchor: str) -> str:
    return f"{page.translation_key}#{anchor}"
