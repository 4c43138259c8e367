"""What readers find a claim in: guides with the places, questions to ask, and how it was judged before."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from education.models import ArticlePage, VisitQuestion
from education.models.guard import signatures_of


class Use(NamedTuple):
    """A guide that shows a claim; ``places`` are (label, anchor), the anchor "" for its top."""

    title: str
    slug: str
    deck: str
    places: list[tuple[str, str]]


class Judgement(NamedTuple):
    """How a claim was judged from one day on."""

    since: date
    verdict: str
    certainty: str


def guides_using(claim: Any) -> list[Use]:
    """Return the public guides that show a claim, by title, each with the places where it stands."""
    pages = ArticlePage.objects.live().public().filter(locale=claim.locale_id)
    pages = pages.filter(explained__kind="claim", explained__code=claim.code)
    return [
        Use(page.title, page.slug, page.deck, list(dict.fromkeys(_places(page, claim))))
        for page in pages.distinct().order_by("title")
    ]


def _places(page: ArticlePage, claim: Any) -> Iterator[tuple[str, str]]:
    if page.headline_claim_id == claim.pk:
        yield _("The claim it checks"), ""
    for section in page.sections:
        blocks = section.value.get("body") or ()
        if any(block.block_type == "claim" and block.value == claim for block in blocks):
            yield section.value["heading"], section.value.get("anchor") or ""
    for question in page.questions:
        if question.value.get("claim") == claim:
            yield question.value["question"], "qa"


def questions_about(claim: Any) -> list[dict[str, Any]]:
    """Return the questions to ask that a claim brings up, each with the signs that do so too."""
    rows = VisitQuestion.objects.filter(live=True, locale=claim.locale_id)
    rows = (
        rows.filter(claims__translation_key=claim.translation_key).distinct().order_by("question")
    )
    return [
        {
            "question": row.question,
            "why": row.why,
            "signs": [flag.sign or flag.question for flag in row.red_flags.all() if flag.live],
        }
        for row in rows
    ]


def judgements(claim: Any) -> list[Judgement]:
    """Return how a claim was judged each time that changed for readers, the newest first."""
    went_live = signatures_of(claim).filter(went_live_at__isnull=False, revision__isnull=False)
    told: list[Judgement] = []
    for signature in went_live.select_related("revision").order_by("went_live_at"):
        words = signature.revision.content
        now = (words["verdict"], words["certainty"])
        if not told or told[-1][1:] != now:
            told.append(Judgement(localdate(signature.went_live_at), *now))
    return told[::-1]
