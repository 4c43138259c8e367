"""The page that a document belongs to: the one chosen, the one its file made before, or a new one."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from education.domain.importing import ArticleDraft
from education.models import ArticlePage, EducationIndexPage
from education.models.article_rules import TAKEN_ADDRESSES

LOG_ACTION = "education.import"
LONGEST_SLUG = 100
LONGEST_FILE_NAME = 100


class CannotImport(Exception):
    """The draft cannot become a page now; the message says why in one sentence."""


def page_of(
    sha256: str, parent: EducationIndexPage, chosen: ArticlePage | None
) -> ArticlePage | None:
    """Return the page, if need be the chosen one, whose newest version came from this very document."""
    pages = ArticlePage.objects.child_of(parent)
    if chosen is not None:
        pages = ArticlePage.objects.filter(pk=chosen.pk)
    return pages.filter(latest_revision__content__source_sha256=sha256).first()


def page_of_file(file_name: str, parent: EducationIndexPage) -> ArticlePage | None:
    """Return the page that a document of this file name was imported into last."""
    pages = ArticlePage.objects.child_of(parent)
    entries = PageLogEntry.objects.filter(
        action=LOG_ACTION, data__file=noted_name(file_name), page_id__in=pages.values("pk")
    )
    entry = entries.order_by("-timestamp", "-pk").first()
    return pages.filter(pk=entry.page_id).first() if entry else None


def noted_name(file_name: str) -> str:
    """Return the file name as the log of imports keeps it."""
    return file_name[-LONGEST_FILE_NAME:]


def require_unlocked(page: ArticlePage, user: Any) -> None:
    """Refuse a page that ``user`` may not change now; without a user any lock counts.

    Raises:
        CannotImport: if the page is locked, or is a copy that follows another page.
    """
    lock = page.get_lock()
    if page.alias_of_id or (lock and (user is None or lock.for_user(user))):
        raise CannotImport(_("The page “%(slug)s” is locked.") % {"slug": page.slug})
    if user is not None and not page.permissions_for_user(user).can_edit():
        raise CannotImport(_("You may not edit the page “%(slug)s”.") % {"slug": page.slug})


def wanted_slug(draft: ArticleDraft, title: str) -> str:
    """Return the address that the document asks for."""
    wanted = draft.front.get("slug")
    text = wanted if isinstance(wanted, str) and slugify(wanted) else title
    return slugify(text)[:LONGEST_SLUG].strip("-") or f"document-{draft.sha256[:12]}"


def free_slug(wanted: str, parent: EducationIndexPage) -> str:
    """Return ``wanted``, or the first of ``wanted-2``, ``wanted-3`` … that no page there has."""
    taken = set(
        parent.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True)
    )
    taken |= set(TAKEN_ADDRESSES)
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
