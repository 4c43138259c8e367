"""Which questions to suggest for a visit, and why: from what is tracked, recorded, raised and read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from diary.domain.entries import EntryPayload, Meal, Medicine, Symptom
from diary.domain.visits.visit import Asked

Kind = Literal["run", "diary", "tracked", "read", "recorded", "any"]
ORDER: tuple[Kind, ...] = ("run", "diary", "tracked", "read", "recorded", "any")
"""What brings a question up, the most pressing first."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question of the clinic's bank; codes of tags, red flags and claims bring it up."""

    code: str
    text: str
    why: str
    tags: frozenset[str] = frozenset()
    red_flags: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim of a saved article that little is known about, as a question."""

    claim: str
    text: str


@dataclass(frozen=True, slots=True)
class Because:
    """One reason: what brings a question up, and the code it goes back to (empty for ``any``)."""

    kind: Kind
    what: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What may bring a question up, as codes: each in the order in which it matters.

    ``run`` are red flags of the last finished checklist, ``diary`` those that the diary shows by itself.
    """

    run: tuple[str, ...] = field(default=(), repr=False)
    diary: tuple[str, ...] = field(default=(), repr=False)
    tracked: tuple[str, ...] = field(default=(), repr=False)
    recorded: tuple[str, ...] = field(default=(), repr=False)
    claims: tuple[str, ...] = field(default=(), repr=False)
    doubts: tuple[Doubt, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question to put on the list. ``code`` is empty when it does not come from the bank."""

    text: str = field(repr=False)
    because: tuple[Because, ...] = field(repr=False)
    code: str = ""
    why: str = ""


def suggest(
    bank: Iterable[BankQuestion], known: Known, asked: Sequence[Asked] = ()
) -> tuple[Suggestion, ...]:
    """Return the questions to suggest, most pressing first; never one that is ``asked`` already.

    A question that nothing in the bank brings up is worth asking at any visit, and comes last.
    """
    texts, codes = {a.text for a in asked}, {a.code for a in asked}
    found = [s for question in bank if (s := _brought_up(question, known)) is not None]
    found += [Suggestion(d.text, (Because("read", d.claim),)) for d in known.doubts]
    new = [s for s in found if s.text not in texts and (not s.code or s.code not in codes)]
    return tuple(sorted(new, key=_pressing))


def recorded_tags(payloads: Iterable[EntryPayload], *, since: date) -> tuple[str, ...]:
    """Return the tags in entries from the local day ``since`` on, the most frequent first.

    A score of 0 records that a symptom was not there. A course of a medicine counts while it is taken.
    """
    counts: dict[str, int] = {}
    for payload in payloads:
        for tag in _tags(payload, since):
            counts[tag] = counts.get(tag, 0) + 1
    return tuple(sorted(counts, key=lambda tag: -counts[tag]))


def _tags(payload: EntryPayload, since: date) -> tuple[str, ...]:
    if isinstance(payload, Medicine):
        is_past = payload.stopped_on is not None and payload.stopped_on < since
        return () if is_past or not payload.medicine_class else (payload.medicine_class,)
    if payload.local_day() < since:
        return ()
    if isinstance(payload, Symptom):
        return (payload.tag,) if payload.tag and payload.severity_0_10 else ()
    return payload.food_tags if isinstance(payload, Meal) else ()


def _brought_up(question: BankQuestion, known: Known) -> Suggestion | None:
    by: Mapping[Kind, tuple[Iterable[str], frozenset[str]]] = {
        "run": (known.run, question.red_flags),
        "diary": ([c for c in known.diary if c not in known.run], question.red_flags),
        "tracked": (known.tracked, question.tags),
        "read": (known.claims, question.claims),
        "recorded": ([c for c in known.recorded if c not in known.tracked], question.tags),
    }
    because = tuple(
        Because(kind, code)
        for kind, (codes, brings) in by.items()
        for code in codes
        if code in brings
    )
    if not because and not (question.tags or question.red_flags or question.claims):
        because = (Because("any"),)
    return Suggestion(question.text, because, question.code, question.why) if because else None


def _pressing(suggestion: Suggestion) -> tuple[int, int]:
    return ORDER.index(suggestion.because[0].kind), -len(suggestion.because)
