"""What the editor says at its top: why something came back, and what a reviewer may read."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import WorkflowState

from education.cms.reviewing import review_differences, review_url
from education.models.signing import may_sign


@hooks.register("register_admin_urls")
def urls_of_reviewing() -> list[URLPattern]:
    return [
        path("review/<int:revision_id>/", review_differences, name="review_differences"),
    ]


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def say_where_it_stands(request: HttpRequest, obj: Any) -> None:
    """Tell whoever opens the editor that it was declined and why, or that they may sign it."""
    state = getattr(obj, "current_workflow_state", None)
    if request.method != "GET" or state is None:
        return
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        messages.warning(request, why_it_came_back(state))
    elif state.status == WorkflowState.STATUS_IN_PROGRESS and may_sign(request.user, obj):
        button = messages.button(review_url(obj), _("Read what changed"))
        messages.info(request, _("This waits for a signature, and you may give it."), [button])


@hooks.register("after_copy_page")
def say_that_copies_are_drafts(request: HttpRequest, _page: Any, new_page: Any) -> None:
    """Tell whoever asked for published copies that a copy needs a signature of its own."""
    if request.POST.get("publish_copies") and not new_page.alias_of_id:
        messages.warning(
            request,
            _(
                "The copy is a draft: a clinical reviewer who did not write it has to sign it first."
            ),
        )


def why_it_came_back(state: WorkflowState) -> str:
    """Return who declined it, when, and the reason they gave."""
    task = state.current_task_state
    who = task.finished_by.get_full_name() if task.finished_by else ""
    return _("%(name)s declined this on %(date)s: %(reason)s") % {
        "name": who or _("A reviewer"),
        "date": date_format(localtime(task.finished_at), "j F Y"),
        "reason": task.comment,
    }
