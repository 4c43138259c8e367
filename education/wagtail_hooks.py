"""What education adds to the CMS."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import DismissibleMenuItem
from wagtail.snippets.models import register_snippet

import education.guide.hooks
import education.hazards.hooks
import education.importing.hooks
import education.languages.report
import education.reports.hooks
import education.trying.hooks  # noqa: F401 - registers their screens
from education.cms import (
    own_words,  # noqa: F401 - tells reviewers why they cannot sign
    review_hooks,  # noqa: F401 - registers the reviewer's screen
    translation_hooks,  # noqa: F401 - registers the screens of translations
)
from education.cms.menu import PublishSignedPage, PublishSignedSnippet
from education.cms.refusals import way_back
from education.cms.signed import publish_signed
from education.cms.snippets import EvidenceGroup, WordsGroup
from education.dashboard.panel import DeskPanel
from education.evidence.places import places_of
from education.feedback import cms_hooks  # noqa: F401 - registers the lists of feedback
from education.models.snippet import ReviewedSnippet
from education.models.usage import require_unused
from education.views.references import add_references_from_list
from education.workflow import InUse, require_publishable

# As many as a message has room for; its words say how many more there are.
PLACES_LINKED = 5

register_snippet(EvidenceGroup)
register_snippet(WordsGroup)


@hooks.register("register_admin_urls")
def urls_of_ours() -> list[URLPattern]:
    return [
        path("signed/<int:revision_id>/publish/", publish_signed, name="publish_signed"),
        path("references/add/", add_references_from_list, name="add_references"),
    ]


@hooks.register("register_page_action_menu_item")
def publish_signed_page() -> PublishSignedPage:
    return PublishSignedPage()


@hooks.register("register_snippet_action_menu_item")
def publish_signed_snippet(_model: type) -> PublishSignedSnippet:
    return PublishSignedSnippet()


@hooks.register("before_publish_page")
def ask_the_guard_first(_request: HttpRequest, page: Any) -> None:
    """Refuse a schedule when it is set, not only when its hour comes."""
    require_publishable(page.get_latest_revision())


@hooks.register("before_delete_snippet")
def name_where_it_is_used(request: HttpRequest, instances: Any) -> HttpResponse | None:
    """Say where a snippet is used before anybody is asked whether they are sure."""
    for snippet in instances:
        if isinstance(snippet, ReviewedSnippet):
            try:
                require_unused(snippet)
            except InUse as refusal:
                places = places_of(snippet)[:PLACES_LINKED]
                buttons = [messages.button(place.url, place.name) for place in places if place.url]
                messages.error(request, str(refusal), buttons=buttons)
                return redirect(way_back(request, snippet))
    return None


@hooks.register("construct_homepage_panels", order=-10)
def show_the_desk(request: HttpRequest, panels: list[Any]) -> None:
    """Put our one panel in the place of Wagtail's, which show things that nobody may act on."""
    panels[:] = [DeskPanel()]


@hooks.register("construct_help_menu")
def keep_what_helps(_request: HttpRequest, items: list[Any]) -> None:
    """Leave out what Wagtail says of itself: its news, its guide, and the badge that counts them."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu")
def sign_first(items: list[Any], _request: HttpRequest, _context: Any) -> None:
    """Put signing first for a reviewer: saving is what they should not do."""
    items.sort(key=lambda item: item.name != "approve")
