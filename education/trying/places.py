"""Every place that shows a red flag, with one version of its words, in one region. Imports no model."""

from typing import Any

from django.conf import settings

from education.domain.red_flags.signs import lines_of
from education.domain.regions import region
from education.domain.urgency import EMERGENCY
from education.sign_words import REGION_NAMES, SIGN_HEADINGS
from education.trying.plain_rule import rule_in_words
from education.trying.reader import READER


def regions_first_ours() -> list[tuple[str, str]]:
    """Return code and name of every region, this clinic's own first."""
    codes = sorted(REGION_NAMES, key=lambda code: code != settings.REGION)
    return [(code, str(REGION_NAMES[code])) for code in codes]


def places_of(flag: Any, code: str) -> dict[str, Any]:
    """Return what the preview of ``flag`` shows for a region; an unknown one is this clinic's own."""
    here = region(code if code in REGION_NAMES else settings.REGION)
    (line,) = lines_of({flag.code}) if flag.tier == EMERGENCY else (None,)
    data = flag.data()
    return {
        "region": here,
        "region_name": REGION_NAMES[here.code],
        "to_do": here.fill(flag.what_to_do),
        "card": {"tier": flag.tier, "title": here.actions.get(flag.tier, ""), "flags": [flag]},
        "sign_heading": SIGN_HEADINGS[line.code] if line else "",
        "rule_in_words": rule_in_words(flag.rule),
        **READER.places(data, here),
    }
