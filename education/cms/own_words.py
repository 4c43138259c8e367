"""Tells a reviewer why the button to sign is missing: they changed the words themselves."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import TaskState

from education.models.four_eyes import FourEyes
from education.models.signing import is_clinical_reviewer, may_sign


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def say_why_not(request: HttpRequest, obj: Any) -> None:
    """Say it when the editor is opened; the guard says it again to whoever signs all the same."""
    if request.method != "GET" or not waits_for_signature(obj):
        return
    if is_clinical_reviewer(request.user) and not may_sign(request.user, obj):
        messages.warning(
            request,
            _(
                "You changed “%(name)s” yourself, so somebody else has to sign it. Ask another "
                "clinical reviewer; it waits on their home page."
            )
            % {"name": obj},
        )


def waits_for_signature(obj: Any) -> bool:
    if not isinstance(obj, FourEyes):
        return False
    state = obj.current_workflow_state
    task = state and state.current_task_state
    return bool(task and task.status == TaskState.STATUS_IN_PROGRESS)
