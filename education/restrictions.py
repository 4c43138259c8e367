"""Pages that editors made private: the public part of the site does not show them at all."""

from wagtail.models import Page, PageViewRestriction


def is_restricted(path: str) -> bool:
    """Say whether the page at a tree path, or one above it, is private; one query."""
    step = Page.steplen
    above = [path[:end] for end in range(step, len(path) + 1, step)]
    return PageViewRestriction.objects.filter(page__path__in=above).exists()
