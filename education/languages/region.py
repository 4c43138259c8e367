"""Whom to call, in the language being read."""

from dataclasses import replace
from types import MappingProxyType

from django.utils.translation import gettext

from education.domain.regions import Region
from education.domain.urgency import EMERGENCY, SAME_DAY


def in_this_language(place: Region) -> Region:
    """Return the region with what to do, and the names of its services, in the language being read.

    A text that stands in the source language is filled by the region itself: never half and half.
    """
    actions = {tier: gettext(action) for tier, action in place.actions.items()}
    said = {name: gettext(phrase) for name, phrase in place.phrases.items() if phrase}
    said |= {"emergency": within(actions[EMERGENCY]), "today": within(actions[SAME_DAY])}
    return replace(
        place,
        actions=MappingProxyType(actions),
        phrases=MappingProxyType({**place.phrases, **said}),
    )


def within(sentence: str) -> str:
    """Return a sentence as it stands within another one."""
    return sentence[:1].lower() + sentence[1:]
