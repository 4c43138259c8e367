"""The issues of an import as comments in the editor, beside the field or block that each is about."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Comment

from education.domain.importing import Issue
from education.importing.places import WITHOUT_COMMENT, Places
from education.models import DocumentImport


def comment_on(row: DocumentImport, places: Places, user: Any) -> None:
    """Write the issues of ``row`` into the editor, in place of those of earlier imports of the page.

    A comment that somebody answered is theirs now and stays. An import without a person,
    from the command line, has nobody to write as: its issues stand in the history only.
    """
    if user is None:
        return
    take_back(row.page_id)
    standing = {(c.contentpath, c.text) for c in Comment.objects.filter(page_id=row.page_id)}
    wanted: dict[tuple[str, str], None] = {}
    for kept in row.issues:
        issue = Issue(*kept)
        if issue.code not in WITHOUT_COMMENT:
            wanted.setdefault((places.path(issue), _text(issue, row)))
    made = [
        Comment(
            page_id=row.page_id,
            user=user,
            text=text,
            contentpath=path,
            revision_created=row.revision,
        )
        for path, text in wanted
        if (path, text) not in standing
    ]
    for comment in made:
        comment.save()
    row.comment_ids = [comment.pk for comment in made]
    row.save(update_fields=["comment_ids"])


def take_back(page_id: int | None) -> None:
    """Delete what imports wrote into the editor of a page and nobody has answered."""
    rows = DocumentImport.objects.filter(page_id=page_id)
    earlier = rows.values_list("comment_ids", flat=True)
    written = [number for numbers in earlier for number in numbers]
    Comment.objects.filter(pk__in=written, page_id=page_id, resolved_at=None, replies=None).delete()


def _text(issue: Issue, row: DocumentImport) -> str:
    if row.counted == "paragraph":
        return _("%(message)s (From the import: paragraph %(line)s of the document.)") % {
            "message": issue.message,
            "line": issue.line,
        }
    return _("%(message)s (From the import: line %(line)s of the document.)") % {
        "message": issue.message,
        "line": issue.line,
    }
