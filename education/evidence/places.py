"""Where a paper or a claim is used, for staff: names with the addresses of their editors."""

from typing import Any, NamedTuple

from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from education.models import Claim
from education.models.usage import shown_by


class Place(NamedTuple):
    """A page or snippet; ``url`` is its editor's address."""

    name: str
    url: str


def places_of(row: Any) -> tuple[Place, ...]:
    """Return everything that shows ``row``, live or in its newest draft, each once.

    Behind a paper come also the pages that show a claim resting on it.
    """
    direct = list(dict.fromkeys(shown_by(row)))
    through = [place for claim in direct if isinstance(claim, Claim) for place in shown_by(claim)]
    return tuple(
        Place(_name(place), edit_address(place)) for place in dict.fromkeys(direct + through)
    )


def edit_address(row: Any) -> str:
    """Return the address of the editor of a page or snippet."""
    return str(AdminURLFinder().get_edit_url(row) or "")


def _name(place: Any) -> str:
    return str(place.title if isinstance(place, Page) else place)
