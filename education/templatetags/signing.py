"""What the signing dialogue asks about the thing to be signed."""

from typing import Any

from django import template

from education.cms.signed import compare_url

register = template.Library()


@register.simple_tag
def differences_since_signed(obj: Any) -> str | None:
    """Return the address of the differences since the last signed version, if there is one."""
    return compare_url(obj)
