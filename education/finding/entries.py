"""What search knows of one live row: its title, its parts with their anchors, and its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from wagtail.rich_text import get_text_for_indexing

from education.anchors import question_anchor
from education.domain.finding.excerpts import Part
from education.domain.finding.ranking import BODY, HEADING, SUMMARY, TITLE, weights
from education.domain.finding.words import fold, stem, words_of
from education.models import ArticlePage, Claim, GlossaryTerm, SearchEntry
from education.reading import source_of

# Grows when the same row would be written differently; entries of another format are written anew.
FORMAT = 1
CITED = re.compile(r"\s?\[\^\d{1,6}\]")
KINDS = {
    ArticlePage: SearchEntry.Kind.ARTICLE,
    Claim: SearchEntry.Kind.CLAIM,
    GlossaryTerm: SearchEntry.Kind.TERM,
}


@dataclass
class Draft:
    """An entry that is not written yet."""

    row: Any
    title: str
    summary: str
    parts: list[Part]
    fields: dict[str, Any] = field(default_factory=dict)
    # Found by, and not shown: other words for the same.
    besides: str = ""

    @property
    def language(self) -> str:
        return language_of_row(self.row)

    def words(self) -> set[str]:
        """Return every word as it is written, folded: what a misspelled word may have meant."""
        return {fold(word.written) for _weight, text in self._texts() for word in words_of(text)}

    def weights(self) -> dict[str, int]:
        """Return stem → how much this says of it."""
        code = self.language
        return weights(
            (weight, [stem(word.written, code) for word in words_of(text)])
            for weight, text in self._texts()
        )

    def _texts(self) -> Iterator[tuple[int, str]]:
        yield TITLE, self.title
        yield SUMMARY, f"{self.summary} {self.besides}"
        for part in self.parts:
            yield HEADING, part.heading
            yield BODY, part.text


def draft_of(row: Any) -> Draft:
    """Return what search should know of an article, a claim or a term."""
    return {ArticlePage: _article, Claim: _claim, GlossaryTerm: _term}[type(row)](row)


def language_of_row(row: Any) -> str:
    """Return the language a row is written in; rows that have none are in the site's own."""
    locale = getattr(row, "locale", None)
    return str(locale.language_code) if locale else settings.LANGUAGE_CODE


def _article(page: ArticlePage) -> Draft:
    claim = page.headline_claim
    shown = claim if claim is not None and claim.live else None
    fields = {
        "topic_id": page.topic_id if page.topic and page.topic.live else None,
        "verdict": shown.verdict if shown else "",
    }
    parts = [
        Part("", "", _plain([page.quick_answer, page.intro, *map(_value, page.main_points)])),
        *(_section(section.value) for section in page.sections),
        *(_question(question.value) for question in page.questions),
    ]
    return Draft(page, page.title, page.deck, parts, fields, shown.statement if shown else "")


def _section(section: Any) -> Part:
    texts = [text for block in section.get("body") or () for text in _texts_of(block)]
    return Part(section.get("anchor") or "", section["heading"] or "", _plain(texts))


def _question(value: Any) -> Part:
    texts = [value["short_answer"], source_of(value["long_answer"])]
    return Part(question_anchor(value["question"]), value["question"], _plain(texts))


def _texts_of(block: Any) -> Iterator[str]:
    """Yield the words of one block of a section; rows that it points at are found by their own words."""
    if block.block_type == "claim" and block.value is not None and block.value.live:
        yield block.value.statement
    elif block.block_type == "red_flags":
        flags = (flag for flag in block.value.get("flags") or () if flag is not None)
        yield from (flag.sign for flag in flags if flag.live)
    else:
        yield from block.block.get_searchable_content(block.value)


def _claim(claim: Claim) -> Draft:
    fields = {"verdict": claim.verdict}
    parts = [Part("", "", _plain([claim.why, claim.applies_to]))]
    return Draft(claim, claim.statement, claim.why, parts, fields)


def _term(term: GlossaryTerm) -> Draft:
    return Draft(term, term.term, term.meaning, [])


def _value(child: Any) -> str:
    return str(child.value)


def _plain(texts: Any) -> str:
    """Return rich and plain texts as one line, without the marks that cite papers."""
    line = " ".join(get_text_for_indexing(source_of(text)) for text in texts)
    return " ".join(CITED.sub("", line).split())
