"""What articles say about a tag: the claim they checked, its verdict and certainty. Kept until something is published."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diary.snapshots.vocabulary import vocabulary
from education.addresses import local
from education.languages import SOURCE, language
from education.models import ArticleLink, Claim
from education.published import content_version
from education.restrictions import is_private

MOST = 2
"""Articles about one tag."""


@dataclass(frozen=True, slots=True)
class Research:
    """One live, public article about a tag; ``statement`` is empty when it checked no claim.

    ``lang`` and ``statement_lang`` are the language of the title and of the claim, empty for the one being read.
    """

    title: str
    address: str
    statement: str = ""
    verdict: str = ""
    certainty: str = ""
    statement_lang: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class _Page:
    slug: str
    in_language: str
    title: str
    claim: str


class _Memory:
    """What this process read last in each language, and the version of the content it belongs to."""

    version: int | None = None
    by_tag: dict[str, dict[str, tuple[Research, ...]]] = {}


def research_about(tags: Iterable[str]) -> dict[str, tuple[Research, ...]]:
    """Return for each of these tags the articles that say most about it; a tag without one is left out."""
    version = content_version()
    if _Memory.version != version:
        _Memory.by_tag, _Memory.version = {}, version
    code = language()
    if code not in _Memory.by_tag:
        _Memory.by_tag[code] = _read(code)
    known = _Memory.by_tag[code]
    return {tag: known[tag] for tag in tags if tag in known}


def forget_research() -> None:
    """Read again at the next request."""
    _Memory.version = None


def _read(code: str) -> dict[str, tuple[Research, ...]]:
    """Read every tag that a live article explains, in the language asked for where it is translated."""
    pages, tags_of = _pages(code)
    claims = _claims({page.claim for page in pages.values() if page.claim}, code)
    labels = vocabulary()
    explaining: dict[str, list[tuple[tuple[object, ...], _Page]]] = defaultdict(list)
    for place, page in pages.items():
        for tag in tags_of[place]:
            words = f"{tag} {labels.label(tag)}"
            rank = (not page.claim, not _names_it(page, words), len(tags_of[place]), page.slug)
            explaining[tag].append((rank, page))
    return {tag: tuple(_told(found, claims, code)) for tag, found in explaining.items()}


def _told(
    found: list[tuple[tuple[object, ...], _Page]],
    claims: dict[str, tuple[str, str, str, str]],
    code: str,
) -> Iterator[Research]:
    """Yield the first few: those with a claim, else the first; each article once, in the language if it is there."""
    here = {page.slug for _rank, page in found if page.in_language == code}
    ordered = [p for _rank, p in sorted(found, key=lambda f: f[0])]
    once = [p for p in ordered if p.in_language == code or p.slug not in here]
    checked = [p for p in once if p.claim in claims]
    for page in (checked or once[:1])[:MOST]:
        words = claims.get(page.claim, ("", "", "", ""))
        lang = "" if page.in_language == code else page.in_language
        address = local(f"/articles/{page.slug}/", page.in_language)
        yield Research(page.title, address, *words, lang=lang)


def _names_it(page: _Page, words: str) -> bool:
    """Say whether an article has a tag's own words in its title or its address."""
    said = f"{page.title} {page.slug}".lower()
    return any(word in said for word in re.findall(r"\w{5,}", words.lower().replace("_", " ")))


def _pages(code: str) -> tuple[dict[tuple[str, str], _Page], dict[tuple[str, str], set[str]]]:
    links = ArticleLink.objects.filter(kind=ArticleLink.Kind.TAG, page__live=True)
    rows = links.filter(page__locale__language_code__in={code, SOURCE}).values_list(
        "code", "page__slug", "page__locale__language_code", "page__title", "page__path",
        "page__headline_claim__code",
    )  # fmt: skip
    pages: dict[tuple[str, str], _Page] = {}
    tags_of: dict[tuple[str, str], set[str]] = defaultdict(set)
    for tag, slug, in_language, title, path, claim in rows:
        if not is_private(path):
            pages[slug, in_language] = _Page(slug, in_language, title, claim or "")
            tags_of[slug, in_language].add(tag)
    return pages, tags_of


def _claims(codes: set[str], code: str) -> dict[str, tuple[str, str, str, str]]:
    """Return statement, verdict, certainty and the statement's language; judged is in the source language."""
    if not codes:
        return {}
    live = Claim.objects.filter(live=True, code__in=codes)
    rows = live.in_language(SOURCE).with_shown_certainty()
    said = dict(live.in_language(code).values_list("code", "statement"))
    return {
        claim: (said.get(claim, statement), verdict, certainty, "" if claim in said else SOURCE)
        for claim, statement, verdict, certainty in rows.values_list(
            "code", "statement", "verdict", "shown_certainty"
        )
    }
