"""Which words of a claim or an article say more, or less, than the evidence: marked, with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _

from education.domain.certainty import Certainty
from education.domain.certainty_wording import (
    Finding,
    Piece,
    lint_certainty,
    lint_prose,
    pieces,
)
from education.wording import sentence_about

# The words that are listened for are English.
LANGUAGE = "en"


@dataclass(frozen=True)
class Passage:
    """A text with its doubtful words: where it stands, its pieces, a sentence for each doubt."""

    where: str
    pieces: list[Piece]
    sentences: list[str]


def doubtful_passages(row: Any) -> list[Passage]:
    """Return the passages of a claim or an article whose words do not fit the certainty of its claims."""
    if not in_english(row):
        return []
    found = _of_article(row) if hasattr(row, "sections") else _of_claim(row)
    return [passage for passage in found if passage.sentences]


def in_english(row: Any) -> bool:
    """Say whether a row is written in English, as one without a language is."""
    locale = row.locale if getattr(row, "locale_id", None) else None
    return locale is None or locale.language_code.startswith(LANGUAGE)


def _of_claim(claim: Any) -> Iterator[Passage]:
    level = Certainty(claim.certainty)
    yield _passage(_("Why"), claim.why, lint_certainty(claim.why, level), level)
    surer = lint_prose(claim.applies_to, [level])
    yield _passage(_("Who and what it applies to"), claim.applies_to, surer, level)


def _of_article(page: Any) -> Iterator[Passage]:
    """Yield what stands beside claims: the answer, the sections that show some, the answers about one."""
    headline = _levels(page.headline_claim)
    points = "\n".join(str(point.value) for point in page.main_points)
    for where, text in (
        (_("Quick answer"), _words(page.quick_answer)),
        (_("Introduction"), _words(page.intro)),
        (_("Main points"), points),
    ):
        yield _prose(where, text, headline)
    for section in page.sections:
        yield from _of_section(section.value)
    for question in page.questions:
        levels = _levels(question.value.get("claim"))
        for name in ("short_answer", "long_answer"):
            yield _prose(question.value["question"], _words(question.value.get(name)), levels)


def _of_section(section: Any) -> Iterator[Passage]:
    blocks = list(section.get("body") or ())
    levels = _levels(*(block.value for block in blocks if block.block_type == "claim"))
    for block in blocks:
        if block.block_type in {"text", "steps", "callout"}:
            yield _prose(section["heading"], _block_words(block), levels)


def _block_words(block: Any) -> str:
    if block.block_type == "steps":
        return "\n".join(_words(step) for step in block.value)
    return _words(block.value["text"] if block.block_type == "callout" else block.value)


def _levels(*claims: Any) -> list[Certainty]:
    return [Certainty(claim.certainty) for claim in claims if claim is not None]


def _prose(where: str, text: str, levels: list[Certainty]) -> Passage:
    findings = lint_prose(text, levels)
    graded = [level for level in Certainty if level in levels]  # the surest first
    return _passage(where, text, findings, graded[0] if graded else Certainty.NOT_ASSESSED)


def _passage(where: str, text: str, findings: list[Finding], level: Certainty) -> Passage:
    sentences = list(dict.fromkeys(sentence_about(finding, level) for finding in findings))
    return Passage(where, pieces(text, findings), sentences)


def _words(value: Any) -> str:
    """Return the words of a rich text, its blocks apart."""
    source = str(getattr(value, "source", value) or "")
    soup = BeautifulSoup(source, "html.parser")
    for block in soup.find_all(["p", "li", "h2", "h3", "h4", "br"]):
        block.append("\n")
    return soup.get_text().strip()
