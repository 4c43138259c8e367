"""The buttons of the editors."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem as PageActionMenuItem
from wagtail.snippets.action_menu import ActionMenuItem as SnippetActionMenuItem

from education.models.four_eyes import FourEyes
from education.models.guard import valid_signature
from education.review_clock.desk import may_publish


def signed_and_waiting(obj: Any, user: Any) -> bool:
    """Say whether the newest version is signed, not live, and this person may publish it."""
    if not isinstance(obj, FourEyes) or not obj.pk or not may_publish(user, obj):
        return False
    revision = obj.get_latest_revision()
    if revision is None or (obj.live and obj.live_revision_id == revision.pk):
        return False
    return valid_signature(obj, revision) is not None


class PublishSignedPage(PageActionMenuItem):
    """Leads a publisher from a page's editor to its signed version."""

    label = _("Publish the signed version")
    name = "publish-signed"
    icon_name = "upload"
    order = -10

    def is_shown(self, context: Any) -> bool:
        return context["view"] == "edit" and signed_and_waiting(
            context["page"], context["request"].user
        )

    def get_url(self, parent_context: Any) -> str:
        return reverse("publish_signed", args=(parent_context["page"].latest_revision_id,))


class PublishSignedSnippet(SnippetActionMenuItem):
    """Leads a publisher from a snippet's editor to its signed version."""

    label = _("Publish the signed version")
    name = "publish-signed"
    icon_name = "upload"
    order = -10

    def is_shown(self, context: Any) -> bool:
        return context["view"] == "edit" and signed_and_waiting(
            context["instance"], context["request"].user
        )

    def get_url(self, parent_context: Any) -> str:
        return reverse("publish_signed", args=(parent_context["instance"].latest_revision_id,))
