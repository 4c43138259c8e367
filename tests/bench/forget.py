"""Lets the measurement ask for a page that is not kept."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class ForgetMiddleware:
    """Empties the public cache, which comes next, when a request asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.pages = get_response.__wrapped__._pages

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "HTTP_X_FORGET" in request.META:
            self.pages.clear()
        return self.get_response(request)
