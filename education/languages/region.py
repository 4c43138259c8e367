"""Whom to call, in the language being read."""

from dataclasses import replace
from types import MappingProxyType

from django.utils.translation import gettext

from education.domain.regions import Region
from education.domain.urgency import EMERGENCY, SAME_DAY


def in_this_language(place: Region) -> Region:
    """Return the region with what to do said in the language being read, for sentences of the interface.

    Texts of red flags are filled by the region itself: their words around it may be another language's.
    """
    actions = {tier: gettext(action) for tier, action in place.actions.items()}
    said = {"emergency": within(actions[EMERGENCY]), "today": within(actions[SAME_DAY])}
    return replace(
        place,
        actions=MappingProxyType(actions),
        phrases=MappingProxyType({**place.phrases, **said}),
    )


def within(sentence: str) -> str:
    """Return a sentence as it stands within another one."""
    return sentence[:1].lower() + sentence[1:]
