"""What comparing the diary came to, as a person reads it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.views.access import DiaryRequest, diary_required
from diary.views.patterns.reading import LastRun, last_run
from diary.views.patterns.shown import Shown, shown_run
from diary.views.visits.opened import read_visits
from diary.wording.patterns.names import Names
from diary.wording.patterns.run import pauses_say, worked_out_says
from diary.wording.trends.plain import Days


@diary_required
@require_safe
def patterns(request: DiaryRequest) -> HttpResponse:
    """Show the last comparison: what was compared, each pattern, and what is not enough yet."""
    diary = request.diary
    run = last_run(diary)
    context = {
        "run": run,
        "shown": _shown(run, diary),
        "chosen": len(diary.profile.compared),
        "section": "diary",
        "tab": "trends",
    }
    if context["shown"] and run.payload:
        context |= {
            "worked_out": worked_out_says(run.payload.recorded_at, diary.zone),
            "unreadable": run.payload.unreadable,
            "pauses": pauses_say(run.payload.pauses),
            "next_visit": read_visits(diary).next_one(),
        }
    return render(request, "diary/patterns/patterns.html", context)


def _shown(run: LastRun, diary: OpenDiary) -> Shown | None:
    if run.payload is None or run.payload.findings is None:
        return None
    return shown_run(
        run.payload.findings,
        Names(vocabulary().label),
        Days(diary.today),
        by_when=run.by_when,
        pause_food=bool(run.payload.pauses),
    )
