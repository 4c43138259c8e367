"""What readers look for and do not find, as far as it is nobody's own."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from education.finding.unanswered import shown_to_staff
from education.reports.report import Row


def without_result() -> Iterator[Row]:
    """Yield the words that were asked on several days and found nothing, most asked first."""
    settings = reverse("wagtailsettings:edit", args=["education", "searchsettings"])
    for asked in shown_to_staff():
        yield {
            "title": asked.words,
            "url": settings,
            "place": f"{reverse('search')}?{urlencode({'q': asked.words})}",
            "times": asked.times,
            "days": asked.days,
            "last": asked.last_day,
        }
