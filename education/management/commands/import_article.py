"""``manage.py import_article PATH``: make a draft page of a document, whatever its type."""

import json
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import InterfaceError, OperationalError, ProgrammingError

from education.domain.importing import MAX_BYTES, UnreadableDocument, read_document
from education.importing import Imported, import_draft
from education.importing.pages import CannotImport
from education.models import ArticlePage, EducationIndexPage

UNOPENED = "The document cannot be opened: check its path."
LARGEST_ID = 2**31 - 1


class Command(BaseCommand):
    help = (
        "Makes a draft page of a document (.docx, .html, .txt, .md). It never goes live by itself."
    )
    requires_system_checks: ClassVar[list[str]] = []  # they take longer than the import

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--parent", default="articles", metavar="SLUG")
        parser.add_argument(
            "--page", type=int, metavar="ID", help="make it a new version of this page"
        )
        parser.add_argument("--json", action="store_true", help="print what was read as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["path"]
        try:
            draft = read_document(_bytes_of(path), path.name)
            imported = import_draft(
                draft=draft,
                parent=_parent(options["parent"]),
                file_name=path.name,
                page=_page(options["page"]),
            )
        except (UnreadableDocument, CannotImport) as error:
            raise CommandError(str(error)) from None
        except (InterfaceError, OperationalError, ProgrammingError):
            raise CommandError(
                "The database cannot be read: run migrate, and check DATABASE_URL."
            ) from None
        if options["json"]:
            issues = {"issues": [issue.as_json() for issue in imported.issues]}
            answer = {**draft.as_json(imported.page.pk), **issues}
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            self._tell(imported)

    def _tell(self, imported: Imported) -> None:
        done = {
            "made": "Made the draft",
            "revised": "Made a new version of",
            "same": "Imported before, nothing changed:",
        }
        page = imported.page
        state = "not live"
        if page.live:
            unseen = page.has_unpublished_changes
            state = "live; its newest version is not" if unseen else "live"
        self.stdout.write(f"{done[imported.outcome]} “{page.title}” (page {page.pk}, {state}).")
        for issue in imported.issues:
            self.stdout.write(f"  line {issue.line}: {issue.message}")


def _bytes_of(path: Path) -> bytes:
    """Return the document, or the first bytes beyond what can be imported."""
    try:
        if not path.is_file():  # a pipe would keep us waiting, a device would never end
            raise CommandError(UNOPENED)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise CommandError(UNOPENED) from None


def _page(id: int | None) -> ArticlePage | None:
    if id is None:
        return None
    page = ArticlePage.objects.filter(pk=id).first() if 0 < id <= LARGEST_ID else None
    if page is None:
        raise CommandError("There is no article with this number: check --page.")
    return page


def _parent(slug: str) -> EducationIndexPage:
    parent = EducationIndexPage.objects.filter(slug=slug).first() if "\x00" not in slug else None
    if parent is None:
        raise CommandError(
            "There is no list of articles with this address: run set_up_clinic, or check --parent."
        )
    return parent
