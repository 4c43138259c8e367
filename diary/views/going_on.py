"""Where somebody was going when they were asked something first."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST_PATH = 2000


def going_on(request: HttpRequest, otherwise: str) -> str:
    """Return where the patient was going, if that is a page of this site, or the page named ``otherwise``.

    A path only: ``redirect`` takes any other word for the name of a view.
    """
    going = (request.POST if request.method == "POST" else request.GET).get("next", "")
    is_path = going.startswith("/") and len(going) <= LONGEST_PATH
    here = url_has_allowed_host_and_scheme(going, {request.get_host()}, request.is_secure())
    return going if is_path and here else reverse(otherwise)
