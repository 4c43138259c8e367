"""How hard an article is to read, as a whole and part by part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from education.domain.readability import Readability, long_sentences, reading_age, score
from education.models import ArticlePage, GlossaryTerm
from education.published import content_version
from education.reports.plain_words import joined, passages_of

ENGLISH = "en"
# The clinic's aim: a reading age of 9 to 11 years, and no article above grade 8.
AIM_AGE, HIGHEST_GRADE = 11, 8
KEPT_SECONDS = 7 * 24 * 3600
KEY = "readability-1"  # another number whenever ``Reading`` holds something else


@dataclass(frozen=True)
class Reading:
    """The scores of one part. ``age`` and the grades are ``None`` in a language they are not made for."""

    heading: str
    scores: Readability
    without_terms: Readability | None
    age: int | None
    long: tuple[str, ...]

    @property
    def hard(self) -> bool:
        """Say whether the part is harder than an article of ours may be."""
        return self.age is not None and self.scores.grade > HIGHEST_GRADE


def readings_of(page: Any, *, terms: Iterable[str] | None = None) -> list[Reading]:
    """Return the scores of the whole article, then of each part; nothing when it has no words yet."""
    passages = passages_of(page)
    defined = list(defined_terms() if terms is None else terms)
    english = page.locale.language_code.startswith(ENGLISH)
    whole = joined(passage.text for passage in passages)
    parts = [(_("Whole article"), whole), *passages]
    found = (_read(heading, text, defined, english=english) for heading, text in parts)
    return [reading for reading in found if reading]


def defined_terms() -> list[str]:
    """Return the words that articles explain in place."""
    return list(GlossaryTerm.objects.filter(live=True).values_list("term", flat=True))


def _read(heading: str, text: str, terms: list[str], *, english: bool) -> Reading | None:
    scores = score(text)
    if scores is None:
        return None
    return Reading(
        heading=heading,
        scores=scores,
        without_terms=score(text, defined_terms=terms),
        age=reading_age(scores.grade) if english else None,
        long=tuple(long_sentences(text)),
    )


def all_readings() -> Iterator[tuple[Any, list[Reading]]]:
    """Yield every article with the scores of its newest version, kept until it or a word changes."""
    pages = list(ArticlePage.objects.filter(alias_of=None).order_by("title"))
    state = f"{KEY}:{get_language()}:{content_version()}"
    keys = {page.pk: f"{state}:{page.pk}:{page.latest_revision_id}" for page in pages}
    kept = cache.get_many(keys.values())
    terms: list[str] | None = None
    for page in pages:
        readings = kept.get(keys[page.pk])
        if readings is None:
            terms = defined_terms() if terms is None else terms
            readings = readings_of(page.get_latest_revision_as_object(), terms=terms)
            cache.set(keys[page.pk], readings, KEPT_SECONDS)
        yield page, readings
