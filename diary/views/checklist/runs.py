"""The checklist of somebody with a diary: filled in from it, kept as it was seen, listed."""

from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from diary.actions.checklist import finish_checklist
from diary.actions.store import RecordHasChanged
from diary.domain.about import about_from_profile
from diary.domain.checklist_run import ChecklistRunPayload, RunItem, kept_evidence
from diary.domain.observations import observe_all
from diary.domain.payload import PayloadDoesNotFit
from diary.models import ChecklistRun, Entry
from diary.models.patient import OpenDiary
from diary.snapshots.red_flags import LiveRedFlags, readable_red_flags
from diary.vault import SealBroken, open_entries
from diary.views.access import DiaryRequest, diary_required, diary_required_or
from diary.views.checklist.again import again_since
from diary.views.checklist.anybody import open_checklist
from diary.views.checklist.flow import RESULT, Check, Diary, check, next_page
from diary.views.checklist.kept import answers_outlive_the_session, elsewhere, run_id_in
from diary.views.checklist.pages import draw, draw_start
from diary.views.checklist.parts import Way, is_sample
from diary.views.checklist.result import (
    counted_answers,
    given_answers,
    not_asked,
    open_questions,
    result_context,
    words_context,
    words_of,
)
from diary.views.checklist.without_diary import keep_the_answers
from education.domain.regions import region
from education.languages import language
from education.languages.clinical_words import waits_for_a_clinician
from education.languages.region import in_this_language

READ_KINDS = ("symptom", "bowel_movement", "vomiting", "measurement", "medicine")
WAY = Way(
    start=reverse_lazy("checklist_new"),
    questions=reverse_lazy("checklist_new"),
    result=reverse_lazy("checklist_new"),
    saves=True,
)


@dataclass(frozen=True)
class OpenRun:
    """One finished run, opened for its owner. ``payload`` is None when it does not open.

    ``checked_at`` is shown on the clock of ``zone``: where the patient was.
    """

    id: UUID
    checked_at: datetime
    zone: ZoneInfo
    payload: ChecklistRunPayload | None


@diary_required
@require_safe
def checklists(request: DiaryRequest) -> HttpResponse:
    """List the runs that were finished, newest first."""
    rows = ChecklistRun.objects.owned_by(request.diary.patient).kept().order_by("-created_at")[:200]
    context = {
        "section": "diary",
        "tab": "check",
        "runs": [_open(row, request.diary) for row in rows],
    }
    return render(request, "diary/checklist/runs.html", context)


@answers_outlive_the_session
@diary_required_or(keep_the_answers)
@require_http_methods(["GET", "HEAD", "POST"])
@open_checklist
def checklist_new(request: DiaryRequest, *, live: LiveRedFlags) -> HttpResponse:
    """Ask, filled in from the diary; keep the result and go to it."""
    data = request.POST if request.method == "POST" else QueryDict()
    if answer := elsewhere(data):
        return answer
    diary = request.diary
    state, way = check(data, live, diary.now, _diary(diary)), _way(data, diary)
    if request.method != "POST":
        return draw_start(request, state, _with_changes(way, diary, live))
    page = next_page(state, data)
    if page.name != RESULT:
        return draw(request, state, page, _with_changes(way, diary, live))
    if page.interrupts:
        with timezone.override(diary.zone):
            context = result_context(state, diary.now, way)
            return render(request, "diary/checklist/result.html", context)
    return _keep(request, state, UUID(way.run_id))


