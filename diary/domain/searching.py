"""Which entries a patient is looking for: by own words, by one symptom or medicine, by how they were written."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from diary.domain.entries import (
    BowelMovement,
    Dose,
    EntryPayload,
    Meal,
    Medicine,
    Note,
    Symptom,
)

MOST_TERMS = 12
Label = Callable[[str], str]
"""Says the word for a tag's code."""


def fold(text: str) -> str:
    """Return text as it is compared: without accents and without the difference of capitals."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def terms_of(typed: str) -> tuple[str, ...]:
    """Return the different words of what was typed, folded, at most ``MOST_TERMS``."""
    return tuple(dict.fromkeys(fold(typed).split()))[:MOST_TERMS]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; whatever is set must hold.

    Args:
        terms: folded words, all of which stand somewhere in what the entry says.
        tag: the code of a symptom of the clinic's vocabulary.
        own_label: the patient's own name of a symptom.
        medicine: the entry of a course: itself and its doses.
        is_late: only what was written down more than a day after it happened.
        has_note: only notes, and entries with a note.
    """

    terms: tuple[str, ...] = field(default=(), repr=False)
    tag: str | None = None
    own_label: str | None = field(default=None, repr=False)
    medicine: UUID | None = None
    is_late: bool = False
    has_note: bool = False

    def is_met(self, entry_id: UUID, payload: EntryPayload, label: Label) -> bool:
        """Say whether an entry is one of those looked for."""
        if self.is_late and not payload.is_backfilled():
            return False
        if self.has_note and not note_of(payload):
            return False
        return self._is_about(entry_id, payload) and self._has_all_terms(payload, label)

    def _is_about(self, entry_id: UUID, payload: EntryPayload) -> bool:
        if self.medicine is not None:
            is_course = entry_id == self.medicine
            return is_course or (isinstance(payload, Dose) and payload.medicine_id == self.medicine)
        if self.tag is None and self.own_label is None:
            return True
        if not isinstance(payload, Symptom):
            return False
        if self.tag is not None:
            return payload.tag == self.tag
        return fold(payload.own_label or "") == fold(self.own_label or "")

    def _has_all_terms(self, payload: EntryPayload, label: Label) -> bool:
        if not self.terms:
            return True
        text = fold("\n".join(own_words(payload, label)))
        return all(term in text for term in self.terms)


def note_of(payload: EntryPayload) -> str | None:
    """Return the free words of an entry, or None."""
    if isinstance(payload, Note):
        return payload.text
    return payload.note if isinstance(payload, Symptom | BowelMovement) else None


def own_words(payload: EntryPayload, label: Label) -> Iterator[str]:
    """Yield what a patient named or wrote in an entry; a clinic's tag, in the clinic's word for it."""
    if note := note_of(payload):
        yield note
    if isinstance(payload, Symptom):
        yield payload.own_label or label(payload.tag or "")
    elif isinstance(payload, Meal):
        yield payload.what or ""
        yield from (label(code) for code in payload.food_tags)
        yield from payload.plants
    elif isinstance(payload, Medicine):
        yield payload.name
        yield from (part for part in (payload.dose, payload.reason_stopped, payload.cost) if part)
