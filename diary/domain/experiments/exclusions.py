"""Who should not test a change on themselves without help, and what has to be asked before anybody can know.

The list is the plan's for self-experiments. That a red flag to be seen "soon" asks for a clinician first instead of
stopping everything, that weight lost without trying stops all the same, and that somebody under 18 asks first, are
our own choices, to be checked by a clinician.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from education.domain.red_flags.facts import CONCERNS, NO, YES, Value
from education.domain.urgency import SOON

ExclusionCode = Literal[
    "red_flag",
    "pregnancy",
    "eating_disorder",
    "coeliac_test",
    "prescription",
    "allergy",
    "under_18",
]
Question = Literal[
    "pregnancy", "eating", "allergy", "medicine", "agreed", "gluten", "tested", "checklist"
]

EATING_FLAGS = frozenset({"RF53", "RF84"})
"""Of the signed checklist: food groups left out or a low weight; almost nothing eaten, or weight made to fall."""
STOPPING_FLAGS = frozenset({"RF42"})
"""To be seen soon, and yet no time to try things: weight lost without trying."""
ADULT_YEARS = 18


@dataclass(frozen=True, slots=True)
class Idea:
    """What is to be tried changes: None where nobody said, which is asked, and False only where it is known."""

    changes_prescription: bool | None = None
    removes_gluten: bool | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One reason against. A hard one stops; the others say to ask a clinician first.

    ``because`` are codes of answers ("pregnancy"), of facts ("fact:pregnant") or of red flags ("RF42").
    """

    code: ExclusionCode
    is_hard: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Screening:
    """What stands against a test now, and what must be asked before it is known. Silence is not a no."""

    reasons: tuple[Exclusion, ...]
    to_ask: tuple[Question, ...]

    @property
    def may_start(self) -> bool:
        """Say whether nothing hard stands against it and nothing is left to be asked."""
        return not self.to_ask and not any(reason.is_hard for reason in self.reasons)


def screen(
    idea: Idea,
    answers: Mapping[str, str],
    facts: Mapping[str, Value],
    flags: Iterable[tuple[str, str]] | None,
) -> Screening:
    """Return what stands against testing an idea.

    Args:
        idea: what it changes, as its strategy says; an idea of the patient's own says nothing.
        answers: "yes", "no" or "unsure" to a question, by its code; not sure counts as yes where yes stops and as
            no where no does. A code that is not there was not answered.
        facts: by fact code, as the profile and diary give them; only ``pregnant`` and ``age_years`` are read.
        flags: code and tier of each red flag that stands, of diary and checklist; None when nobody ever looked.
    """
    found: list[Exclusion] = []
    ask: list[Question] = []
    fired = None if flags is None else tuple(flags)
    if fired is None:
        ask.append("checklist")
    found += _of_flags(fired or ())
    eating = sorted({code for code, _tier in fired or ()} & EATING_FLAGS)
    _plain("eating_disorder", "eating", answers, eating, (found, ask))
    pregnant = facts.get("pregnant")
    told = ["fact:pregnant"] if pregnant in CONCERNS else []
    if pregnant != NO or answers.get("pregnancy") in CONCERNS:
        _plain("pregnancy", "pregnancy", answers, told, (found, ask))
    _plain("allergy", "allergy", answers, [], (found, ask))
    _unless(
        "prescription", ("medicine", "agreed"), idea.changes_prescription, answers, (found, ask)
    )
    _unless("coeliac_test", ("gluten", "tested"), idea.removes_gluten, answers, (found, ask))
    age = facts.get("age_years")
    if isinstance(age, int | float) and age < ADULT_YEARS:
        found.append(Exclusion("under_18", is_hard=False, because=("fact:age_years",)))
    return Screening(tuple(found), tuple(ask))


Lists = tuple[list[Exclusion], list[Question]]


def _of_flags(fired: Iterable[tuple[str, str]]) -> Iterator[Exclusion]:
    """Yield the red flags that stop, and those that ask first; those of eating are said on their own."""
    others = [(code, tier) for code, tier in fired if code not in EATING_FLAGS]
    stopping = (code for code, tier in others if tier != SOON or code in STOPPING_FLAGS)
    hard = dict.fromkeys(stopping)
    soft = dict.fromkeys(code for code, _tier in others if code not in hard)
    if hard:
        yield Exclusion("red_flag", is_hard=True, because=tuple(hard))
    if soft:
        yield Exclusion("red_flag", is_hard=False, because=tuple(soft))


def _plain(
    code: ExclusionCode,
    question: Question,
    answers: Mapping[str, str],
    known: list[str],
    into: Lists,
) -> None:
    """Add a reason where yes or not sure was said or something is known; ask where there is neither."""
    said = answers.get(question)
    because = [*([question] if said in CONCERNS else []), *known]
    if because:
        into[0].append(Exclusion(code, is_hard=True, because=tuple(because)))
    elif said != NO:
        into[1].append(question)


def _unless(
    code: ExclusionCode,
    questions: tuple[Question, Question],
    known: bool | None,
    answers: Mapping[str, str],
    into: Lists,
) -> None:
    """Add a reason where something is changed and the second question is not a clear yes."""
    changes, cleared = questions
    said = answers.get(changes)
    if known or said in CONCERNS:
        if cleared not in answers:
            into[1].append(cleared)
        elif answers[cleared] != YES:
            into[0].append(Exclusion(code, is_hard=True, because=(changes, cleared)))
    elif known is None and said != NO:
        into[1].append(changes)
