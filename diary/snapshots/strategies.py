"""What articles offer for trying as an experiment, with what the evidence says and who should not."""

from collections import defaultdict
from dataclasses import dataclass

from education.addresses import local
from education.languages import SOURCE, language
from education.languages.state import other_language
from education.models import ArticleLink, Claim
from education.models import Strategy as PublishedStrategy
from education.published import content_version
from education.restrictions import is_private


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article says of one claim: the words of ``Verdict`` and ``Certainty`` are codes.

    ``lang`` is the language of the statement, empty when it is the one being read; ``address`` is of its page.
    """

    code: str
    statement: str
    verdict: str
    certainty: str
    address: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Offering:
    """A live, public article that offers it; ``anchor`` is of the section."""

    title: str
    slug: str
    address: str


@dataclass(frozen=True, slots=True)
class Strategy:
    """One thing to try. ``lang`` is the language of the words, empty when it is the one being read.

    Args:
        outcomes: codes of symptoms to offer first.
        design: ``before_after`` or ``blocks``; ``block_days`` and ``washout_days`` are of that design: the days
            of each side and between them, or of each block and at its start.
        not_for: codes of who should not, as ``diary.domain.experiments.exclusions`` knows them.
        articles: where it is offered; empty when no article of this language does.
    """

    code: str
    name: str
    what_to_do: str
    compare_with: str
    evidence: tuple[Evidence, ...]
    not_known: str
    outcomes: tuple[str, ...]
    design: str
    block_days: int
    washout_days: int
    not_for: tuple[str, ...]
    removes_gluten: bool
    changes_prescription: bool
    with_dietitian: bool
    ask_first: str
    own_choice: str
    articles: tuple[Offering, ...] = ()
    lang: str = ""


class _Memory:
    """What this process read last in each language, and the version of the content it belongs to."""

    version: int | None = None
    read: dict[str, dict[str, Strategy]] = {}


def strategies() -> tuple[Strategy, ...]:
    """Return what live articles offer for trying, by name, in the language being read where it is translated."""
    return tuple(_known().values())


def strategy(code: str) -> Strategy | None:
    """Return one that is offered; None for a code that is not, or not any more."""
    return _known().get(code)


def forget_strategies() -> None:
    """Read again at the next request."""
    _Memory.version = None


def _known() -> dict[str, Strategy]:
    version = content_version()
    if _Memory.version != version:
        _Memory.read, _Memory.version = {}, version
    code = language()
    if code not in _Memory.read:
        _Memory.read[code] = _read(code)
    return _Memory.read[code]


def _read(code: str) -> dict[str, Strategy]:
    live = PublishedStrategy.objects.filter(live=True)
    words = {} if code == SOURCE else {row.code: row for row in live.in_language(code)}
    offering = _articles()
    rows = [row for row in live.in_language(SOURCE) if row.code in offering and row.is_offered]
    found = [
        _offered(row, words.get(row.code, row), _in_language(offering[row.code], code))
        for row in rows
    ]
    return {row.code: row for row in sorted(found, key=lambda row: row.name.casefold())}


def _articles() -> dict[str, list[tuple[str, Offering]]]:
    """Map the code of each strategy to the live, public articles that offer it, with their language."""
    links = ArticleLink.objects.filter(kind=ArticleLink.Kind.STRATEGY, page__live=True)
    found: dict[str, list[tuple[str, Offering]]] = defaultdict(list)
    for code, title, slug, lang, path in links.order_by("page__title").values_list(
        "code", "page__title", "page__slug", "page__locale__language_code", "page__path"
    ):
        article = (lang, Offering(title, slug, local(f"/articles/{slug}/", lang)))
        if not is_private(path) and article not in found[code]:
            found[code].append(article)
    return {code: articles for code, articles in found.items() if articles}


def _in_language(articles: list[tuple[str, Offering]], code: str) -> tuple[Offering, ...]:
    here = tuple(article for lang, article in articles if lang == code)
    return here or tuple(article for lang, article in articles if lang == SOURCE)


def _offered(
    source: PublishedStrategy, words: PublishedStrategy, articles: tuple[Offering, ...]
) -> Strategy:
    return Strategy(
        code=source.code,
        name=words.name,
        what_to_do=words.what_to_do,
        compare_with=words.compare_with,
        evidence=tuple(_evidence(claim) for claim in words.live_claims()),
        not_known=words.not_known,
        outcomes=tuple(source.outcomes.filter(live=True).values_list("code", flat=True)),
        design=source.design,
        block_days=source.block_days,
        washout_days=source.washout_days,
        not_for=tuple(source.not_for),
        removes_gluten=source.removes_gluten,
        changes_prescription=source.changes_prescription,
        with_dietitian=source.with_dietitian,
        ask_first=words.ask_first,
        own_choice=words.own_choice,
        articles=articles,
        lang=other_language(words),
    )


def _evidence(claim: Claim) -> Evidence:
    return Evidence(
        code=claim.code,
        statement=claim.statement,
        verdict=claim.verdict,
        certainty=claim.shown_certainty,
        address=local(f"/claims/{claim.slug}/", claim.locale.language_code),
        lang=other_language(claim),
    )
