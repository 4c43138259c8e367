"""What the tab "How it reads" asks about an article."""

from typing import Any

from django import template

from education.reports.readability import Reading, readings_of

register = template.Library()


@register.simple_tag
def readings(page: Any) -> list[Reading]:
    """Return the scores of the whole article and of each part, of the words it now holds."""
    return readings_of(page) if page else []
