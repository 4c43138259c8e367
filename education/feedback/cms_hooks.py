"""Where staff find feedback: two addresses, and a line in the menu of reports."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from education.feedback.reports import FeedbackByArticle, FeedbackNotes


class FeedbackMenuItem(MenuItem):
    """Shown to those who may read feedback."""

    def is_shown(self, request: HttpRequest) -> bool:
        wanted = FeedbackByArticle.any_permission_required
        return page_permission_policy.user_has_any_permission(request.user, wanted)


@hooks.register("register_admin_urls")
def feedback_addresses() -> list[URLPattern]:
    notes = FeedbackNotes.as_view(results_only=True)
    return [
        path("feedback/", FeedbackByArticle.as_view(), name="feedback_by_article"),
        path("feedback/notes/", FeedbackNotes.as_view(), name="feedback_notes"),
        path("feedback/notes/results/", notes, name="feedback_notes_results"),
    ]


@hooks.register("register_reports_menu_item")
def feedback_menu_item() -> MenuItem:
    address = reverse("feedback_by_article")
    return FeedbackMenuItem(
        _("Feedback by article"), address, name="feedback", icon_name="comment", order=90
    )
