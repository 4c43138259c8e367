"""What the templates of articles ask the record of what was published."""

from typing import Any

from django import template

from education.history.told import Told, told_of

register = template.Library()


@register.simple_tag
def told_about(page: Any) -> Told:
    """Return what an article says of its own past: its changes, and what it was checked against."""
    return told_of(page)
