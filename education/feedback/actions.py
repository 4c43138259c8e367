"""Keeps what a reader said of an article, as long as the day's flood allows."""

from datetime import date

from django.db import transaction

from education.models import ArticleFeedback

# Nobody is told apart, so the limit is one for everybody. Whoever uses it up silences feedback for a
# day, and nothing else: no reader depends on it.
MOST_A_DAY_OF_ONE_PAGE = 200
MOST_A_DAY = 2_000


class TooMuchFeedback(Exception):
    """So many answers came today that more are not kept."""


@transaction.atomic
def record_feedback(*, page_id: int, useful: bool, words: str, today: date) -> ArticleFeedback:
    """Keep one answer about a page.

    Raises:
        TooMuchFeedback: when the page, or the whole site, had its share of the day.
    """
    of_today = ArticleFeedback.objects.filter(received_on=today)
    if (
        of_today.count() >= MOST_A_DAY
        or of_today.filter(page_id=page_id).count() >= MOST_A_DAY_OF_ONE_PAGE
    ):
        raise TooMuchFeedback
    return ArticleFeedback.objects.create(
        page_id=page_id, useful=useful, words=words, received_on=today
    )
