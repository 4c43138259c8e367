"""Words a patient wrote before, to be offered again: each once, those written last first, never too many."""

from collections.abc import Iterable, Mapping

from diary.domain.entries import EntryPayload, Meal, Medicine, Symptom
from diary.domain.payload import LONGEST_LABEL

MOST_WORDS = 40
MOST_PLANTS = 24
"""Plants are tiles to tick; more of them than this are slower to find than to type."""


def each_once(words: Iterable[str | None], most: int = MOST_WORDS) -> tuple[str, ...]:
    """Return the first ``most`` words that differ, whatever their capitals; what is empty is left out.

    What is longer than a label or stands on several lines is no word to offer.
    """
    found: dict[str, str] = {}
    for word in words:
        if len(found) == most:
            break
        if word and len(word) <= LONGEST_LABEL and "\n" not in word:
            found.setdefault(word.casefold(), word)
    return tuple(found.values())


def past_words(
    kind: str, said: Iterable[EntryPayload], of_the_clinic: Iterable[str] = ()
) -> Mapping[str, tuple[str, ...]]:
    """Return the words for each field of a form, by its name.

    Args:
        kind: the kind of entry that the form asks for.
        said: what was written before, of this kind, newest first.
        of_the_clinic: words of the clinic's list, offered after the patient's own.
    """
    payloads = list(said)
    clinic = tuple(of_the_clinic)
    if kind == Symptom.kind:
        return {"own_label": each_once(p.own_label for p in payloads if isinstance(p, Symptom))}
    if kind == Medicine.kind:
        names = each_once(p.name for p in payloads if isinstance(p, Medicine))
        return {"name": each_once([*names, *clinic], MOST_WORDS + len(clinic))}
    if kind == Meal.kind:
        meals = [p for p in payloads if isinstance(p, Meal)]
        eaten = each_once(meal.what for meal in meals)
        plants = each_once((plant for meal in meals for plant in meal.plants), MOST_PLANTS)
        return {"what": each_once([*eaten, *clinic], MOST_WORDS + len(clinic)), "plants": plants}
    return {}
