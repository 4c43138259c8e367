"""Counts searches without a result, without who or when, and forgets what may be somebody's own.

People type names and symptoms. So: no time, no address, no account; a keyed digest instead of words
until the same words were asked on several days; nothing that looks like a name's neighbourhood (numbers,
mail addresses, long sentences); everything dropped again after some weeks without being asked.
"""

from datetime import date, timedelta

from django.db import DatabaseError, transaction
from django.db.models import F, Q, QuerySet
from django.utils.crypto import salted_hmac

from education.domain.finding.words import fold, is_stop_word, stem, words_of
from education.models import UnansweredSearch

SHOWN_AFTER_DAYS = 3
"""On how many different days the same words must be asked before anybody may read them."""
FORGOTTEN_AFTER_DAYS = 30
"""A search that was never shown to staff is dropped this many days after it was last asked."""
DROPPED_AFTER_DAYS = 180
"""And one that was shown, after this many."""
MOST_WORDS, MOST_DIGITS, LONGEST = 5, 2, 60
MOST_ROWS = 5_000
SALT = "education.finding.unanswered"


def count_unanswered(query: str, language: str, *, today: date) -> None:
    """Count a query that found nothing; a database that cannot write now is no reason to fail."""
    words = _words(query, language)
    if not words:
        return
    stems = sorted({stem(word, language) for word in words})
    digest = salted_hmac(SALT, " ".join(stems), algorithm="sha256").hexdigest()
    try:
        with transaction.atomic():
            _count(digest, " ".join(words), today)
    except DatabaseError:
        return


def shown_to_staff() -> QuerySet[UnansweredSearch]:
    """Return what staff may read, most asked first."""
    return UnansweredSearch.objects.exclude(words="").order_by("-times", "words")


def forget_old(*, today: date) -> int:
    """Drop what nobody asked for a while; return how many."""
    never_shown = Q(words="", last_day__lt=today - timedelta(days=FORGOTTEN_AFTER_DAYS))
    long_ago = Q(last_day__lt=today - timedelta(days=DROPPED_AFTER_DAYS))
    gone, _kinds = UnansweredSearch.objects.filter(never_shown | long_ago).delete()
    return gone


def _words(query: str, language: str) -> list[str]:
    """Return the folded words to count; none when the query may say who somebody is."""
    words = [fold(word.written) for word in words_of(query)]
    digits = sum(letter.isdigit() for letter in query)
    if "@" in query or digits > MOST_DIGITS or len(words) > MOST_WORDS:
        return []
    kept = [word for word in words if not is_stop_word(word, language)]
    return kept if len(" ".join(kept)) <= LONGEST else []


def _count(digest: str, words: str, today: date) -> None:
    rows = UnansweredSearch.objects.select_for_update()
    row = rows.filter(digest=digest).first()
    if row is None:
        forget_old(today=today)
        if UnansweredSearch.objects.count() < MOST_ROWS:
            UnansweredSearch.objects.bulk_create(
                [UnansweredSearch(digest=digest, first_day=today, last_day=today)],
                ignore_conflicts=True,
            )
        return
    days = row.days + (row.last_day != today)
    UnansweredSearch.objects.filter(pk=row.pk).update(
        times=F("times") + 1,
        days=days,
        last_day=today,
        words=row.words or (words if days >= SHOWN_AFTER_DAYS else ""),
    )
