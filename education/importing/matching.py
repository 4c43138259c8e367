"""The footnotes of a document that are papers of the clinic: told by DOI or PubMed number alone."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from education.domain.importing import ArticleDraft, Issue
from education.domain.importing.identifiers import identifiers_in
from education.domain.importing.issues import UNMATCHED
from education.domain.importing.text import with_links
from education.domain.importing.tree import Footnote
from education.models import Reference


@dataclass(frozen=True)
class Matching:
    """Which footnotes are which papers.

    Attributes:
        papers: label of the footnote → the reference.
        numbers: label in the text → number of a reference, the labels of listed papers among them.
        issues: those of the draft, without "no reference yet" for what was matched.
    """

    papers: dict[str, Reference]
    numbers: dict[str, str]
    issues: tuple[Issue, ...]


def match_footnotes(draft: ArticleDraft) -> Matching:
    """Return the references that the footnotes of ``draft`` name; nothing is guessed and none is made."""
    found = {note.label: _reference(note) for note in draft.footnotes}
    papers = {label: paper for label, paper in found.items() if paper is not None}
    matched = {note.line for note in draft.footnotes if note.label in papers}
    issues = [i for i in draft.issues if not (i.code == UNMATCHED and i.line in matched)]
    for note in draft.footnotes:
        if note.label in papers:
            issues += _told(note, papers[note.label])
    numbers = {label: label for label in draft.papers}
    numbers |= {label: str(paper.number) for label, paper in papers.items()}
    return Matching(papers, numbers, tuple(sorted(issues, key=lambda issue: issue.line)))


def _reference(note: Footnote) -> Reference | None:
    """Return the one paper with the DOI or PubMed number of a footnote; two that differ are none."""
    named = identifiers_in(with_links(note.text))
    by_doi = Reference.objects.filter(doi__iexact=named.doi).first() if named.doi else None
    by_pmid = Reference.objects.filter(pmid=named.pmid).first() if named.pmid else None
    if by_doi and by_pmid and by_doi.number != by_pmid.number:
        return None
    return by_doi or by_pmid


def _told(note: Footnote, paper: Reference) -> list[Issue]:
    message = _(
        "Footnote %(label)s was matched to reference %(number)s: check that it is the paper."
    )
    told = [Issue("reference_matched", message % _names(note, paper), note.line)]
    if paper.retracted or paper.concern:
        message = _(
            "Footnote %(label)s is a paper that was withdrawn or warned about: see reference %(number)s."
        )
        told.append(Issue("reference_withdrawn", message % _names(note, paper), note.line))
    return told


def _names(note: Footnote, paper: Reference) -> dict[str, object]:
    return {"label": note.label, "number": paper.number}
