"""What stands in the head of a page for those who list it, link to it or show a card of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.functional import cached_property

from education.addresses import absolute
from education.metadata.graph import Node, breadcrumbs, json_ld, web_page


@dataclass(frozen=True)
class Head:
    """Title, description and address of a page, and what schema.org calls it.

    ``alternates`` are (language code, whole address) of the same page in other languages.
    """

    title: str
    description: str
    path: str
    kind: str = "WebPage"
    crumbs: Sequence[tuple[str, str]] = ()
    about: Sequence[Node] = ()
    alternates: Sequence[tuple[str, str]] = field(default=())

    @property
    def canonical(self) -> str:
        return absolute(self.path)

    @cached_property
    def data(self) -> str:
        """Return the page as JSON-LD: itself, the way down to it, and what it is about."""
        title, description = str(self.title), str(self.description)
        page = web_page(self.kind, self.path, title, description)
        return json_ld([page, *breadcrumbs(self.crumbs, title, self.path), *self.about])
