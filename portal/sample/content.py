"""What the sample clinic publishes: claims, red flags, strategies, contributors and the articles, all signed."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate

from education.domain.importing import ArticleDraft, read_document
from education.importing import SAME, CannotImport, import_draft
from education.importing.comments import take_back
from education.languages import SOURCE
from education.models import (
    ArticleChange,
    ArticleContributor,
    ArticlePage,
    Claim,
    Contributor,
    DiaryTag,
    EducationIndexPage,
    HomePage,
    RedFlag,
    RelatedArticle,
    Strategy,
)
from education.models.home import FeaturedArticle
from education.setting_up.content import HERE as STARTERS
from education.setting_up.content import read_json
from education.workflow import sign_and_publish
from portal.sample.people import SamplePeople

ARTICLES = Path(__file__).parent / "articles"
# The first ``FEATURED`` are on the front page, in this order.
FEATURED = 6
SLUGS = (
    "is-leaky-gut-real",
    "leaky-gut-tests",
    "probiotics",
    "fibre-and-plants",
    "when-to-see-a-doctor",
    "preparing-for-your-visit",
    "low-fodmap",
    "igg-food-tests",
    "gluten-without-coeliac-disease",
    "painkillers-and-the-gut",
    "stress-and-the-gut",
    "gut-healing-supplements",
)
GUIDELINES = "Sample: nobody clinical has reviewed this."
# The newest papers among the references of these articles came out in February 2025.
EVIDENCE_CURRENT_TO = date(2025, 2, 28)
SAMPLE_BIO = "A sample name, made to show how this site works. Not a real person."
NO_CONFLICT = "None declared. This is a sample, not a real declaration."


def publish_content(people: SamplePeople) -> None:
    """Publish everything that waits for a signature, then the articles; what is live stays."""
    publish_all(Claim.objects.in_language(SOURCE).filter(live=False), people)
    publish_all(RedFlag.objects.in_language(SOURCE).filter(live=False), people)
    publish_all(Strategy.objects.in_language(SOURCE).filter(live=False), people)
    reviewer = _contributors(people)
    for page, draft in _drafts(people):
        _complete(page, draft, reviewer, people)
    _explain_tags(people)
    _feature(people)


def publish_all(rows: Iterable[Any], people: SamplePeople) -> None:
    """Sign every row as the reviewer and publish it as the publisher."""
    for row in rows:
        publish(row, people)


def publish(row: Any, people: SamplePeople) -> Any:
    """Sign one row or page and publish it."""
    return sign_and_publish(
        row,
        reviewer=people.reviewer,
        publisher=people.publisher,
        guideline_versions=GUIDELINES,
    )


def _contributors(people: SamplePeople) -> Contributor:
    """Make the two names of the byline; return the reviewer's."""
    author, reviewer = Contributor.Role.AUTHOR, Contributor.Role.CLINICAL_REVIEWER
    found = []
    for user, role in ((people.writer, author), (people.reviewer, reviewer)):
        name = user.get_full_name()
        contributor, _new = Contributor.objects.get_or_create(
            slug=name.lower().replace(" ", "-"),
            locale__language_code=SOURCE,
            defaults={
                "name": name,
                "role": role,
                "bio": SAMPLE_BIO,
                "conflict_of_interest": NO_CONFLICT,
                "account": user,
            },
        )
        found.append(contributor if contributor.live else publish(contributor, people))
    return found[1]


def _drafts(people: SamplePeople) -> list[tuple[ArticlePage, ArticleDraft]]:
    """Import the articles; return those that are new or changed since they were published."""
    parent = EducationIndexPage.objects.get(slug="articles", locale__language_code=SOURCE)
    changed = []
    for slug in SLUGS:
        path = ARTICLES / f"{slug}.md"
        draft = read_document(path.read_bytes(), path.name)
        try:
            imported = import_draft(
                draft=draft, parent=parent, file_name=path.name, user=people.writer
            )
        except CannotImport:  # somebody has it in review: what they do with it comes first
            continue
        if imported.outcome != SAME:
            changed.append((imported.page, draft))
    return changed


def _complete(
    page: ArticlePage, draft: ArticleDraft, reviewer: Contributor, people: SamplePeople
) -> None:
    """Add what an importer leaves for the editor, and publish."""
    authors = [row.contributor for row in page.byline.all() if row.contributor != reviewer]
    page.byline = [ArticleContributor(contributor=name) for name in (*authors, reviewer)]
    # The importer finds only what is online; here the articles to read next come at the same time.
    titles = [point.text for point in draft.related]
    named = {other.title: other for other in ArticlePage.objects.filter(title__in=titles)}
    page.related = [RelatedArticle(article=named[title]) for title in titles if title in named]
    page.evidence_current_to = EVIDENCE_CURRENT_TO
    if not page.changes.all():
        page.changes = [ArticleChange(date=localdate(), what="First published.")]
    page.save_revision(user=people.writer)
    publish(page, people)
    take_back(page.pk)  # what the import asked of an editor is done


def _explain_tags(people: SamplePeople) -> None:
    """Name the article that explains a tag which no section of an article offers for tracking."""
    articles = {
        page.slug: page
        for page in ArticlePage.objects.live().filter(slug__in=SLUGS, locale__language_code=SOURCE)
    }
    for row in read_json(STARTERS / "vocabulary.json")["diary_tags"]:
        article = articles.get(row.get("article", ""))
        tag = (
            DiaryTag.objects.in_language(SOURCE)
            .filter(code=row["code"], article=None, live=True)
            .first()
        )
        if article and tag:
            tag.article = article
            publish(tag, people)


def _feature(people: SamplePeople) -> None:
    """Show the first articles on the front page, unless somebody has chosen others."""
    home = HomePage.objects.first()
    if home is None or home.featured.exists():
        return
    pages = {
        page.slug: page
        for page in ArticlePage.objects.live().filter(slug__in=SLUGS, locale__language_code=SOURCE)
    }
    chosen = [pages[slug] for slug in SLUGS[:FEATURED] if slug in pages]
    home.featured = [FeaturedArticle(article=page) for page in chosen]
    home.save_revision(user=people.writer)
    publish(home, people)
