"""What is kept of an import: its row in the history, and a line in the page's own history."""

from dataclasses import dataclass
from typing import Any

from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from education.domain.importing import ArticleDraft, Issue
from education.domain.importing.draft import MOST_MAIN_POINTS
from education.importing.pages import LOG_ACTION, noted_name
from education.models import ArticlePage, DocumentImport

MADE, REVISED, SAME = "made", "revised", "same"
LONGEST_NAME = 255


@dataclass(frozen=True)
class Imported:
    """What an import did: ``outcome`` is ``made``, ``revised`` or ``same``.

    ``changes`` says in sentences what became different in a page that was there before.
    """

    page: ArticlePage
    outcome: str
    issues: tuple[Issue, ...]
    changes: tuple[str, ...] = ()


def record(
    done: Imported,
    draft: ArticleDraft,
    *,
    file_name: str,
    user: Any,
    row: DocumentImport | None,
) -> DocumentImport:
    """Keep what an import did and what it left to do; the file itself is let go."""
    row = row or described(draft, file_name=file_name, user=user)
    row.page_id = done.page.pk
    row.page_title = done.page.title[:LONGEST_NAME]
    row.revision = done.page.latest_revision
    row.outcome = done.outcome
    row.issues = [[issue.code, issue.message, issue.line] for issue in done.issues]
    row.changes = list(done.changes)
    row.document = None
    row.save()
    _log(done, draft, file_name=file_name, user=user)
    return row


def described(draft: ArticleDraft, *, file_name: str, user: Any) -> DocumentImport:
    """Return a new row of the history that says what a document holds; it is not saved."""
    cut = [point.text for point in draft.main_points[MOST_MAIN_POINTS:]]
    return DocumentImport(
        file_name=file_name[-LONGEST_NAME:],
        sha256=draft.sha256,
        imported_by=user,
        imported_by_name=(user.get_full_name() or user.get_username()) if user else "",
        counted=draft.counted,
        issues=[[issue.code, issue.message, issue.line] for issue in draft.issues],
        source=[[line.line, line.text] for line in draft.source],
        unplaced=[[item.line, item.text] for item in draft.unplaced] + [[0, text] for text in cut],
    )


def forget(row: DocumentImport | None) -> None:
    """Take a document out of the history that changed nothing."""
    if row is not None and row.page_id is None:
        row.delete()


def noted(page: ArticlePage) -> tuple[Issue, ...]:
    """Return the issues that the last import of ``page`` noted."""
    entry = PageLogEntry.objects.filter(page_id=page.pk, action=LOG_ACTION).first()
    return tuple(Issue(*kept) for kept in entry.data["issues"]) if entry else ()


def _log(done: Imported, draft: ArticleDraft, *, file_name: str, user: Any) -> None:
    """Keep in the page's history what the editor has to look at, and what found no field."""
    cut = [point.text for point in draft.main_points[MOST_MAIN_POINTS:]]
    whole = [draft.title, draft.deck, draft.publisher, draft.topic, draft.byline]
    notes = {
        "file": noted_name(file_name),
        "sha256": draft.sha256,
        "header": [text for text in whole if text],
        "issues": [[issue.code, issue.message, issue.line] for issue in done.issues],
        "unplaced": [[item.text, item.line] for item in draft.unplaced]
        + [[text, 0] for text in cut],
        "related": [point.text for point in draft.related],
    }
    log(instance=done.page, action=LOG_ACTION, user=user, data=notes)
