"""How many minutes an article takes to read."""

import math
from collections.abc import Iterable

# Silent reading of English prose: Brysbaert 2019, doi:10.1016/j.jml.2019.104047.
WORDS_A_MINUTE = 238
LONGEST_MINUTES = 240


def minutes_for(texts: Iterable[str]) -> int:
    """Return whole minutes, rounded up, from 1 to ``LONGEST_MINUTES``.

    Args:
        texts: everything a reader of the body reads, without markup; space parts the words.
    """
    words = sum(len(text.split()) for text in texts)
    return min(max(1, math.ceil(words / WORDS_A_MINUTE)), LONGEST_MINUTES)
