"""Articles that want looking at: due, changed, never reviewed, hard to read, pictures without words."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from education.models import ArticlePage, ClinicImage, StandardPage
from education.reports.places import edit_url, name_of
from education.reports.readability import Reading, all_readings
from education.reports.report import Row
from education.review_clock import desk


def review_due() -> Iterator[Row]:
    """Yield the live articles whose next review is over or comes within sixty days."""
    today = localdate()
    for state, items in ((_("Overdue"), desk.overdue(today)), (_("Due soon"), desk.due(today))):
        for item in items:
            late = (today - item.object.next_review_on).days
            yield {
                **about(item.object),
                "state": state,
                "due": item.since,
                "days": late if late > 0 else None,
                "topic": str(item.object.topic or ""),
            }


def unpublished_changes() -> Iterator[Row]:
    """Yield what is live and has a newer version that readers do not see."""
    for item in desk.unpublished_changes():
        yield {
            **about(item.object),
            "kind": capfirst(item.kind),
            "changed": item.since,
            "by": item.who,
        }


def never_reviewed() -> Iterator[Row]:
    """Yield what nobody has signed as a whole: articles, and text that came with the software."""
    for item in desk.never_reviewed():
        state = _("Live") if item.object.live else _("Draft")
        yield {**about(item.object), "kind": capfirst(item.kind), "state": state}


def readability() -> Iterator[Row]:
    """Yield every article with the scores of its newest version."""
    for page, readings in all_readings():
        if readings:
            yield {**about(page), **score_cells(readings[0])}


def readability_by_section() -> Iterator[Row]:
    """Yield every part of every article with its scores."""
    for page, readings in all_readings():
        for reading in readings[1:]:
            yield {**about(page), "part": reading.heading, **score_cells(reading)}


def score_cells(reading: Reading) -> Row:
    scores, without, counted = reading.scores, reading.without_terms, reading.age is not None
    return {
        "judgement": (_("Too hard") if reading.hard else _("Within the aim")) if counted else "",
        "age": reading.age,
        "words": scores.counts.words,
        "sentences": scores.counts.sentences,
        "long": len(reading.long),
        "grade": round(scores.grade, 1) if counted else None,
        "grade_without": round(without.grade, 1) if counted and without else None,
        "ease": round(scores.flesch_ease, 1) if counted else None,
        "ease_without": round(without.flesch_ease, 1) if counted and without else None,
        "lix": round(scores.lix, 1),
        "smog": round(scores.smog, 1) if counted and scores.smog is not None else None,
    }


def pictures_without_text() -> Iterator[Row]:
    """Yield figures without a short description, and pictures of the library without one."""
    for model in (ArticlePage, StandardPage):
        for page in model.objects.filter(alias_of=None):
            yield from ({**about(page), **figure} for figure in _bare_figures(page))
    for picture in ClinicImage.objects.filter(description=""):
        yield {
            "title": picture.title,
            "url": edit_url(picture),
            "where": _("The list of images"),
            "state": _("No description yet"),
        }


def _bare_figures(page: Any) -> Iterator[Row]:
    draft = page.get_latest_revision_as_object()
    sections = getattr(draft, "sections", None)
    bodies = (
        [(section.value["heading"], section.value["body"] or ()) for section in sections]
        if sections is not None
        else [(_("Body"), draft.body)]
    )
    for heading, body in bodies:
        for block in body:
            if block.block_type == "figure" and not (block.value["alt"] or "").strip():
                yield {"where": heading, "state": _("Figure without short description")}


def about(obj: Any) -> Row:
    """Return what every row says: what it is about, and where it is edited."""
    return {"title": name_of(obj), "url": edit_url(obj)}
