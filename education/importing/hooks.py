"""The import screen in the CMS: its address, its menu item, its line in a page's history."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import PageLogEntry

from education.importing.pages import LOG_ACTION
from education.models import EducationIndexPage
from education.views.importing import (
    import_document,
    import_history,
    import_notes,
    import_page,
    import_preview,
    import_report,
)

EDITOR_VIEW, EXPLORER_VIEW = "edit", "index"


class ImportMenuItem(MenuItem):
    """Shown to those who may write articles."""

    def is_shown(self, request: HttpRequest) -> bool:
        parent = EducationIndexPage.objects.first()
        return bool(parent and parent.permissions_for_user(request.user).can_add_subpage())


@hooks.register("register_admin_urls")
def import_addresses() -> list[URLPattern]:
    return [
        path("import/", import_document, name="import_document"),
        path("import/history/", import_history, name="import_history"),
        path("import/history/<int:import_id>/", import_report, name="import_report"),
        path("import/preview/<int:import_id>/", import_preview, name="import_preview"),
        path("import/preview/<int:import_id>/page/", import_page, name="import_page"),
        path("import/<int:page_id>/", import_notes, name="import_notes"),
    ]


@hooks.register("register_admin_menu_item")
def import_menu_item() -> MenuItem:
    address = reverse("import_document")
    return ImportMenuItem(_("Import an article"), address, icon_name="upload", order=250)


@hooks.register("register_log_actions")
def import_log_action(actions: LogActionRegistry) -> None:
    actions.register_action(
        LOG_ACTION, _("Import a document"), _("Made this version from an imported document")
    )


@hooks.register("register_page_header_buttons")
def import_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Offer the import where a newcomer looks for articles: in the explorer, beside "add"."""
    articles = isinstance(page.specific, EducationIndexPage)
    if (
        view_name == EXPLORER_VIEW
        and articles
        and page.permissions_for_user(user).can_add_subpage()
    ):
        address = reverse("import_document")
        yield Button(_("Import an article"), address, icon_name="upload", priority=5)


@hooks.register("register_page_header_buttons")
def import_notes_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Lead from the editor to what the import left to be looked at."""
    imported = PageLogEntry.objects.filter(page_id=page.pk, action=LOG_ACTION)
    if view_name == EDITOR_VIEW and imported.exists():
        address = reverse("import_notes", args=[page.pk])
        yield Button(_("Import notes"), address, icon_name="list-ul", priority=5)
