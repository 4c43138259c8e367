"""Sends the reason for declining to everybody who wrote what was declined."""

import logging
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.admin.mail import (
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected

from education.models.guard import authors_of

LOG = logging.getLogger(__name__)


class _NeverInTheWay:
    """What was decided stands, also when no mail can be sent: the CMS says it as well."""

    def send_emails(self, *args: Any, **kwargs: Any) -> bool:
        try:
            return bool(super().send_emails(*args, **kwargs))
        except OSError as trouble:  # of the mail server: smtplib's own errors are among them
            LOG.warning("No mail about a review could be sent: %s", type(trouble).__name__)
            return False


class SignedNotifier(_NeverInTheWay, WorkflowStateApprovalEmailNotifier):
    """Tells whoever handed it in that it was signed."""


class DeclinedNotifier(_NeverInTheWay, WorkflowStateRejectionEmailNotifier):
    """Tells the writers too, where Wagtail's tells only the one who handed it in.

    Like Wagtail's, it leaves out whoever switched such mails off; the reason stands in the CMS as well.
    """

    def get_recipient_users(self, workflow_state: Any, **kwargs: Any) -> set[Any]:
        """Return who handed it in and who wrote a word of it since readers saw it last."""
        revision = workflow_state.current_task_state.revision
        authors = authors_of(workflow_state.content_object, revision) - {None}
        writers = get_user_model().objects.filter(pk__in=authors)
        return {workflow_state.requested_by, *writers} - {None, kwargs.get("user")}


DECLINED, SIGNED = DeclinedNotifier(), SignedNotifier()


def connect() -> None:
    """Take the place of Wagtail's notifiers: under their names, and before they ask for them."""
    uid = "workflow_state_{}_email_notification".format
    workflow_rejected.connect(DECLINED, sender=WorkflowState, dispatch_uid=uid("rejected"))
    workflow_approved.connect(SIGNED, sender=WorkflowState, dispatch_uid=uid("approved"))
