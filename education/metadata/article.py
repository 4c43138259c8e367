"""What an article says of itself to machines; kept with its rendering."""

from typing import Any

from django.utils.html import strip_tags

from education.addresses import absolute
from education.anchors import question_anchor
from education.contents import papers_of
from education.metadata.graph import Node, breadcrumbs, claim_review, json_ld, named, web_page


def structured_data(page: Any, article: Any) -> str:
    """Return the data block of an article as HTML; ``article`` is its ``reading.Reading``."""
    path = f"/articles/{page.slug}/"
    crumbs = breadcrumbs(article.crumbs(), page.title, path)
    return json_ld(
        [_page(page, article, path), *crumbs, *_questions(page, path), *_claim(page, article, path)]
    )


def _page(page: Any, article: Any, path: str) -> Node:
    byline = article.byline()
    description = page.search_description or page.deck or strip_tags(page.quick_answer)
    node = web_page("MedicalWebPage", path, page.title, description)
    if page.publisher:
        node["publisher"] = {"@type": "Organization", "name": page.publisher}
    dates = {
        "datePublished": page.first_published_at,
        "dateModified": page.last_published_at,
        "lastReviewed": page.last_reviewed_on,
    }
    return {
        **node,
        "inLanguage": page.locale.language_code,
        "author": [named(contributor) for contributor in byline["author"]],
        "reviewedBy": [named(contributor) for contributor in byline["clinical_reviewer"]],
        **{name: moment.isoformat() for name, moment in dates.items() if moment},
    }


def _questions(page: Any, path: str) -> list[Node]:
    answered = [
        {
            "@type": "Question",
            "name": question.value["question"],
            "url": absolute(f"{path}#{question_anchor(question.value['question'])}"),
            "acceptedAnswer": {"@type": "Answer", "text": question.value["short_answer"]},
        }
        for question in page.questions
    ]
    return [{"@type": "FAQPage", "url": absolute(path), "mainEntity": answered}] if answered else []


def _claim(page: Any, article: Any, path: str) -> list[Node]:
    if article.headline is None:
        return []
    claim = page.headline_claim
    papers = article.shown(papers_of(claim))
    return [claim_review(claim, strip_tags(article.headline["why"]), path, papers)]
