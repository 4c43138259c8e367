"""``manage.py import_article PATH``: make a draft page of a plain-text or Markdown document."""

import json
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError, CommandParser

from education.domain.importing import MAX_BYTES, UnreadableDocument, read_document
from education.importing import CannotImport, Imported, import_draft
from education.models import EducationIndexPage


class Command(BaseCommand):
    help = "Makes a draft page of a document (.txt, .md). It never goes live by itself."
    requires_system_checks: ClassVar[list[str]] = []  # they take longer than the import

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--parent", default="articles", metavar="SLUG")
        parser.add_argument("--json", action="store_true", help="print what was read as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["path"]
        parent = _parent(options["parent"])
        try:
            draft = read_document(_bytes_of(path), path.name)
            imported = import_draft(draft=draft, parent=parent, file_name=path.name)
        except (UnreadableDocument, CannotImport) as error:
            raise CommandError(str(error)) from None
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
        self.stdout.write(f"{done[imported.outcome]} “{page.title}” (page {page.pk}, not live).")
        for issue in imported.issues:
            self.stdout.write(f"  line {issue.line}: {issue.message}")


def _bytes_of(path: Path) -> bytes:
    """Return the document, or the first bytes beyond what can be imported."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise CommandError("The document cannot be opened: check its path.") from None


def _parent(slug: str) -> EducationIndexPage:
    parent = EducationIndexPage.objects.filter(slug=slug).first() if "\x00" not in slug else None
    if parent is None:
        raise CommandError(
            "There is no list of articles with this address: run set_up_clinic, or check --parent."
        )
    return parent
