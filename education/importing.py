"""A draft article → a draft page: never live, never guessed, and the same document only once."""

from dataclasses import dataclass
from html import escape
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from education.domain.importing import ArticleDraft, Issue
from education.domain.importing.draft import LONGEST_SHORT_ANSWER, MOST_MAIN_POINTS, Question
from education.import_blocks import section_value
from education.import_snippets import Snippets
from education.models import ArticleContributor, ArticlePage, EducationIndexPage, RelatedArticle

LOG_ACTION = "education.import"
LONGEST_SLUG = 100
LONGEST_MINUTES = 240

MADE, REVISED, SAME = "made", "revised", "same"


class CannotImport(Exception):
    """The draft cannot become a page now; the message says why in one sentence."""


@dataclass(frozen=True)
class Imported:
    """What an import did: ``outcome`` is ``made``, ``revised`` or ``same``."""

    page: ArticlePage
    outcome: str
    issues: tuple[Issue, ...]


@transaction.atomic
def import_draft(
    *, draft: ArticleDraft, parent: EducationIndexPage, file_name: str, user: Any = None
) -> Imported:
    """Make a draft page of ``draft`` under ``parent``, or a new version of the page it made before.

    The page is found by the document's SHA-256, then by its address. Nothing goes live, certainty is
    left not assessed, and reviewer and dates are left for the editor.

    Raises:
        CannotImport: if the page is locked or the address belongs to another kind of page.
    """
    there = _page_of(draft.sha256, parent)
    if there is not None:
        return Imported(there, SAME, _noted(there) or draft.issues)
    snippets = Snippets()
    page = _page_at(_slug(draft), parent)
    outcome = REVISED if page else MADE
    page = page.get_latest_revision_as_object() if page else ArticlePage(live=False)
    _fill(page, draft, snippets)
    if outcome == MADE:
        page.slug = _slug(draft)
        parent.add_child(instance=page)
    page.save_revision(user=user)
    issues = tuple(sorted((*draft.issues, *snippets.issues), key=lambda issue: issue.line))
    _keep_notes(page, draft, issues, file_name=file_name, user=user)
    return Imported(page, outcome, issues)


def _page_of(sha256: str, parent: EducationIndexPage) -> ArticlePage | None:
    """Return the page whose newest version came from this very document."""
    pages = ArticlePage.objects.child_of(parent)
    return pages.filter(latest_revision__content__source_sha256=sha256).first()


def _page_at(slug: str, parent: EducationIndexPage) -> ArticlePage | None:
    child = parent.get_children().filter(slug=slug).first()
    page = child.specific if child else None
    if page is None:
        return None
    if not isinstance(page, ArticlePage):
        raise CannotImport(_("The address “%(slug)s” belongs to another page.") % {"slug": slug})
    if page.locked or page.alias_of_id:
        raise CannotImport(_("The page “%(slug)s” is locked.") % {"slug": slug})
    return page


def _slug(draft: ArticleDraft) -> str:
    wanted = draft.front.get("slug")
    text = wanted if isinstance(wanted, str) and slugify(wanted) else _title(draft)
    return slugify(text)[:LONGEST_SLUG].strip("-") or f"document-{draft.sha256[:12]}"


def _title(draft: ArticleDraft) -> str:
    return draft.title or _("Document without a title")


def _fill(page: ArticlePage, draft: ArticleDraft, snippets: Snippets) -> None:
    """Put every field of the draft into the page; StreamFields get Python values."""
    page.title = _fitting(page, "title", _title(draft), snippets)
    page.deck = _fitting(page, "deck", draft.deck, snippets)
    page.publisher = _fitting(page, "publisher", draft.publisher, snippets)
    page.quick_answer = _paragraphs(draft.quick_answer)
    page.intro = _paragraphs(draft.intro)
    page.sections = [section_value(section, snippets) for section in draft.sections]
    page.questions = [_question(asked) for asked in draft.questions]
    points = draft.main_points[:MOST_MAIN_POINTS]
    page.main_points = [("point", point.text) for point in points]
    page.reading_minutes_override = _minutes(draft)
    page.source_sha256 = draft.sha256
    page.topic = snippets.topic(draft.topic)
    headline = draft.front.get("headline_claim")
    page.headline_claim = snippets.claim(headline if isinstance(headline, str) else "")
    _people_and_links(page, draft, snippets)


def _people_and_links(page: ArticlePage, draft: ArticleDraft, snippets: Snippets) -> None:
    """Set the author; a reviewer that the page has already stays, for the editor to decide."""
    kept = [row.contributor for row in page.byline.all() if row.contributor.role != "author"]
    is_organisation = bool(draft.publisher) and draft.byline.startswith(draft.publisher)
    author = snippets.author(draft.byline, is_organisation=is_organisation)
    names = [*([author] if author else []), *kept]
    page.byline = [ArticleContributor(contributor=contributor) for contributor in names]
    titles = {point.text for point in draft.related}
    found = ArticlePage.objects.live().filter(title__in=titles) if titles else ()
    page.related = [RelatedArticle(article=article) for article in found]


def _fitting(page: ArticlePage, name: str, text: str, snippets: Snippets) -> str:
    """Return ``text``, cut where the field ends; the editor is told and the notes keep the whole."""
    limit = page._meta.get_field(name).max_length  # noqa: SLF001 - Django's documented Model._meta
    if limit is None or len(text) <= limit:
        return text
    message = _("The %(field)s is longer than %(limit)s characters and was cut.")
    message %= {"field": page.name_of_field(name), "limit": limit}
    snippets.issues.append(Issue("too_long", message, 1))
    return f"{text[: limit - 1]}…"


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part)


def _question(asked: Question) -> tuple[str, dict[str, Any]]:
    """Return a question; a short answer too long to be read aloud stands before the long one."""
    fits = len(asked.short_answer) <= LONGEST_SHORT_ANSWER
    long = asked.long_answer if fits else f"{asked.short_answer}\n\n{asked.long_answer}"
    value = {
        "question": asked.question,
        "short_answer": asked.short_answer if fits else "",
        "long_answer": _paragraphs(long),
        "claim": None,
    }
    return ("question", value)


def _minutes(draft: ArticleDraft) -> int | None:
    stated = draft.stated_minutes
    return stated if stated and stated <= LONGEST_MINUTES else None


def _noted(page: ArticlePage) -> tuple[Issue, ...]:
    """Return the issues that the last import of ``page`` noted."""
    entry = PageLogEntry.objects.filter(page_id=page.pk, action=LOG_ACTION).first()
    return tuple(Issue(*noted) for noted in entry.data["issues"]) if entry else ()


def _keep_notes(
    page: ArticlePage,
    draft: ArticleDraft,
    issues: tuple[Issue, ...],
    *,
    file_name: str,
    user: Any,
) -> None:
    """Keep in the page's history what the editor has to look at, and what found no field."""
    cut = [point.text for point in draft.main_points[MOST_MAIN_POINTS:]]
    whole = [draft.title, draft.deck, draft.publisher, draft.topic, draft.byline]
    notes = {
        "file": file_name[-100:],
        "sha256": draft.sha256,
        "header": [text for text in whole if text],
        "issues": [[issue.code, issue.message, issue.line] for issue in issues],
        "unplaced": [[item.text, item.line] for item in draft.unplaced]
        + [[text, 0] for text in cut],
        "related": [point.text for point in draft.related],
    }
    log(instance=page, action=LOG_ACTION, user=user, data=notes)
