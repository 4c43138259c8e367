"""A pattern as a question for the clinic: the counts, and what they could mean. It fits on a visit's line."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from diary.domain.patterns.findings import Pair
from diary.wording.patterns.names import Names, split
from diary.wording.patterns.shown import BAD, heading_says
from diary.wording.visits.said import joined

LONGEST = 300
"""Characters of a question on a visit's list."""
MOST_NAMED = 3


def pattern_question(pair: Pair, names: Names) -> str:
    """Return what to ask about a shown pattern; both directions in the same words."""
    counts = pair.counts
    text = _(
        "In my diary, {pattern}: {bad} or more on {on} of {days} such days, and on {on_others} of {others} others. What could that mean for me?"
    )
    heading = heading_says(pair, names)
    asked = text.format(
        pattern=heading[:1].lower() + heading[1:],
        bad=BAD,
        on=counts.exposed_bad,
        days=counts.exposed,
        on_others=counts.unexposed_bad,
        others=counts.unexposed,
    )
    return asked if len(asked) <= LONGEST else _("What could the patterns in my diary mean for me?")


def bringing_back_question(exposures: Iterable[str], names: Names) -> str:
    """Return what to ask about foods without a sizeable difference; empty without any."""
    foods = [names.thing(key) for key in exposures if split(key)[0] == "food"]
    if not foods:
        return ""
    text = _(
        "My diary shows no sizeable difference with {foods}. If I leave any of it out, how could I bring it back?"
    )
    asked = text.format(foods=joined(foods[:MOST_NAMED]))
    return asked if len(asked) <= LONGEST else _("Which foods could I bring back, and how?")
