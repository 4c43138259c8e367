"""What an article needs before patients may read it, and when it is due again."""

import calendar
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from education.models.guard import last_live_revision
from education.models.published_version import entry_hash
from education.models.settings import USUAL_REVIEW_MONTHS, EditorialSettings
from education.models.signature import Signature
from education.models.translations import original_of

SHORT_ANSWER = 240
MOST_POINTS = 7
# Addresses under /articles/ that are pages of the site itself.
TAKEN_ADDRESSES = ("a-z", "feed")


def what_an_article_lacks(page: Any) -> list[object]:
    """Return what has to be fixed before this article can be signed, one sentence each."""
    parts = (_address, _people, _answer, _body, _anchors, _changes)
    return [sentence for part in parts for sentence in part(page)]


def _address(page: Any) -> Iterator[object]:
    if page.slug in TAKEN_ADDRESSES:
        yield format_lazy(
            _("The site itself uses the address “{slug}”: choose another."), slug=page.slug
        )


def _people(page: Any) -> Iterator[object]:
    roles = {row.contributor.role for row in page.byline.all()}
    if "author" not in roles:
        yield _("Add the author to the byline.")
    if "clinical_reviewer" not in roles:
        yield _("Add the clinical reviewer to the byline.")
    if page.evidence_current_to is None:
        yield _("Say how far the evidence goes: “evidence current to”.")


def _answer(page: Any) -> Iterator[object]:
    if not strip_tags(page.quick_answer).strip():
        yield _("Write the quick answer.")
    if len(page.main_points) > MOST_POINTS:
        yield _("Keep at most seven main points.")
    for question in page.questions:
        length = len(question.value["short_answer"].strip())
        if not 0 < length <= SHORT_ANSWER:
            yield format_lazy(
                _("Give “{question}” a short answer of at most 240 characters."),
                question=question.value["question"],
            )


def _body(page: Any) -> Iterator[object]:
    if not page.sections:
        yield _("Write at least one section.")
    for section in page.sections:
        if not (section.value["heading"] or "").strip():
            yield _("Give every section a heading.")
        for block in section.value["body"] or ():
            if block.block_type == "figure" and not (block.value["alt"] or "").strip():
                yield _("Describe every figure for those who cannot see it.")


def _anchors(page: Any) -> Iterator[object]:
    """A heading may change; what links to the section must go on leading there."""
    published = _published_anchors(page)
    for section in page.sections:
        was = published.get(section.id)
        if was and section.value.get("anchor") != was:
            yield format_lazy(
                _(
                    "The section “{heading}” has been published with the anchor “{anchor}”, and links "
                    "use it: put it back."
                ),
                heading=section.value["heading"],
                anchor=was,
            )


def _published_anchors(page: Any) -> dict[str, str]:
    """Return block id → anchor of every section that readers saw last."""
    before = last_live_revision(page) if page.pk else None
    sections = json.loads(before.content.get("sections") or "[]") if before else []
    return {row["id"]: row["value"].get("anchor") or "" for row in sections if row.get("id")}


def _changes(page: Any) -> Iterator[object]:
    rows = list(page.changes.all())
    if any(row.kind == "correction" and not row.was_wrong.strip() for row in rows):
        yield _("A correction has to say what was wrong.")
    if any(not row.what.strip() for row in rows):
        yield _("Say under “what changed” what changed.")
    kept = {_hash_of(row) for row in rows}
    for entry in page.published_changes.order_by("date", "pk") if page.pk else ():
        if entry.entry_hash not in kept:
            yield format_lazy(
                _(
                    "What was published under “what changed” stays as it is, for good. "
                    "Put this back: {date}, {kind}: {words}"
                ),
                date=date_format(entry.date, "DATE_FORMAT"),
                kind=entry.get_kind_display(),
                words=f"{entry.was_wrong} {entry.what}".strip(),
            )


def _hash_of(row: Any) -> str:
    return entry_hash(date=row.date, kind=row.kind, what=row.what, was_wrong=row.was_wrong)


def review_dates(page: Any, signature: Signature) -> tuple[date | None, date | None]:
    """Return the days of the last review and of the next, once ``page`` is live by ``signature``."""
    original = original_of(page)
    if original is not None and signature.kind == Signature.Kind.LANGUAGE:
        return original.last_reviewed_on, original.next_review_on
    if not signature.whole_page_reviewed:
        return page.last_reviewed_on, page.next_review_on
    last = localdate(signature.signed_at)
    return last, signature.next_review_on or months_after(last, months_until_review(page))


def months_until_review(page: Any) -> int:
    site = page.get_site()
    if site is None:
        return USUAL_REVIEW_MONTHS
    return int(EditorialSettings.for_site(site).review_months)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
