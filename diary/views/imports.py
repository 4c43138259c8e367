"""Bring data in: choose a file, say what it is, look, decide, watch, take back."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diary import tasks
from diary.actions.activity import note_event
from diary.actions.importing import reading, upload, writing
from diary.actions.importing.steps import (
    Import,
    ImportIsElsewhere,
    forget_import,
    open_import,
)
from diary.domain.importing.found import FileRefused
from diary.forms.importing import ColumnsForm, ConfirmForm, LayoutForm, UploadForm
from diary.snapshots.vocabulary import vocabulary
from diary.views.access import DiaryRequest, View, diary_required
from diary.views.import_pages import lately, page_of, sorts_of
from diary.wording.imports import REFUSALS

Step = Callable[[DiaryRequest, Import], HttpResponse]


@diary_required
@require_http_methods(["GET", "POST"])
def import_diary(request: DiaryRequest) -> HttpResponse:
    """Say what can be brought in and how much, take a file, list the imports of the last days."""
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if getattr(request, "upload_is_too_large", False):
            form.errors["file"] = form.error_class([REFUSALS["too_big"]])
        elif form.is_valid() and (answer := _receive(request, form)) is not None:
            return answer
    context = {
        "form": form,
        "imports": lately(request.diary),
        "section": "diary",
        "tab": "more",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/import/start.html", context, status=status)


def _receive(request: DiaryRequest, form: UploadForm) -> HttpResponse | None:
    try:
        id = upload.receive_file(diary=request.diary, chunks=form.cleaned_data["file"].chunks())
    except upload.AnotherIsWriting as other:
        messages.warning(request, _("Another file is being brought in. Wait until that is done."))
        return redirect("import_step", other.id)
    except FileRefused as refused:
        form.add_error("file", REFUSALS[refused.why])
        return None
    tasks.read_import.enqueue(request.diary.patient.pk, str(id))
    tasks.forget_files_in_time()
    return redirect("import_step", id)


def import_required(view: Step) -> View:
    """Open the import of an address, if it is this patient's; one that moved on meanwhile is shown as it is."""

    @diary_required
    @wraps(view)
    def opened(request: DiaryRequest, id: UUID) -> HttpResponse:
        work = open_import(request.diary, id)
        if work is None:
            raise Http404
        try:
            return view(request, work)
        except ImportIsElsewhere:
            return redirect("import_step", id)

    return opened


@import_required
@require_safe
def import_step(request: DiaryRequest, work: Import) -> HttpResponse:
    """Show an import where it stands."""
    if work.state.step == "mapping":
        return redirect("import_columns", work.id)
    return page_of(request, work)


@import_required
@require_http_methods(["GET", "POST"])
def import_columns(request: DiaryRequest, work: Import) -> HttpResponse:
    """Ask what the columns of a table are, and read it with that."""
    look = work.state.look
    if look is None or work.state.step not in ("mapping", "ready", "refused"):
        raise ImportIsElsewhere
    form = ColumnsForm(request.POST or None, look=look, words=vocabulary())
    if request.method == "POST" and form.is_valid():
        upload.say_columns(work=work, mapping=form.mapping(), now=timezone.now())
        tasks.read_import.enqueue(work.owner.pk, str(work.id))
        return redirect("import_step", work.id)
    return page_of(request, work, form=form)


@import_required
@require_POST
def import_layout(request: DiaryRequest, work: Import) -> HttpResponse:
    """Look at a table again, as the person says it is written."""
    if work.state.look is None:
        raise ImportIsElsewhere
    form = LayoutForm(request.POST, look=work.state.look)
    if form.is_valid():
        try:
            reading.look_again(work=work, layout=form.layout(), now=timezone.now())
        except FileRefused as refused:
            form.add_error(None, REFUSALS[refused.why])
    if form.errors:
        messages.warning(request, _("Written like that, it is no table. Nothing was changed."))
    return redirect("import_columns", work.id)


@import_required
@require_POST
def import_confirm(request: DiaryRequest, work: Import) -> HttpResponse:
    """Take the person's word, and begin to write."""
    work.must_be_at("ready")
    form = ConfirmForm(request.POST, sorts=sorts_of(work))
    if not form.is_valid():
        return page_of(request, work, form=form)
    writing.confirm_import(
        work=work,
        sorts=tuple(form.cleaned_data["sorts"]),
        takes_profile=form.cleaned_data["settings"],
        now=timezone.now(),
    )
    _note(request, "imported")
    tasks.write_import.enqueue(work.owner.pk, str(work.id))
    return redirect("import_step", work.id)


@import_required
@require_safe
def import_progress(request: DiaryRequest, work: Import) -> HttpResponse:
    """Say how far the work is, for a page that waits for it."""
    return JsonResponse({"step": work.state.step, "percent": work.state.percent})


@import_required
@require_POST
def import_again(request: DiaryRequest, work: Import) -> HttpResponse:
    """Start work that seems to have stopped once more; what is done already is not done twice."""
    work.must_be_at("reading", "writing")
    task = tasks.read_import if work.state.step == "reading" else tasks.write_import
    task.enqueue(work.owner.pk, str(work.id))
    return redirect("import_step", work.id)


@import_required
@require_POST
def import_cancel(request: DiaryRequest, work: Import) -> HttpResponse:
    """Forget a file that was not brought in; nothing of it stays."""
    work.must_be_at("reading", "mapping", "ready", "refused")
    forget_import(owner=work.owner, id=work.id)
    messages.info(request, _("The file is deleted. Nothing was brought in."))
    return redirect("import_diary")


@import_required
@require_POST
def import_undo(request: DiaryRequest, work: Import) -> HttpResponse:
    """Take back what an import added."""
    try:
        writing.undo_import(work=work, now=timezone.now())
    except writing.TooLateToUndo:
        messages.warning(request, _("This can no longer be taken back as a whole."))
    else:
        _note(request, "import_undone")
        count = work.state.taken_back or 0
        said = ngettext("%(n)s entry taken back.", "%(n)s entries taken back.", count)
        messages.success(request, said % {"n": count})
    return redirect("import_step", work.id)


def _note(request: DiaryRequest, what: str) -> None:
    """Put it into the list of what was done with this account."""
    agent = request.headers.get("User-Agent", "")
    note_event(patient=request.user, what=what, now=timezone.now(), user_agent=agent)
