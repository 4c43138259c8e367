"""Reads what one pack is made from: a few queries, and every row opened once."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings

from diary.actions.patterns import kept_run
from diary.domain.alerts import shipped_rules
from diary.domain.checklist_run import ChecklistRunPayload
from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.patterns.findings import Findings
from diary.domain.patterns.resting import without_hunted
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.visits.source import KeptEntry, PackRules, PackSource, ReadArticle
from diary.domain.visits.visit import VisitPayload
from diary.models import ChecklistRun, Entry
from diary.models.patient import OpenDiary
from diary.models.visit import Visit
from diary.snapshots.articles import live_articles
from diary.snapshots.red_flags import readable_red_flags
from diary.snapshots.vocabulary import vocabulary
from diary.vault import SealBroken, open_entries
from diary.views.checklist.parts import is_sample
from diary.views.experiments.opened import read_experiments
from education.languages import language
from education.listings import clinic

USUAL_DAYS = timedelta(days=30)
"""How long a period is when the patient has chosen none."""


def pack_source(diary: OpenDiary, visit_row: Visit, *, made_at: datetime) -> PackSource:
    """Return what the pack of a visit is made from at ``made_at``, in the language being read.

    Raises:
        SealBroken, PayloadDoesNotFit: the visit itself does not open.
    """
    visit_row.patient = diary.patient
    visit = visit_row.read()
    rows = Entry.objects.owned_by(diary.patient).kept().oldest_first().sealed_rows()
    opened = open_entries(diary.patient, rows)
    run = _run(diary, visit)
    first, last = period(visit, made_at.astimezone(diary.zone).date())
    return PackSource(
        visit_id=visit_row.id,
        visit=visit,
        profile=diary.profile,
        entries=tuple(KeptEntry(entry.id, entry.payload) for entry in opened),
        first=first,
        last=last,
        made_at=made_at,
        zone=diary.zone,
        clinic=str(clinic().get("name") or ""),
        language=language(),
        site=settings.WAGTAILADMIN_BASE_URL,
        run_id=visit.run_id if run else None,
        run=run,
        experiments=_experiments(diary, visit),
        read=_read(diary),
        names={code: tag.label for code, tag in vocabulary().items()},
        rules=_rules(),
        unreadable=len(opened.unreadable),
        run_is_lost=bool(visit.run_id and run is None),
        patterns=_patterns(diary, visit),
    )


def period(visit: VisitPayload, today: date) -> tuple[date, date]:
    """Return the first and the last day of a visit's period: none of them is yet to come."""
    last = min(visit.period_last or today, today)
    first = visit.period_first or last - USUAL_DAYS + timedelta(days=1)
    return min(first, last), last


def _run(diary: OpenDiary, visit: VisitPayload) -> ChecklistRunPayload | None:
    if visit.run_id is None:
        return None
    row = ChecklistRun.objects.owned_by(diary.patient).kept().filter(id=visit.run_id).first()
    if row is None:
        return None
    row.patient = diary.patient
    try:
        payload: ChecklistRunPayload = row.read()
    except (SealBroken, PayloadDoesNotFit):
        return None
    return payload


def _patterns(diary: OpenDiary, visit: VisitPayload) -> Findings | None:
    """Return what the last comparison came to, as far as it is shown, if the patient put it in."""
    kept = kept_run(diary)[1] if "patterns" in (visit.sections or ()) else None
    if kept is None or kept.findings is None or not kept.pauses:
        return kept.findings if kept else None
    return kept.findings.model_copy(update={"pairs": without_hunted(kept.findings.pairs)})


def _experiments(diary: OpenDiary, visit: VisitPayload) -> tuple[ExperimentPayload, ...]:
    """Return the locked experiments, newest first, when what was tried goes in."""
    if "tried" not in (visit.sections or ()):
        return ()
    found = (one.payload for one in read_experiments(diary).opened)
    return tuple(said for said in found if said.is_locked)


def _rules() -> PackRules:
    """Return what the diary answers by; as it ships when what is live cannot be read."""
    live = readable_red_flags()
    if live is None:
        return PackRules(shipped_rules(), frozenset(), settings.REGION, sample=True)
    codes = frozenset(live.rules.by_code)
    return PackRules(live.answering, codes, settings.REGION, sample=is_sample(live))


def _read(diary: OpenDiary) -> tuple[ReadArticle, ...]:
    notes: list[Any] = list(reversed(diary.profile.saved_articles))
    live = live_articles((note.slug, note.language) for note in notes)
    found = []
    for note in notes:
        article = live.get((note.slug, note.language))
        if article is None:
            found.append(ReadArticle(note.slug.replace("-", " ").capitalize(), ""))
        else:
            found.append(ReadArticle(article.title, article.address, article.reviewed_on))
    return tuple(found)
