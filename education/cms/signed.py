"""Publishing a signed version: the publisher's own button, apart from the editor's form."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Revision

from education.models.four_eyes import FourEyes
from education.models.guard import valid_signature
from education.models.refusals import Locked
from education.review_clock.desk import may_publish
from education.workflow import require_publishable


@require_http_methods(["GET", "POST"])
def publish_signed(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Show what was signed by whom, and publish it."""
    revision = get_object_or_404(Revision, pk=revision_id)
    obj = revision.as_object()
    if not isinstance(obj, FourEyes) or not may_publish(request.user, obj):
        raise PermissionDenied
    require_unlocked(request.user, obj)
    require_publishable(revision)
    editor = AdminURLFinder(request.user).get_edit_url(obj)
    if request.method == "POST":
        revision.publish(user=request.user)
        messages.success(request, _("“%(name)s” is published.") % {"name": obj})
        return redirect(editor)
    signature = valid_signature(obj, revision)
    context = {"object": obj, "signature": signature, "editor": editor}
    return render(request, "education/cms/publish_signed.html", context)


def require_unlocked(user: Any, obj: Any) -> None:
    """Raise ``Locked`` when somebody else, or a schedule, holds ``obj``: as in Wagtail's own editor."""
    lock = obj.get_lock()
    if lock and lock.for_user(user):
        words = _("“{name}” is locked. {why}.")
        refusal = Locked(format_lazy(words, name=str(obj), why=lock.get_description(user)))
        refusal.about = obj
        raise refusal
