"""Words of the public pages that code decides: what to do at each tier, in this clinic's region."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

REGIONS = Path(__file__).parent / "clinical" / "regions.json"


def tier_title(tier: str) -> str:
    """Return what to do at a tier of urgency, with the numbers and names of ``REGION``."""
    here = _region(settings.REGION)
    urgent, routine = here["urgent"], here["routine"]
    titles = {
        "emergency": _("Call {number} or go to {place}").format(
            number=here["emergency"][0], place=here["emergency_word"]
        ),
        "same_day": _("Call {number} or ask your {practice} today").format(
            number=urgent["tel"], practice=routine
        )
        if urgent.get("tel")
        else _("Ask today: {service}").format(service=urgent["name"]),
        "urgent": _("Ask your {practice} for an appointment this week").format(practice=routine),
        "soon": _("Book a routine appointment"),
    }
    return titles[tier]


@cache
def _region(code: str) -> dict[str, Any]:
    regions = json.loads(REGIONS.read_text())["regions"]
    return next(region for region in regions if region["code"] == code)
