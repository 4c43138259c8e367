"""Claims, papers and red flags that want looking at."""

from collections.abc import Iterator
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from education.evidence.wording_check import doubtful_passages
from education.link_checks.checking import troubled
from education.link_checks.finding import links
from education.models import ArticleLink, ArticlePage, Claim, RedFlag, Reference
from education.models.usage import shown_by
from education.red_flags.explaining import sections
from education.reports.articles import about
from education.reports.places import kind_of, name_of
from education.reports.report import Row


def claims_without_papers() -> Iterator[Row]:
    """Yield the claims that no paper stands under which is live, not retracted and not in doubt."""
    for claim in Claim.objects.prefetch_related("claim_references__reference"):
        papers = [row.reference for row in claim.claim_references.all()]
        if not any(p.live and not p.retracted and not p.concern for p in papers):
            yield {
                **about(claim),
                "state": live_or_draft(claim),
                "verdict": claim.get_verdict_display(),
                "certainty": claim.get_certainty_display(),
                "papers": len(papers),
            }


def retracted_in_use() -> Iterator[Row]:
    """Yield each place that shows a paper which was retracted or warned about."""
    for paper in Reference.objects.filter(retracted=True) | Reference.objects.filter(concern=True):
        trouble = _("Retracted") if paper.retracted else _("Expression of concern")
        for place in dict.fromkeys(shown_by(paper)):
            yield {
                **about(place),
                "kind": kind_of(place),
                "paper": name_of(paper),
                "state": trouble,
            }


def unexplained_red_flags() -> Iterator[Row]:
    """Yield the red flags that no section of a live article explains: none that shows it, none chosen."""
    red_flags = ArticleLink.objects.filter(kind=ArticleLink.Kind.RED_FLAG)
    explained = set(red_flags.exclude(section_anchor="").values_list("code", flat=True))
    chosen = [section.chosen for section in sections()]
    for flag in RedFlag.objects.exclude(code__in=explained).exclude(explained_by__in=chosen):
        yield {**about(flag), "tier": flag.get_tier_display(), "state": live_or_draft(flag)}


def doubtful_wording() -> Iterator[Row]:
    """Yield the claims and articles whose newest words do not fit the certainty of the claims."""
    for row in (*Claim.objects.all(), *ArticlePage.objects.all()):
        for passage in doubtful_passages(row.get_latest_revision_as_object()):
            for doubt in passage.sentences:
                yield {**about(row), "kind": kind_of(row), "where": passage.where, "doubt": doubt}


def broken_links() -> Iterator[Row]:
    """Yield each place that links to an address which did not answer as it should."""
    troubles = list(troubled())
    places = links() if troubles else {}
    for check in troubles:
        for place in places.get(check.url, ()):
            yield {
                **about(place),
                "kind": kind_of(place),
                "link": check.url,
                "state": check.get_outcome_display(),
                "status": check.status,
                "since": check.failing_since and localdate(check.failing_since),
                "checked": localdate(check.checked_at),
            }


def live_or_draft(obj: Any) -> str:
    return _("Live") if obj.live else _("Draft")
