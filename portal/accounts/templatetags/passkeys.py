"""What account pages need beyond the design system: passkey options as text, a browser's name."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

from diary.domain.activity import device_of
from diary.wording.activity import device

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """Write ``value`` as JSON for a data attribute; the template escapes it."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def browser_name(user_agent: str) -> str:
    """Say which browser on which system, in two words a person knows."""
    return device(device_of(user_agent))
