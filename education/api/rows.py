"""The rows an article points at, read with a number of queries that does not grow with them."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import cached_property

from education.citations import Citations
from education.contents import ROWS, name_of
from education.models import Claim, ClaimReference


class Rows:
    """What readers may see of the claims, papers, red flags and people of one article."""

    def __init__(self, page: Any) -> None:
        self.page = page

    @cached_property
    def claims(self) -> dict[int, Claim]:
        """Return the live claims by key, in reading order, each with what readers are told."""
        keys = [row.pk for row in self._all if name_of(row) == "claim"]
        shown = Claim.objects.filter(pk__in=keys, live=True).with_shown_certainty().in_bulk()
        return {key: shown[key] for key in dict.fromkeys(keys) if key in shown}

    @cached_property
    def links(self) -> dict[int, list[ClaimReference]]:
        """Return claim → its papers that readers may see, in the editor's order."""
        rows = ClaimReference.objects.filter(claim__in=self.claims, reference__live=True)
        found: dict[int, list[ClaimReference]] = {key: [] for key in self.claims}
        for link in rows.select_related("reference").order_by("sort_order", "pk"):
            found[link.claim_id].append(link)
        return found

    @cached_property
    def references(self) -> list[Any]:
        """Return the papers in the order the page numbers them."""
        papers: dict[int, Any] = {}
        for row in self._all:
            if name_of(row) == "reference" and row.live:
                papers.setdefault(row.pk, row)
            for link in self.links.get(row.pk, ()) if name_of(row) == "claim" else ():
                papers.setdefault(link.reference_id, link.reference)
        return list(papers.values())

    @cached_property
    def citations(self) -> Citations:
        return Citations(self.references)

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Return number on the site → number in this article, of its papers."""
        return {paper.number: self.citations.number(paper) or 0 for paper in self.references}

    @cached_property
    def red_flags(self) -> list[Any]:
        flags = [row for row in self._all if name_of(row) == "redflag" and row.live]
        return list(dict.fromkeys(flags))

    @cached_property
    def people(self) -> list[Any]:
        lines = self.page.byline.select_related("contributor").order_by("sort_order", "pk")
        return [line.contributor for line in lines if line.contributor.live]

    @cached_property
    def _all(self) -> list[Any]:
        return [row for row in self._rows() if row is not None]

    def _rows(self) -> Iterator[Any]:
        for section in self.page.sections:
            for block in section.value.get("body") or ():
                find = ROWS.get(block.block_type)
                yield from (find(block.value) or ()) if find else ()
            yield from section.value.get("references") or ()
        yield from (question.value.get("claim") for question in self.page.questions)
        yield self.page.headline_claim
