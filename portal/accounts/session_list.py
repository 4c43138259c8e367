"""When and where each session was last used, for the page that lists them."""

import time
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]
EVERY_SECONDS = 60
MOST_REMEMBERED = 10_000
Use = tuple[str, str]
"""Network address and browser of a session."""


class SessionListMiddleware:
    """Notes that a session is in use: once a minute in each process, and at once from somewhere else.

    allauth's own middleware writes to the database for every page that somebody opens.
    """

    def __init__(
        self, get_response: Handler, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.get_response = get_response
        self.clock = clock
        self._noted: dict[str, tuple[Use, float]] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.surface.knows_the_user and request.user.is_authenticated:  # type: ignore[attr-defined]
            self._note(request)
        return self.get_response(request)

    def _note(self, request: HttpRequest) -> None:
        key, now = request.session.session_key, self.clock()
        use = (get_adapter().get_client_ip(request), request.headers.get("user-agent", ""))
        before = self._noted.get(key)
        if before is not None and before[0] == use and now - before[1] < EVERY_SECONDS:
            return
        UserSession.objects.create_from_request(request)
        if len(self._noted) >= MOST_REMEMBERED:
            self._noted.clear()
        self._noted[key] = (use, now)
