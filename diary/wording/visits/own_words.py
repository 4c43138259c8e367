"""What the patient says and asks, in their own words, and what they read."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from diary.domain.visits.document import Block, PackSection, Paragraph, Points
from diary.domain.visits.source import PackSource, ReadArticle
from diary.domain.visits.visit import TOP_QUESTIONS
from diary.wording.visits.said import TITLES, small, whole_date

MOST_LISTED = 6
"""Articles on a line each; more are run on."""


def story(source: PackSource) -> PackSection | None:
    """Return the story as it was written; None when none was, or it was left out."""
    if not source.has("story") or source.visit.story is None:
        return None
    return _section("story", Paragraph(source.visit.story, quoted=True))


def goals(source: PackSource) -> PackSection:
    """Return the goals, the most important first."""
    given = source.visit.goals
    if not given:
        return _section("goals", small(_("No goal is written down.")))
    return _section("goals", Points(given, ordered=True))


def questions(source: PackSource) -> PackSection:
    """Return the questions; the first ones matter most."""
    asked = tuple(one.text for one in source.visit.questions)
    if not asked:
        return _section("questions", small(_("No question is written down.")))
    strong = min(TOP_QUESTIONS, len(asked))
    return _section("questions", Points(asked, ordered=True, strong=strong))


def read(source: PackSource) -> PackSection | None:
    """Return the articles that were kept; None when none was, or they were left out."""
    if not source.has("read") or not source.read:
        return None
    return _section("read", *_articles(source))


def _articles(source: PackSource) -> Iterator[Block]:
    said = tuple(_article(article) for article in source.read)
    yield Points(said) if len(said) <= MOST_LISTED else Paragraph("; ".join(said))


def _article(article: ReadArticle) -> str:
    if article.reviewed_on is None:
        return article.title
    reviewed = whole_date(article.reviewed_on)
    return _("{title} (reviewed {day})").format(title=article.title, day=reviewed)


def _section(code: str, *blocks: Block) -> PackSection:
    return PackSection(code, str(TITLES[code]), blocks)
