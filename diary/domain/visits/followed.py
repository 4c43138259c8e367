"""What was agreed at visits to be tracked until a day, as rows of that day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from diary.domain.entries import EntryPayload, Symptom
from diary.domain.visits.visit import VisitPayload

OWN = "own-"
KEY_LENGTH = 16


@dataclass(frozen=True, slots=True)
class FollowedRow:
    """One thing to score until the local day ``until``, inclusive. ``key`` names it; it has a tag or a label.

    ``for_test`` says that a self-experiment asks for it, and not what was agreed at a visit.
    """

    key: str
    until: date
    tag: str | None = field(default=None, repr=False)
    own_label: str | None = field(default=None, repr=False)
    for_test: bool = False

    def named(self) -> dict[str, str | None]:
        """Return the fields of a symptom that say which it is."""
        return {"tag": self.tag, "own_label": self.own_label}


def followed_on(visits: Iterable[VisitPayload], day: date) -> tuple[FollowedRow, ...]:
    """Return what is followed on a local day, each thing once, until the last day agreed for it."""
    rows: dict[str, FollowedRow] = {}
    for thing in (f for visit in visits for f in visit.followed if f.until >= day):
        key = thing.tag or own_key(thing.own_label or "")
        if key not in rows or rows[key].until < thing.until:
            rows[key] = FollowedRow(key, thing.until, thing.tag, thing.own_label)
    return tuple(rows.values())


def own_key(label: str) -> str:
    """Return what names a symptom in the patient's own words, however its letters are written."""
    said = " ".join(label.casefold().split())
    return OWN + sha256(said.encode()).hexdigest()[:KEY_LENGTH]


def symptom_key(payload: EntryPayload) -> str | None:
    """Return what names the symptom of an entry: its tag, or the key of its own words; None for no symptom."""
    if not isinstance(payload, Symptom):
        return None
    return payload.tag or own_key(payload.own_label or "")
