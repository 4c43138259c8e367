"""The clinic's question bank, and the claims of the articles that a patient kept."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from diary.domain.visits.suggestions import BankQuestion
from education.languages import SOURCE, language
from education.models import ArticleLink, Claim, VisitQuestion
from education.published import content_version
from education.restrictions import is_private

BRINGS = ("tags", "red_flags", "claims")


class ReadClaim(NamedTuple):
    """A claim in the words of the language being read, how sure anybody is, and an article that shows it."""

    code: str
    statement: str
    certainty: str
    article: str


class _Memory:
    """The bank this process read last in each language, and the version of the content it belongs to."""

    version: int | None = None
    banks: dict[str, tuple[BankQuestion, ...]] = {}


def question_bank() -> tuple[BankQuestion, ...]:
    """Return the published questions, by code, in the language being read where they are translated."""
    version = content_version()
    if _Memory.version != version:
        _Memory.banks, _Memory.version = {}, version
    code = language()
    if code not in _Memory.banks:
        _Memory.banks[code] = _read(code)
    return _Memory.banks[code]


def forget_question_bank() -> None:
    """Read again at the next request."""
    _Memory.version = None


def claims_in(articles: Iterable[tuple[str, str]]) -> list[ReadClaim]:
    """Return the claims of live, public articles, named by slug and language, each claim once."""
    wanted = set(articles)
    if not wanted:
        return []
    links = ArticleLink.objects.filter(
        kind=ArticleLink.Kind.CLAIM,
        page__live=True,
        page__slug__in={slug for slug, _lang in wanted},
    ).order_by("page__title", "code")
    shown: dict[str, str] = {}
    for code, slug, in_language, path, title in links.values_list(
        "code", "page__slug", "page__locale__language_code", "page__path", "page__title"
    ):
        if (slug, in_language) in wanted and not is_private(path):
            shown.setdefault(code, title)
    words = _claims(tuple(shown))
    return [ReadClaim(code, *words[code], title) for code, title in shown.items() if code in words]


def _claims(codes: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Return statement and certainty of live claims; the certainty is that of the source language."""
    if not codes:
        return {}
    live = Claim.objects.filter(live=True, code__in=codes)
    rows = live.in_language(SOURCE).with_shown_certainty()
    said = dict(live.in_language(language()).values_list("code", "statement"))
    return {
        code: (said.get(code, statement), certainty)
        for code, statement, certainty in rows.values_list("code", "statement", "shown_certainty")
    }


def _read(code: str) -> tuple[BankQuestion, ...]:
    live = VisitQuestion.objects.filter(live=True)
    brings = {name: defaultdict[str, set[str]](set) for name in BRINGS}
    for name in BRINGS:
        pairs = live.in_language(SOURCE).values_list("code", f"{name}__code")
        for question, brought_by in pairs:
            if brought_by:
                brings[name][question].add(brought_by)
    other = {} if code == SOURCE else _words(live.in_language(code))
    source = _words(live.in_language(SOURCE))
    return tuple(
        BankQuestion(
            question,
            *other.get(question, words),
            **{name: frozenset(brings[name][question]) for name in BRINGS},
        )
        for question, words in source.items()
    )


def _words(rows: Iterable[VisitQuestion]) -> dict[str, tuple[str, str]]:
    return {row.code: (row.question, row.why) for row in rows}
