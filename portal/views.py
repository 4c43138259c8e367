"""Pages that belong to the whole portal: health, errors and the style guide."""

import logging
import sys
import uuid
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.ordering import set_page_position
from wagtail.models import Page

from diary.views.checklist.kept import answer_stale_token
from diary.views.sync import refuse_csrf
from education.languages.offered import choices
from portal.mail import MailNotSent
from portal.queue.worker import longest_wait
from portal.same_origin import comes_from_this_site
from portal.styleguide import sample_components

LOG = logging.getLogger(__name__)
LONGEST_POSITION = 6  # digits
NOT_KEPT = {"Cache-Control": "no-store"}


def health_live(request: HttpRequest) -> HttpResponse:
    """Say that this process answers."""
    return JsonResponse({"status": "live"}, headers=NOT_KEPT)


def health_ready(request: HttpRequest) -> HttpResponse:
    """Say that this process can reach what it needs: the database and the cache; and how old the queue is.

    A late queue is the worker's trouble: the web goes on answering, and whoever watches reads the number.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        reached = _cache_remembers()
        waited_s = longest_wait(timezone.now()) // timedelta(seconds=1)
    except Exception as error:  # noqa: BLE001 - each cache has errors of its own, and the answer is one
        LOG.warning("Not ready: %s", type(error).__name__)
        reached = False
    if reached:
        answer = {"status": "ready", "queue_waits_seconds": waited_s}
        return JsonResponse(answer, headers=NOT_KEPT)
    return JsonResponse({"status": "not ready"}, status=503, headers=NOT_KEPT)


def _cache_remembers() -> bool:
    key = f"ready:{uuid.uuid4().hex}"
    cache.set(key, "yes", timeout=10)
    found = cache.get(key) == "yes"
    cache.delete(key)
    return found


@require_safe
def away(request: HttpRequest) -> HttpResponse:
    """Show the date, and nothing that says whose page this is."""
    return render(request, "portal/away.html", {"today": timezone.localdate()})


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component in every state."""
    return render(request, "portal/styleguide.html", sample_components())


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve an uploaded picture of a copy in debug; elsewhere the web server does."""
    try:
        return serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:  # a name that no file system can hold
        raise Http404 from error


def closed(request: HttpRequest, **_parts: str | int) -> HttpResponse:
    """Answer an address of Wagtail's that this portal does not offer."""
    raise Http404


closed.open_to_all = True  # type: ignore[attr-defined] - so that nobody must sign in to be told


@require_admin_access
def place_page(request: HttpRequest, page_to_move_id: int) -> HttpResponse:
    """Move a page among its siblings: Wagtail's own view breaks on the root and on a huge position."""
    get_object_or_404(Page, pk=page_to_move_id, depth__gt=1)
    if len(request.GET.get("position", "")) > LONGEST_POSITION:
        raise BadRequest
    return set_page_position(request, page_to_move_id)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was too old or came from elsewhere, and how to go on; a script is told in JSON."""
    if request.path_info == reverse("sync"):
        return refuse_csrf(request)
    if request.path_info == reverse("checklist_new") and comes_from_this_site(request):
        return answer_stale_token(request)
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what could not be read, without context: reading the request is what failed."""
    return HttpResponse(render_to_string("400.html"), status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a page is meant for somebody else."""
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page and offer the search; or that it is there in another language."""
    surface = getattr(request, "surface", None)
    elsewhere = []
    if surface is not None and surface.name == "public":
        elsewhere = [c for c in choices(request.path) if c.translated and not c.current]
    if elsewhere:
        return render(request, "404_untranslated.html", {"elsewhere": elsewhere}, status=404)
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something broke; a database or mail server that is away is a pause, not a fault."""
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        page = render_to_string("503.html")
        return HttpResponse(page, status=503, headers={"Retry-After": "60"})
    if isinstance(error, MailNotSent):
        page = render_to_string("503_mail.html")
        return HttpResponse(page, status=503, headers={"Retry-After": "300"})
    return HttpResponse(render_to_string("500.html"), status=500)
