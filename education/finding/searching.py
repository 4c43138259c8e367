"""Answers one search: what has the words, in which order, and what the words may have meant."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property

from education.domain.finding.excerpts import Hit, Part, Run, excerpt, hits_of, marked
from education.domain.finding.ranking import Posting, Scores
from education.domain.finding.signs import Sign
from education.domain.finding.synonyms import Unit
from education.domain.finding.words import fold, words_of
from education.finding.shelf import Filed, Shelf
from education.models import SearchEntry, SearchPosting

LONGEST_QUERY = 100
MOST_WORDS = 12
PAGE_SIZE = 10
MOST_SIGNS = 4
ADDRESSES = {"article": "/articles/{}/", "claim": "/claims/{}/", "term": "/glossary/#{}"}


class Choice(NamedTuple):
    """What somebody narrows a search down to; empty strings for anything."""

    kind: str = ""
    topic: str = ""
    verdict: str = ""


class Result(NamedTuple):
    """One entry as it is shown."""

    kind: str
    title: tuple[Run, ...]
    address: str
    summary: tuple[Run, ...]
    verdict: str
    hits: list[Hit]


def clean_query(typed: str) -> str:
    """Return what to look for: one line, no control characters, at most 100 letters."""
    printable = "".join(letter if letter.isprintable() else " " for letter in typed)
    return " ".join(printable.split())[:LONGEST_QUERY].strip()


@dataclass
class Search:
    """One search of a cleaned query. It asks the database twice, three times for a misspelled word."""

    shelf: Shelf
    query: str
    choice: Choice = field(default_factory=Choice)

    @cached_property
    def typed(self) -> list[str]:
        return [word.written for word in words_of(self.query)][:MOST_WORDS]

    @cached_property
    def signs(self) -> list[Sign]:
        """Return the emergency signs that the typed words name, the first few."""
        units = self.shelf.thesaurus.units(self.typed) if self.typed else ()
        return self.shelf.signs.named(units)[:MOST_SIGNS]

    @cached_property
    def corrected(self) -> list[tuple[str, str]]:
        """Return (typed, taken instead) of each word that is nowhere and is near one that is."""
        known = self._known_stems(self.shelf.thesaurus.units(self.typed))
        pairs = []
        for word in self.typed:
            units = self.shelf.thesaurus.units([word])
            if any(known.issuperset(way) for unit in units for way, _weight in unit.ways):
                continue
            if meant := self.shelf.known_words.nearest(fold(word)):
                pairs.append((word, meant))
        return pairs

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        instead = dict(self.corrected)
        return self.shelf.thesaurus.units([instead.get(word, word) for word in self.typed])

    @cached_property
    def scores(self) -> dict[int, float]:
        """Return entry → score: of those that have all the words, or else the most of them."""
        return self._found.whole() or self._found.some()

    @cached_property
    def has_all_words(self) -> bool:
        return bool(self._found.whole())

    @cached_property
    def _found(self) -> Scores:
        return Scores(self.units, self._postings(self.units), len(self.shelf.entries))

    @cached_property
    def chosen(self) -> list[int]:
        """Return the entries that fit the choice, best first."""
        fitting = [pk for pk in self.scores if self._fits(self.shelf.entries[pk], self.choice)]
        return sorted(fitting, key=lambda pk: (-self.scores[pk], pk))

    def page(self, number: str) -> Page:
        """Return one page of results, the nearest there is to ``number``."""
        page = Paginator(self.chosen, PAGE_SIZE).get_page(number)
        page.object_list = self._results(page.object_list)
        return page

    def counts(self, name: str) -> Counter[Any]:
        """Return how many results each value of a facet would leave, the other choices kept."""
        others = self.choice._replace(**{name: ""})
        attribute = "topic_id" if name == "topic" else name
        filed = (self.shelf.entries[pk] for pk in self.scores)
        kept = [getattr(row, attribute) for row in filed if self._fits(row, others)]
        return Counter(value for value in kept if value)

    def _fits(self, filed: Filed, choice: Choice) -> bool:
        if not any(choice):
            return True
        slug = self.shelf.topics.get(filed.topic_id or 0, {}).get("slug", "")
        pairs = ((choice.kind, filed.kind), (choice.topic, slug), (choice.verdict, filed.verdict))
        return all(wanted in {"", value} for wanted, value in pairs)

    def _postings(self, units: Iterable[Unit]) -> list[Posting]:
        stems = {name for unit in units for name in unit.stems}
        read = self.__dict__.setdefault("_read", {})
        missing = sorted(name for name in stems - read.keys() if name)
        if missing:
            read.update({name: [] for name in missing})
            rows = SearchPosting.objects.filter(stem__in=missing)
            for entry, name, weight in rows.values_list("entry_id", "stem", "weight"):
                if entry in self.shelf.entries:
                    read[name].append((entry, name, weight))
        return [posting for name in sorted(stems) for posting in read.get(name, ())]

    def _known_stems(self, units: Sequence[Unit]) -> set[str]:
        return {name for _entry, name, _weight in self._postings(units)}

    def _results(self, keys: Sequence[int]) -> list[Result]:
        rows = SearchEntry.objects.in_bulk(list(keys))
        has: dict[int, set[str]] = {pk: set() for pk in keys}
        for entry, name, _weight in self._postings(self.units):
            if entry in has:
                has[entry].add(name)
        return [self._result(rows[pk], self._to_mark(has[pk])) for pk in keys if pk in rows]

    def _to_mark(self, has: set[str]) -> set[str]:
        """Return the stems to mark in an entry: as typed where it has them, else what means the same."""
        stems: set[str] = set()
        for unit in self.units:
            ways = [way for way, _weight in unit.ways if has.issuperset(way)]
            typed = unit.ways[0][0]
            stems.update(*([typed] if typed in ways else [w for w in ways if len(w) == 1] or ways))
        return stems

    def _result(self, row: SearchEntry, stems: set[str]) -> Result:
        code = row.language
        hits = hits_of([Part(**part) for part in row.parts], stems, code)
        deep = [hit for hit in hits if hit.anchor]
        # The one sentence an editor wrote says best what a page is about; where the words stand follows.
        summary = marked(row.summary, stems, code) if row.kind == "article" else ()
        return Result(
            kind=row.kind,
            title=marked(row.title, stems, code),
            address=ADDRESSES[row.kind].format(row.slug),
            summary=summary or excerpt(row.summary, stems, code),
            verdict=row.verdict,
            hits=deep,
        )
