"""What the screens of trying show of tiers, and of what was looked at."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from education.models import RedFlag, Tier
from education.models.translations import is_translation

register = template.Library()


@register.simple_tag
def tier_name(tier: str) -> str:
    """Return a tier in words; that nothing fires is no reassurance, and is not called one."""
    return str(Tier(tier).label) if tier in Tier.values else _("Nothing fires")


@register.simple_tag
def where_to_try(obj: Any) -> str:
    """Return where the newest version of a red flag is tried; empty for all else."""
    if not isinstance(obj, RedFlag) or is_translation(obj) or not obj.latest_revision_id:
        return ""
    return reverse("try_red_flag", args=(obj.latest_revision_id,))
