"""An article as the API gives it, whole: answer, sections, claims, papers, signs, people, dates, changes."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from education.addresses import absolute
from education.anchors import question_anchor
from education.api.blocks import SectionBlocks, said_of, sign_of
from education.api.rows import Rows
from education.citations import Citations, Listed
from education.models import ClinicSettings, PublishedChange

Made = dict[str, Any]


class Article:
    """What is said of one live article; each part is made when it is asked for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.address = absolute(f"/articles/{page.slug}/")
        self.rows = Rows(page)
        self._blocks = SectionBlocks(self.rows, self.address)

    def quick_answer(self) -> str:
        return self._blocks.html(self.page.quick_answer)

    def intro(self) -> str:
        return self._blocks.html(self.page.intro)

    def main_points(self) -> list[str]:
        return [str(point.value) for point in self.page.main_points]

    def sections(self) -> list[Made]:
        """Return each section: its blocks one by one, and all of it as HTML without the heading."""
        return [self._section(section.value) for section in self.page.sections]

    def questions(self) -> list[Made]:
        return [
            {
                "question": value["question"],
                "short_answer": value["short_answer"],
                "long_answer": self._blocks.html(value["long_answer"]),
                "anchor": question_anchor(value["question"]),
                "claim": self._slug(value.get("claim")),
            }
            for value in (question.value for question in self.page.questions)
        ]

    def headline_claim(self) -> str:
        return self._slug(self.page.headline_claim)

    def claims(self) -> list[Made]:
        return [
            claim_of(claim, self.rows.links[key], self.rows)
            for key, claim in self.rows.claims.items()
        ]

    def references(self) -> list[Made]:
        return [{"number": line.number, **paper_of(line)} for line in self.rows.citations]

    def red_flags(self) -> list[Made]:
        return [sign_of(flag) for flag in self.rows.red_flags]

    def byline(self) -> list[Made]:
        """Return who wrote and who checked it: what the page shows of them, and no account."""
        return [
            {
                "name": person.name,
                "role": person.role,
                "role_text": str(person.get_role_display()),
                "is_organisation": person.is_organisation,
                "bio": person.bio,
                "conflict_of_interest": person.conflict_of_interest,
            }
            for person in self.rows.people
        ]

    def changes(self) -> list[Made]:
        """Return what changed, newest first, corrections with what was wrong."""
        fields = ("date", "kind", "what", "was_wrong")
        rows = PublishedChange.objects.filter(page_id=self.page.pk).order_by("-date", "-pk")
        return list(rows.values(*fields))

    def notice(self) -> str:
        """Return what every page of the sample clinic says; nothing for a real one."""
        sample = ClinicSettings.objects.filter(sample=True).exists()
        return str(_("Sample: not clinically reviewed")) if sample else ""

    def review_is_overdue(self) -> bool:
        due = self.page.next_review_on
        return due is not None and due < timezone.localdate()

    def _section(self, value: Any) -> Made:
        blocks = self._blocks.of(value)
        papers = self.rows.citations.labels(
            paper for paper in value.get("references") or () if paper is not None and paper.live
        )
        return {
            "heading": value["heading"],
            "anchor": value.get("anchor") or "",
            "role": value["role"],
            "html": "\n".join(block["html"] for block in blocks if block.get("html")),
            "blocks": blocks,
            "references": [number for number, _label in papers],
        }

    def _slug(self, claim: Any) -> str:
        shown = self.rows.claims.get(claim.pk) if claim is not None else None
        return shown.slug if shown else ""


def claim_of(claim: Any, links: list[Any], rows: Rows | None = None) -> Made:
    """Return a claim with its reasons and papers; with ``rows``, their numbers in that article."""
    papers = []
    for link in links:
        number = rows.citations.number(link.reference) if rows else None
        paper = {"number": number} if number else {}
        (line,) = Citations([link.reference])
        papers.append({**paper, "stance": link.stance, "note": link.note, **paper_of(line)})
    return {
        **said_of(claim),
        "url": absolute(f"/claims/{claim.slug}/"),
        "why": claim.why,
        "applies_to": claim.applies_to,
        "references": papers,
    }


def paper_of(line: Listed) -> Made:
    """Return a paper as it is printed, with its warnings."""
    return {
        "citation": line.citation.text,
        "url": line.citation.url,
        "retracted": line.retracted,
        "expression_of_concern": line.concern,
    }
