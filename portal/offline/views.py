"""The manifest and the service worker: the same for everybody, kept by any cache."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diary.views.offline import offline
from education.emergency_page import emergency_page
from education.languages import language, root
from education.published import reader_page
from portal.offline.shell import manifest as manifest_of
from portal.offline.shell import worker_script


@require_safe
@reader_page
def manifest(request: HttpRequest) -> HttpResponse:
    """Say how the diary looks as an app."""
    said = manifest_of(name=_("My diary"), short_name=_("Diary"), language=language())
    return JsonResponse(said, content_type="application/manifest+json")


@require_safe
@reader_page
def service_worker(request: HttpRequest) -> HttpResponse:
    """Send the worker; the header lets the one under ``/es/`` look after the whole site too."""
    script = worker_script(
        offline=(f"{root()}/offline/", offline(request).content),
        emergency=(f"{root()}/emergency/", emergency_page(language())),
    )
    headers = {"Service-Worker-Allowed": "/"}
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)
