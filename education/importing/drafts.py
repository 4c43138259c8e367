"""A draft article → a draft page: never live, never guessed, and the same document only once."""

from html import escape
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from education.blocks import QABlock
from education.domain.importing import ArticleDraft
from education.domain.importing.citing import unmarked
from education.domain.importing.draft import (
    LONGEST_SHORT_ANSWER,
    MOST_MAIN_POINTS,
    Point,
    Question,
)
from education.domain.reading_time import LONGEST_MINUTES
from education.importing.blocks import limit_of, section_value
from education.importing.changes import contents_of, ids_of, keep_ids, what_changed
from education.importing.comments import comment_on
from education.importing.matching import match_footnotes
from education.importing.pages import (
    free_slug,
    page_of,
    page_of_file,
    require_unlocked,
    wanted_slug,
)
from education.importing.places import Places
from education.importing.records import MADE, REVISED, SAME, Imported, forget, noted, record
from education.importing.snippets import Snippets
from education.models import (
    ArticleContributor,
    ArticlePage,
    DocumentImport,
    EducationIndexPage,
    RelatedArticle,
)


@transaction.atomic
def import_draft(
    *,
    draft: ArticleDraft,
    parent: EducationIndexPage,
    file_name: str,
    user: Any = None,
    page: ArticlePage | None = None,
    row: DocumentImport | None = None,
) -> Imported:
    """Make a draft page of ``draft`` under ``parent``, or a new version of the page it belongs to.

    That is ``page``, else the page whose newest version came from this document, else the page that a
    document of this file name was imported into before; never one that only has the same title. Nothing
    goes live, certainty is left not assessed, and reviewer and dates are left for the editor. ``row`` is
    the document's line in the history, where its upload made one.

    Raises:
        CannotImport: if the page is locked.
    """
    same = page_of(draft.sha256, parent, page)
    if same is not None:
        forget(row)
        return Imported(same, SAME, noted(same) or draft.issues)
    matching = match_footnotes(draft)
    snippets = Snippets(matching.numbers)
    before = page or page_of_file(file_name, parent)
    changes: tuple[str, ...] = ()
    if before is None:
        made = _added(draft, parent, snippets, user)
    else:
        require_unlocked(before, user)
        made, changes = _revised(before, draft, snippets)
    made.save_revision(user=user)
    issues = tuple(sorted((*matching.issues, *snippets.issues), key=lambda issue: issue.line))
    done = Imported(made, REVISED if before else MADE, issues, changes)
    row = record(done, draft, file_name=file_name, user=user, row=row)
    comment_on(row, Places(made.get_latest_revision_as_object(), draft, snippets.body_lines), user)
    return done


def _revised(
    before: ArticlePage, draft: ArticleDraft, snippets: Snippets
) -> tuple[ArticlePage, tuple[str, ...]]:
    """Return the newest version of a page with the words of ``draft``, and what that changes."""
    made = before.get_latest_revision_as_object()
    earlier, ids = contents_of(made), ids_of(made)
    _fill(made, draft, snippets)
    keep_ids(made, ids)
    return made, tuple(what_changed(earlier, contents_of(made)))


def _added(
    draft: ArticleDraft, parent: EducationIndexPage, snippets: Snippets, owner: Any
) -> ArticlePage:
    """Return a new page, at the address that the document asks for or at a free one like it."""
    page = ArticlePage(live=False, owner=owner)
    _fill(page, draft, snippets)
    wanted = wanted_slug(draft, _title(draft))
    page.slug = free_slug(wanted, parent)
    if page.slug != wanted:
        message = _("Another page has the address “%(wanted)s”; this one got “%(slug)s”.")
        message %= {"wanted": wanted, "slug": page.slug}
        snippets.tell("address_taken", message, draft.lines.get("title", 1))
    parent.add_child(instance=page)
    return page


def _title(draft: ArticleDraft) -> str:
    return draft.title or _("Document without a title")


def _fill(page: ArticlePage, draft: ArticleDraft, snippets: Snippets) -> None:
    """Put every field of the draft into the page; StreamFields get Python values."""
    for name, text in (
        ("title", _title(draft)),
        ("deck", draft.deck),
        ("publisher", draft.publisher),
    ):
        setattr(page, name, _fitting(name, text, draft.lines.get(name, 1), snippets))
    page.quick_answer = _paragraphs(draft.quick_answer)
    page.intro = _paragraphs(draft.intro)
    page.sections = [section_value(section, snippets) for section in draft.sections]
    snippets.count_drafted_questions()
    page.questions = [_question(asked, snippets) for asked in draft.questions]
    page.main_points = [_point(point, snippets) for point in draft.main_points[:MOST_MAIN_POINTS]]
    page.reading_minutes_override = _minutes(draft)
    page.evidence_current_to = None  # for the editor to set anew: these are other words
    page.source_sha256 = draft.sha256
    page.topic = snippets.topic(draft.topic, draft.lines.get("topic", 1))
    headline = draft.front.get("headline_claim")
    page.headline_claim = snippets.claim(headline if isinstance(headline, str) else "")
    _people_and_links(page, draft, snippets)


def _people_and_links(page: ArticlePage, draft: ArticleDraft, snippets: Snippets) -> None:
    """Set the author; a reviewer that the page has already stays, for the editor to decide."""
    kept = [row.contributor for row in page.byline.all() if row.contributor.role != "author"]
    is_organisation = bool(draft.publisher) and draft.byline.startswith(draft.publisher)
    line = draft.lines.get("byline", 1)
    author = snippets.author(draft.byline, line, is_organisation=is_organisation)
    names = [*([author] if author else []), *kept]
    page.byline = [ArticleContributor(contributor=contributor) for contributor in names]
    page.related = [RelatedArticle(article=article) for article in _related(draft, snippets)]


def _related(draft: ArticleDraft, snippets: Snippets) -> list[ArticlePage]:
    """Return the live articles that the document names, each once; the editor is told of the others."""
    found: dict[int, ArticlePage] = {}
    for point in draft.related:
        article = ArticlePage.objects.live().filter(title__iexact=point.text).first()
        if article:
            found.setdefault(article.pk, article)
        else:
            message = _("No article that is online is called “%(title)s”; choose one to read next.")
            snippets.tell("related_not_found", message % {"title": point.text}, point.line)
    return list(found.values())


def _fitting(name: str, text: str, line: int, snippets: Snippets) -> str:
    """Return ``text``, cut where the field ends; the editor is told and the notes keep the whole."""
    field = ArticlePage._meta.get_field(name)  # noqa: SLF001 - Django's documented Model._meta
    limit = field.max_length
    if limit is None or len(text) <= limit:
        return text
    message = _("The %(field)s is longer than %(limit)s characters and was cut.")
    message %= {"field": field.verbose_name, "limit": limit}
    snippets.tell("too_long", message, line)
    return f"{text[: limit - 1]}…"


def _paragraphs(text: str) -> str:
    parts = unmarked(text).split("\n\n")
    return "".join(f"<p>{escape(part)}</p>" for part in parts if part)


def _point(point: Point, snippets: Snippets) -> tuple[str, str]:
    snippets.check_length(_("main point"), point.text, _longest_point(), point.line)
    return ("point", point.text)


def _longest_point() -> int | None:
    points = ArticlePage._meta.get_field("main_points").stream_block  # noqa: SLF001 - as above
    return limit_of(points, "point")


def _question(asked: Question, snippets: Snippets) -> tuple[str, dict[str, Any]]:
    """Return a question; a short answer too long to be read aloud stands before the long one."""
    snippets.check_length(_("question"), asked.question, limit_of(QABlock, "question"), asked.line)
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
