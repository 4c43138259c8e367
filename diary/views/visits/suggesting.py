"""The questions suggested for a visit, from everything that may bring one up, opened once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q

from diary.domain.about import about_from_profile
from diary.domain.facts import derive_facts
from diary.domain.observations import observe_all
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.visits.questions import key_of
from diary.domain.visits.suggestions import Known, Suggestion, recorded_tags, suggest
from diary.domain.visits.visit import Asked, VisitPayload
from diary.models import ChecklistRun, Entry
from diary.models.patient import OpenDiary
from diary.snapshots.red_flags import LiveRedFlags, readable_red_flags
from diary.snapshots.visit_questions import ReadClaim, claims_in, question_bank
from diary.snapshots.vocabulary import vocabulary
from diary.vault import OpenEntry, SealBroken, open_entries
from diary.wording.visit_questions import doubt_about, reasons_in_words
from education.domain.red_flags.evaluate import evaluate

LATELY = timedelta(days=90)
READ_BY_RULES = ("symptom", "bowel_movement", "vomiting", "measurement", "medicine")
MOST_AT_FIRST, MOST = 6, 24


@dataclass(frozen=True)
class Offered:
    """One suggestion as the page shows it. ``key`` names it in the button that adds it."""

    key: str
    asked: Asked = field(repr=False)
    reasons: list[str] = field(repr=False)
    why: str = field(repr=False)


def offered_questions(diary: OpenDiary, visit: VisitPayload) -> list[Offered]:
    """Return what to suggest, most pressing first."""
    claims = claims_in((a.slug, a.language) for a in diary.profile.saved_articles)
    entries, live = _entries(diary), readable_red_flags()
    run = _run_items(diary, visit)
    known = Known(
        run=tuple(run),
        diary=_shown_by_diary(diary, entries, live),
        tracked=diary.profile.tracked,
        recorded=recorded_tags((e.payload for e in entries), since=diary.today - LATELY),
        claims=tuple(claim.code for claim in claims),
        doubts=tuple(d for c in claims if (d := doubt_about(c.code, c.statement, c.certainty))),
    )
    names = _names(run, live, claims)
    return [_offered(s, names) for s in suggest(question_bank(), known, visit.questions)[:MOST]]


def _offered(suggestion: Suggestion, names: Mapping[str, object]) -> Offered:
    asked = Asked(text=suggestion.text, code=suggestion.code or None)
    return Offered(
        key_of(asked), asked, reasons_in_words(suggestion.because, names), suggestion.why
    )


def _names(
    run: Mapping[str, str], live: LiveRedFlags | None, claims: Sequence[ReadClaim]
) -> dict[str, object]:
    """Map each kind of reason to what says its codes in words."""
    of_claim = {claim.code: f"{claim.article} (“{claim.statement}”)" for claim in claims}
    tags = vocabulary().label

    def sign(code: str) -> str:
        flag = live.flag(code) if live else None
        return flag.sign if flag else ""

    return {
        "run": lambda code: run.get(code, ""),
        "diary": sign,
        "tracked": tags,
        "recorded": tags,
        "read": lambda code: of_claim.get(code, ""),
    }


def _entries(diary: OpenDiary) -> list[OpenEntry]:
    """Open what the rules read, and the meals of the last months, with one query."""
    lately = Q(kind="meal", local_date__gte=diary.today - LATELY)
    rows = Entry.objects.owned_by(diary.patient).kept().filter(Q(kind__in=READ_BY_RULES) | lately)
    return open_entries(diary.patient, rows.sealed_rows())


def _shown_by_diary(
    diary: OpenDiary, entries: Sequence[OpenEntry], live: LiveRedFlags | None
) -> tuple[str, ...]:
    """Return the red flags that the diary shows by itself, most urgent first."""
    if live is None:
        return ()
    observed = observe_all((e.payload, str(e.id)) for e in entries if e.kind in READ_BY_RULES)
    about = about_from_profile(diary.profile, diary.today)
    facts = derive_facts(observed, about, diary.now, diary.zone, {})
    return tuple(fired.code for fired in evaluate(live.rules, facts, diary.now).fired)


def _run_items(diary: OpenDiary, visit: VisitPayload) -> dict[str, str]:
    """Return code and sign of what the checklist of this visit raised, else the newest one."""
    rows = ChecklistRun.objects.owned_by(diary.patient).kept()
    chosen = rows.filter(id=visit.run_id).first() if visit.run_id else None
    row = chosen or rows.order_by("-created_at").first()
    if row is None:
        return {}
    row.patient = diary.patient
    try:
        items = row.read().items
    except (SealBroken, PayloadDoesNotFit):
        return {}
    return {item.code: item.sign for item in items}
