"""What staff have to look at in papers and claims: rows for the dashboard and the reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from education.citations import work_of
from education.domain.references.doubles import Shelf
from education.evidence.places import Place, edit_address, places_of
from education.evidence.wording import same_words
from education.models import Claim, Reference

# What an alert may be about, the gravest first.
CLAIM_LOST_ITS_PAPERS = "claim_lost_its_papers"
RETRACTED_IN_USE = "retracted_in_use"
FLAG_WAITS = "flag_waits"
CONCERN_IN_USE = "concern_in_use"
DOUBLE = "double"


@dataclass(frozen=True)
class Alert:
    """One thing to look at.

    ``kind`` is one of the codes above, ``what`` a sentence that says what happened and what to do,
    ``where`` the pages and snippets that show it (name and address of the editor), ``link`` the
    address in the CMS where it can be put right.
    """

    kind: str
    what: str
    where: tuple[Place, ...]
    link: str


def evidence_alerts() -> list[Alert]:
    """Return everything about papers and claims that somebody has to look at, the gravest first.

    Reads the database afresh; a dozen queries and a look into every draft for each flagged paper.
    """
    return [
        *_claims_without_papers(),
        *_withdrawn_papers(),
        *_waiting_flags(),
        *_doubles(),
    ]


def _claims_without_papers() -> Iterator[Alert]:
    live = Claim.objects.filter(live=True).exclude(certainty="not_assessed")
    for claim in live.with_shown_certainty().filter(shown_certainty="not_assessed"):
        what = _(
            "“{claim}” shows “not assessed”: no paper it rests on stands any more. Add one that "
            "does, or judge it anew."
        )
        yield _alert(CLAIM_LOST_ITS_PAPERS, what.format(claim=claim.statement), claim)


def _withdrawn_papers() -> Iterator[Alert]:
    for paper in Reference.objects.filter(live=True, retracted=True):
        what = _(
            "“{paper}” was retracted and is still shown, marked as such. Take it out where it is "
            "meant to support something."
        )
        if alert := _alert_if_used(RETRACTED_IN_USE, what.format(paper=paper.title), paper):
            yield alert
    for paper in Reference.objects.filter(live=True, concern=True, retracted=False):
        what = _(
            "“{paper}” carries an expression of concern. Look whether it still carries weight."
        )
        if alert := _alert_if_used(CONCERN_IN_USE, what.format(paper=paper.title), paper):
            yield alert


def _waiting_flags() -> Iterator[Alert]:
    for paper in Reference.objects.filter(live=True, has_unpublished_changes=True):
        draft = paper.get_latest_revision_as_object()
        if (draft.retracted, draft.concern) != (paper.retracted, paper.concern):
            what = _(
                "A draft of “{paper}” changes whether it was withdrawn. Readers see that once it is "
                "signed and published."
            )
            yield _alert(FLAG_WAITS, what.format(paper=paper.title), paper)


def _doubles() -> Iterator[Alert]:
    shelf = Shelf()
    for paper in Reference.objects.order_by("number"):
        work = work_of(paper)
        if found := shelf.find(work):
            what = _(
                "“{paper}” stands twice. {same} Keep one, and let claims and articles cite that."
            )
            same = same_words(found[1], found[0])
            yield _alert(DOUBLE, what.format(paper=paper, same=same), paper)
        shelf.put(paper, work)


def _alert_if_used(kind: str, what: str, paper: Reference) -> Alert | None:
    alert = _alert(kind, what, paper)
    return alert if alert.where else None


def _alert(kind: str, what: str, row: Any) -> Alert:
    return Alert(kind, what, places_of(row), edit_address(row))
