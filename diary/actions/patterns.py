"""Compare a diary's days: ask for it, work it out at once or later, keep what it came to."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from secrets import randbits
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Max, Q

from diary.actions.store import RecordHasChanged, RecordIsGone, store
from diary.domain.entries import Medicine
from diary.domain.patterns.days import MOST_DAYS, MOST_SYMPTOMS, day_table
from diary.domain.patterns.drawn import with_days
from diary.domain.patterns.eating import eating_facts
from diary.domain.patterns.finding import find_patterns
from diary.domain.patterns.recorded import READERS, Recorded
from diary.domain.patterns.restriction import guard
from diary.domain.patterns.run import SEED_BITS, DataUsed, PatternRunPayload, with_claims
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.trends.told import LONGEST_LASTING
from diary.models import ChecklistRun, Entry, PatternRun
from diary.models.patient import DiaryIsClosed, OpenDiary, read_diary
from diary.models.patterns import PATTERN_RUN_ID
from diary.vault import OPENED_TOGETHER, NoKeyOpensThis, SealBroken, open_in_batches

Clock = Callable[[], datetime]
FEW_ENTRIES, FEW_CELLS = 2_000, 8_000
"""Up to so many entries, and days times pairs, a comparison is worked out while the person waits.

Measured: 4,000 days times pairs take 0.2 s of a processor, 36,500 take 1 s, and 2,000 entries 0.1 s to open.
"""
CHECKLISTS_LOOKED_AT = 2


class NothingChosen(Exception):
    """There is nothing to compare: the person chose nothing yet."""


def kept_run(diary: OpenDiary) -> tuple[int, PatternRunPayload | None]:
    """Return the version of the kept comparison (0: none) and what it says; None when it does not open."""
    row = PatternRun.objects.owned_by(diary.patient).filter(id=PATTERN_RUN_ID).first()
    if row is None:
        return 0, None
    row.patient = diary.patient
    try:
        return row.version, row.read()
    except (SealBroken, PayloadDoesNotFit):
        return row.version, None


def ask_for_patterns(*, diary: OpenDiary) -> None:
    """Note that a comparison is asked for; one that waits already goes on waiting.

    Raises:
        NothingChosen: nothing is compared.
    """
    if not diary.profile.compared:
        raise NothingChosen
    version, kept = kept_run(diary)
    if kept is not None and kept.asked_at is not None:
        return
    fresh = PatternRunPayload.build(
        zone=diary.profile.zone, recorded_at=diary.now, seed=randbits(SEED_BITS)
    )
    asked = (kept or fresh).model_copy(update={"asked_at": diary.now})
    try:
        _store(diary, asked, version, diary.now)
    except RecordHasChanged:
        return  # asked for on another device at the same moment: that one stands


def is_quick(diary: OpenDiary) -> bool:
    """Say whether a comparison is small enough to be worked out while the person waits; counts, opens nothing."""
    entries = Entry.objects.owned_by(diary.patient).kept().filter(kind__in=READERS)
    counts = entries.aggregate(many=Count("id"), days=Count("local_date", distinct=True))
    cells = counts["days"] * MOST_SYMPTOMS * len(diary.profile.compared)
    return bool(counts["many"] <= FEW_ENTRIES and cells <= FEW_CELLS)


def work_out_patterns(*, diary: OpenDiary, now: Clock) -> None:
    """Do what was asked for and keep what it came to; nothing happens when nothing is asked for.

    What was shown before stays noted, so that it can be looked for on later days. When somebody else kept a
    comparison meanwhile, that one stands.
    """
    version, kept = kept_run(diary)
    if kept is None or kept.asked_at is None:
        return
    used = data_used(diary.patient)
    recorded, unreadable = read_days(diary, diary.today - MOST_DAYS * timedelta(days=1))
    profile = diary.profile
    table = day_table(
        recorded, tracked=profile.tracked, compared=profile.compared, today=diary.today
    )
    # On the very days it was found on, a pattern is compared as openly as it was then.
    last = table.day(table.length - 1)
    claimed = [claim for claim in kept.claimed() if claim.last < last]
    found = find_patterns(table, seed=kept.seed, claimed=claimed)
    reasons = guard(eating_facts(recorded, _checklists(diary), diary.now)).reasons
    done = PatternRunPayload.build(
        zone=profile.zone,
        recorded_at=now(),
        seed=kept.seed,
        compared=profile.compared,
        used=used,
        unreadable=unreadable,
        findings=with_days(found, table),
        pauses=reasons,
        claims=with_claims(kept.claims, found.pairs, last=found.last, shown_on=diary.today),
    )
    try:
        _store(diary, done, version, now())
    except RecordHasChanged:
        return  # another worker was quicker, from the same seed


def work_out_by_id(*, patient_id: int, now: Clock) -> None:
    """Do what a patient asked for, as a worker does it: quietly when there is nothing (more) to do."""
    patient = get_user_model().objects.filter(pk=patient_id).first()
    try:
        diary = None if patient is None else read_diary(patient, now())
        if diary is not None:
            work_out_patterns(diary=diary, now=now)
    except (RecordIsGone, NoKeyOpensThis, DiaryIsClosed):
        return  # the diary was closed or erased


def data_used(patient: Any) -> DataUsed:
    """Return how many entries there are, deleted ones too, and when one of them last changed."""
    entries = Entry.objects.owned_by(patient)
    counts = entries.aggregate(many=Count("id"), newest=Max("updated_at"))
    return DataUsed(entries=counts["many"], newest_change=counts["newest"])


def read_days(diary: OpenDiary, first: date) -> tuple[Recorded, int]:
    """Read what days since ``first`` told, and how many entries did not open: memory grows with days only."""
    rows = Entry.objects.owned_by(diary.patient).kept().filter(kind__in=READERS)
    rows = rows.filter(Q(local_date__gte=first - LONGEST_LASTING) | Q(kind=Medicine.kind))
    recorded, unreadable = Recorded(), 0
    sealed = rows.sealed_rows().iterator(chunk_size=OPENED_TOGETHER)
    for opened in open_in_batches(diary.patient, sealed):
        recorded.take_all((entry.payload, str(entry.id)) for entry in opened)
        unreadable += len(opened.unreadable)
    return recorded, unreadable


def _checklists(diary: OpenDiary) -> Sequence[Any]:
    """Return the facts of the last finished checklists, the newest first; one that does not open says nothing."""
    rows = ChecklistRun.objects.owned_by(diary.patient).kept().order_by("-created_at", "id")
    facts = []
    for row in rows[:CHECKLISTS_LOOKED_AT]:
        row.patient = diary.patient
        try:
            facts.append(row.read().facts)
        except (SealBroken, PayloadDoesNotFit):
            continue
    return facts


def _store(diary: OpenDiary, said: PatternRunPayload, seen: int, now: datetime) -> None:
    store(PatternRun(patient=diary.patient, id=PATTERN_RUN_ID), said, seen=seen, now=now)
