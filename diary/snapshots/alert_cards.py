"""The words of the emergency cards that answer a save: the clinic's live wording, or the one that ships."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from diary.snapshots.red_flags import readable_red_flags
from education.domain.red_flags.catalogue import catalogue
from education.domain.regions import Line, region


@dataclass(frozen=True, slots=True)
class AlertCard:
    """One sign, how urgent it is, and what to do about it, in the words and numbers of the region."""

    code: str
    tier: str
    sign: str
    what_to_do: str
    why: str


def alert_cards(codes: Iterable[str]) -> list[AlertCard]:
    """Return a card for each code. A card never waits for somebody to publish it, or to mend a rule."""
    live, shipped = readable_red_flags(), {flag.code: flag for flag in catalogue()}
    here = region(settings.REGION)
    flags = [(live.flag(code) if live else None) or shipped[code] for code in codes]
    return [
        AlertCard(flag.code, flag.tier, flag.sign, here.fill(flag.what_to_do), flag.why_it_matters)
        for flag in flags
    ]


def emergency_line() -> Line:
    """Return the number to call in an emergency, here."""
    return region(settings.REGION).emergency
