"""What the signing dialogue asks about the thing to be signed."""

from typing import Any

from django import template

from education.cms.signed import compare_url
from education.models.guard import brought_along

register = template.Library()


@register.simple_tag
def differences_since_signed(obj: Any) -> str | None:
    """Return the address of the differences since the last signed version, if there is one."""
    return compare_url(obj)


@register.simple_tag
def drafts_signed_with(obj: Any) -> list[Any]:
    """Return the drafts that the newest version of ``obj`` brings along."""
    return brought_along(obj.get_latest_revision_as_object())