@diary_required
@require_safe
def checklist_run(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Show one finished run as it was seen."""
    row = ChecklistRun.objects.owned_by(request.diary.patient).kept().filter(id=id).first()
    if row is None:
        raise Http404
    run = _open(row, request.diary)
    if run.payload is None:
        return render(request, "diary/cannot_open.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    kept = run.payload.language or language()
    # What was read is shown again as it was: on its clock, and in one language rather than half in another.
    with timezone.override(run.zone), translation.override(kept):
        context = {**_run_context(run, run.payload), "stays": kept != request.LANGUAGE_CODE}
        return render(request, "diary/checklist/run.html", context)


def _diary(diary: OpenDiary) -> Diary:
    entries = Entry.objects.owned_by(diary.patient).kept().of_kind(*READ_KINDS).sealed_rows()
    opened = open_entries(diary.patient, entries)
    observations = observe_all((entry.payload, str(entry.id)) for entry in opened)
    return Diary(observations, about_from_profile(diary.profile, diary.today), diary.zone)


def _with_changes(way: Way, diary: OpenDiary, live: LiveRedFlags) -> Way:
    """Add what the clinic has changed since the newest run: that is asked again, and the page says why."""
    row = ChecklistRun.objects.owned_by(diary.patient).kept().order_by("-created_at").first()
    run = _open(row, diary) if row else None
    if run is None or run.payload is None:
        return way
    since = run.checked_at.astimezone(run.zone)
    return replace(way, again=again_since(run.payload, since, live))


def _way(data: QueryDict, diary: OpenDiary) -> Way:
    run_id = run_id_in(data) or str(uuid4())
    return replace(WAY, run_id=run_id, asks_age=diary.profile.date_of_birth is None)


def _keep(request: DiaryRequest, state: Check, run_id: UUID) -> HttpResponse:
    diary = request.diary
    payload = run_payload(state, diary)
    try:
        run = finish_checklist(patient=diary.patient, id=run_id, payload=payload, now=diary.now)
    except RecordHasChanged:
        # The same page was sent with other answers: that is another run, both are kept.
        run = finish_checklist(patient=diary.patient, id=uuid4(), payload=payload, now=diary.now)
    return redirect("checklist_run", id=run.id)


def run_payload(state: Check, diary: OpenDiary) -> ChecklistRunPayload:
    """Return what is kept of a run: facts, items, words and rules as they were."""
    words = words_of(state)
    items = tuple(
        RunItem(
            version=state.live.rules.by_code[item.code].data.version,
            **{name: getattr(item, name) for name in RunItem.model_fields if name != "version"},
        )
        for item in words.items
    )
    return ChecklistRunPayload.build(
        zone=diary.profile.zone,
        checked_at=diary.now,
        tier=words.tier,
        headline=words.headline,
        action=words.action,
        items=items,
        prompts=words.prompts,
        prompts_now=words.prompts_now,
        notes=words.notes,
        given=given_answers(state),
        signs=words.signs,
        unsure=words.unsure,
        not_answered=tuple(open_questions(state)),
        not_asked=tuple(not_asked(state)),
        signs_open=not state.answers.none_of_signs and not state.answers.signs,
        show_crisis=words.show_crisis,
        enough=words.enough,
        facts=dict(state.facts.values),
        answered=dict(state.facts.answered),
        evidence=kept_evidence(state.facts),
        rules_hash=state.live.rules.content_hash,
        rules_count=len(state.live.rules.flags),
        region=settings.REGION,
        sample=is_sample(state.live),
        language=language(),
        versions=state.live.versions(),
    )


def _open(row: ChecklistRun, diary: OpenDiary) -> OpenRun:
    row.patient = diary.patient
    try:
        payload = row.read()
    except (SealBroken, PayloadDoesNotFit):
        return OpenRun(row.id, row.created_at, diary.zone, None)
    return OpenRun(row.id, payload.checked_at, ZoneInfo(payload.zone), payload)


def _run_context(run: OpenRun, payload: ChecklistRunPayload) -> dict[str, Any]:
    live, given = readable_red_flags(), payload.given
    return {
        "section": "diary",
        "tab": "check",
        "run": run,
        **words_context(payload),
        "checked_at": run.checked_at,
        "region": in_this_language(region(payload.region)),
        "explained": live.explained if live else {},
        "given": counted_answers(payload.answered) if given is None else given,
        "answered_count": None if given is None else len(given),
        "open_questions": payload.not_answered,
        "signs_open": payload.signs_open,
        "not_asked": payload.not_asked,
        "rules_count": payload.rules_count,
        "rules_hash": payload.rules_hash[:8],
        "sample_rules": payload.sample,
        "translation_waits": waits_for_a_clinician(language()),
        "diary_used": bool(payload.evidence),
        "has_changed": live is None or payload.rules_hash != live.rules.content_hash,
    }
