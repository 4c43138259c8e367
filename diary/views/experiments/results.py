"""What an experiment came to: its result page, and the one-page report."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from diary.domain.experiments.outcome import Outcome, outcome_of
from diary.domain.trends.told import Told
from diary.models import Entry
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.vault import open_entries
from diary.views.access import DiaryRequest, diary_required
from diary.views.experiments.opened import (
    OpenExperiment,
    experiment_row_or_404,
    open_experiment,
)
from diary.views.visits.sheets import rows_of
from diary.wording.experiments import result
from diary.wording.experiments.report import pairs_table, plan_rows, report
from diary.wording.experiments.steps import outcome_in_words


def outcome_for(diary: OpenDiary, opened: OpenExperiment) -> Outcome:
    """Return what an experiment of this diary came to, from what is written down now."""
    kept = Entry.objects.owned_by(diary.patient).kept().of_kind("symptom", "day")
    opened_entries = open_entries(diary.patient, kept.oldest_first().sealed_rows())
    told = Told().take_all((entry.payload, str(entry.id)) for entry in opened_entries)
    return outcome_of(opened.payload, told, opened.day)


def symptom_name(opened: OpenExperiment) -> str:
    """Return the symptom in words."""
    labels = {code: tag.label for code, tag in vocabulary().items()}
    return outcome_in_words(opened.payload, labels)


def result_context(diary: OpenDiary, opened: OpenExperiment) -> dict[str, Any]:
    """Return the page of a result: counts first."""
    found, name = outcome_for(diary, opened), symptom_name(opened)
    pairs = found.result.pairs
    return {
        "headline": result.headline(found),
        "lines": [
            line
            for line in (
                result.stopped(found),
                result.counts(found, name),
                result.averages(found),
                result.difference(found.result.main, name),
            )
            if line
        ],
        "sure": list(result.how_sure(found)),
        "missing": result.missing(found),
        "astray": result.not_followed(found, name),
        "belief": result.belief(found),
        "no_cause": result.no_cause(),
        "to_ask": result.to_ask(),
        "pairs": pairs_table(pairs) if pairs else None,
        "plan": plan_rows(opened.payload, name),
        "outcome": name,
    }


@diary_required
@require_safe
def experiment_report(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Show the one-page report, once the result was opened."""
    diary = request.diary
    opened = open_experiment(diary, experiment_row_or_404(diary, id))
    if opened.deleted_at or opened.payload.opened_at is None:
        return redirect("experiment", id)
    sections = report(outcome_for(diary, opened), symptom_name(opened))
    context = {
        "experiment": opened,
        "rows": rows_of(sections),
        "section": "diary",
        "tab": "more",
    }
    return render(request, "diary/experiments/report.html", context)
