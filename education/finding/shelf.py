"""What every search needs, read once for each content version: entries, synonyms, signs, words."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from education.domain.finding.signs import Signs
from education.domain.finding.synonyms import SynonymFault, Thesaurus, read_synonyms
from education.domain.finding.typos import KnownWords
from education.domain.finding.words import fold, words_of
from education.emergency_page import current_signs
from education.models import (
    ArticlePage,
    Claim,
    GlossaryTerm,
    SearchEntry,
    SearchSettings,
    SearchWord,
    Topic,
)
from education.published import content_version

MOST_LANGUAGES = 8


class Filed(NamedTuple):
    """What facets need of an entry."""

    kind: str
    topic_id: int | None
    verdict: str


@dataclass(frozen=True)
class Shelf:
    """One language's part of what may be found now."""

    language: str

    @cached_property
    def entries(self) -> dict[int, Filed]:
        """Return entry → how it is filed; only of rows that are live, and private to nobody, now."""
        live = {
            SearchEntry.Kind.ARTICLE: set(_keys(ArticlePage.objects.live().public())),
            SearchEntry.Kind.CLAIM: set(_keys(Claim.objects.filter(live=True))),
            SearchEntry.Kind.TERM: set(_keys(GlossaryTerm.objects.filter(live=True))),
        }
        rows = SearchEntry.objects.filter(language=self.language)
        fields = rows.values_list("pk", "row_id", "kind", "topic_id", "verdict")
        return {pk: Filed(*filed) for pk, row_id, *filed in fields if row_id in live[filed[0]]}

    @cached_property
    def topics(self) -> dict[int, dict[str, Any]]:
        rows = Topic.objects.filter(live=True).order_by("name").values("pk", "name", "slug")
        return {row["pk"]: row for row in rows}

    @cached_property
    def settings(self) -> SearchSettings:
        """Return the clinic's words, or those that ship before it has any."""
        order = ("-site__is_default_site", "pk")
        return SearchSettings.objects.order_by(*order).first() or SearchSettings()

    @cached_property
    def thesaurus(self) -> Thesaurus:
        try:
            groups = read_synonyms(self.settings.synonyms)
        except SynonymFault:  # written round the form that checks it: search goes on without
            groups = []
        return Thesaurus(groups, self.language)

    @cached_property
    def signs(self) -> Signs:
        return Signs(current_signs(), self.thesaurus)

    @cached_property
    def known_words(self) -> KnownWords:
        """Return every word of the site and of the synonyms: what a misspelled one may have meant."""
        rows = SearchWord.objects.filter(language=self.language)
        words = set(rows.values_list("word", flat=True))
        words |= {fold(word.written) for word in words_of(self.settings.synonyms)}
        return KnownWords(words)


class _Memory:
    """The shelves this process made last, and at which content version."""

    version: int | None = None
    shelves: dict[str, Shelf] = {}


def shelf(language: str) -> Shelf:
    """Return what may be found in a language, as of the last publish."""
    version = content_version()
    if _Memory.version != version or len(_Memory.shelves) > MOST_LANGUAGES:
        _Memory.version, _Memory.shelves = version, {}
    return _Memory.shelves.setdefault(language, Shelf(language))


def _keys(rows: Any) -> Any:
    return rows.values_list("pk", flat=True)
