"""The words of the emergency cards that answer a save: the clinic's live wording, or the one that ships."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from diary.snapshots.red_flags import LiveRedFlags, readable_red_flags
from education.domain.red_flags.catalogue import RedFlagData, catalogue
from education.domain.regions import Line, region
from education.languages import SOURCE, language
from education.languages.region import in_this_language


@dataclass(frozen=True, slots=True)
class AlertCard:
    """One sign, how urgent it is, and what to do about it, in the words and numbers of the region.

    ``lang`` is the language of these words, empty when it is the one being read.
    """

    code: str
    tier: str
    sign: str
    what_to_do: str
    why: str
    lang: str = ""


def alert_cards(codes: Iterable[str]) -> list[AlertCard]:
    """Return a card for each code. A card never waits for somebody to publish it, or to mend a rule."""
    live, shipped = readable_red_flags(), {flag.code: flag for flag in catalogue()}
    return [_card(code, live, shipped) for code in codes]


def _card(code: str, live: LiveRedFlags | None, shipped: dict[str, RedFlagData]) -> AlertCard:
    flag = live.flag(code) if live else None
    signed = flag is not None and live is not None and code not in live.untranslated
    lang = "" if signed or language() == SOURCE else SOURCE
    here, flag = region(settings.REGION), flag or shipped[code]
    to_do = (here if lang else in_this_language(here)).fill(flag.what_to_do)
    return AlertCard(flag.code, flag.tier, flag.sign, to_do, flag.why_it_matters, lang)


def emergency_line() -> Line:
    """Return the number to call in an emergency, here."""
    return region(settings.REGION).emergency
