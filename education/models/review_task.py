"""The workflow task that asks a clinical reviewer for a signature."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from education.models.guard import require_ready
from education.models.refusals import NotReady, NotSigned
from education.models.signing import Review, may_read, may_sign, sign_revision, signs_anything
from education.signing_forms import DeclineForm, SignForm


class ClinicalReviewTask(Task):
    """Offers signing to reviewers who did not write what they would sign."""

    class Meta:
        verbose_name = _("clinical review")
        verbose_name_plural = _("clinical reviews")

    @classmethod
    def get_description(cls) -> str:
        return str(
            _("A clinical reviewer who changed no word of it signs, or declines with a reason.")
        )

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        """Take in only what is ready to be read."""
        require_ready(workflow_state.content_object.get_latest_revision_as_object())
        return super().start(workflow_state, user=user)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return may_read(user, obj)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not may_read(user, obj)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not may_sign(user, obj):
            return []
        return [("approve", _("Sign off"), True), ("reject", _("Decline with a reason"), True)]

    def get_form_for_action(self, action: str) -> type:
        return SignForm if action == "approve" else DeclineForm

    def get_template_for_action(self, action: str) -> str:
        return "education/cms/sign.html" if action == "approve" else ""

    def get_task_states_user_can_moderate(self, user: Any, **_kwargs: Any) -> Any:
        if not signs_anything(user):
            return TaskState.objects.none()
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        mine = [s.pk for s in waiting if may_read(user, s.workflow_state.content_object)]
        return waiting.filter(pk__in=mine)

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **data: Any) -> None:
        """Sign or decline. What arrives is checked again: it may come from a hand-made request."""
        form = self.get_form_for_action(action_name)(data)
        if not form.is_valid():
            raise NotReady(error for errors in form.errors.values() for error in errors)
        obj = task_state.workflow_state.content_object
        if action_name == "approve":
            self._sign(task_state, obj, user, form.cleaned_data)
            task_state.approve(user=user, comment=form.cleaned_data["comment"])
        elif action_name == "reject":
            if not may_sign(user, obj):
                raise PermissionDenied
            task_state.reject(user=user, comment=form.cleaned_data["comment"])

    def _sign(self, task_state: Any, obj: Any, user: Any, data: dict[str, Any]) -> None:
        revision = obj.get_latest_revision()
        if data["revision"] and data["revision"] != revision.pk:
            raise NotSigned(
                _("This was changed while you were reading. Read the newest version, then sign.")
            )
        review = Review(
            data["guideline_versions"],
            data["whole_page_reviewed"],
            data["next_review_on"],
            guidelines_checked_on=data["guidelines_checked_on"],
        )
        draft = revision.as_object()
        review = draft.completed_review(review, reviewer=user, revision=revision)
        sign_revision(revision=revision, reviewer=user, review=review)
        if task_state.revision_id != revision.pk:
            task_state.revision = revision
            task_state.save(update_fields=["revision"])
