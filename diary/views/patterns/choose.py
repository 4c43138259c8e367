"""What would you like to know? Choose what is compared, compare it, wait for it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diary import tasks
from diary.actions.patterns import (
    NothingChosen,
    ask_for_patterns,
    is_quick,
    work_out_patterns,
)
from diary.actions.profile import ChosenElsewhere, compare
from diary.forms.patterns import ChooseForm
from diary.models.patient import OpenDiary, read_diary
from diary.views.access import DiaryRequest, diary_required
from diary.views.patterns.offered import offered
from diary.views.patterns.reading import last_run

ASK_AGAIN_SECONDS = 4


@diary_required
@require_http_methods(["GET", "POST"])
def patterns_choose(request: DiaryRequest) -> HttpResponse:
    """Ask what to compare, and keep it; nothing is ticked for anybody."""
    diary = request.diary
    data = request.POST if request.method == "POST" else None
    form = ChooseForm(data, profile=diary.profile, groups=offered(diary))
    if form.is_valid():
        said = form.cleaned_data
        try:
            compare(diary=diary, exposures=said["compared"], was=said["was"])
        except ChosenElsewhere:
            form = _beside_what_is_saved(request, form)
        else:
            return _go_on(request, said["compared"])
    context = {"form": form, "section": "diary", "tab": "trends"}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/patterns/choose.html", context, status=status)


def _go_on(request: DiaryRequest, chosen: tuple[str, ...]) -> HttpResponse:
    if not chosen:
        messages.success(request, _("Nothing is compared any more. What was found before stays."))
        return redirect("patterns")
    if "compare" not in request.POST:
        messages.success(request, _("Your choice is saved."))
        return redirect("patterns")
    diary = read_diary(request.user, request.diary.now)
    return _start(diary) if diary else redirect("patterns")


def _beside_what_is_saved(request: DiaryRequest, form: ChooseForm) -> ChooseForm:
    """Return the form as it was sent; saved once more, it takes the place of what is saved now."""
    saved = (read_diary(request.user, request.diary.now) or request.diary).profile
    again = request.POST.copy()
    again.setlist("was", list(saved.compared))
    groups = form.fields["compared"].choices
    labels = dict(pair for _group, pairs in groups for pair in pairs)
    names = [str(labels.get(key, key)).partition("\n")[0] for key in saved.compared]
    new = ChooseForm(again, profile=saved, groups=groups)
    new.add_error(
        "compared",
        _(
            "This was changed elsewhere. Nothing was overwritten. Saved now: %(saved)s. "
            "Look at your choice, then save again."
        )
        % {"saved": ", ".join(names) or _("nothing")},
    )
    return new


@diary_required
@require_POST
def patterns_run(request: DiaryRequest) -> HttpResponse:
    """Compare what was chosen: at once when that is quick, else by a worker."""
    return _start(request.diary)


def _start(diary: OpenDiary) -> HttpResponse:
    try:
        ask_for_patterns(diary=diary)
    except NothingChosen:
        return redirect("patterns_choose")
    if is_quick(diary):
        work_out_patterns(diary=diary, now=timezone.now)
        return redirect("patterns")
    tasks.compare_days.enqueue(diary.patient.pk)
    return redirect("patterns_progress")


@diary_required
@require_safe
def patterns_progress(request: DiaryRequest) -> HttpResponse:
    """Say whether a comparison is at work; a script that waits is told so in JSON."""
    run = last_run(request.diary)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"step": "working" if run.is_waiting else "done"})
    if not run.is_waiting:
        return redirect("patterns")
    context = {"run": run, "again_after": ASK_AGAIN_SECONDS, "section": "diary", "tab": "trends"}
    return render(request, "diary/patterns/progress.html", context)
