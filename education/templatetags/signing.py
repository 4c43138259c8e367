"""What the signing dialogue asks about the thing to be signed."""

from typing import Any

from django import template

from education.cms.reviewing import review_url
from education.models.guard import brought_along, signatures_of

register = template.Library()


@register.simple_tag
def differences_since_signed(obj: Any) -> str | None:
    """Return where the newest version is read against the one signed last."""
    return review_url(obj)


@register.simple_tag
def drafts_signed_with(obj: Any) -> list[Any]:
    """Return the drafts that the newest version of ``obj`` brings along."""
    return brought_along(obj.get_latest_revision_as_object())


@register.simple_tag
def signatures_under(obj: Any) -> list[Any]:
    """Return every signature under any version of ``obj``, the newest first."""
    return list(signatures_of(obj))
