"""The WSGI application that the web server runs."""

import gc
import os

from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


class Request(WSGIRequest):
    """A request whose Content-Type may be nonsense: ``portal.readable`` refuses it with a page.

    Django reads that header before any middleware runs, so an error there would have no page.
    """

    def _set_content_type_params(self, meta: dict[str, str]) -> None:
        try:
            super()._set_content_type_params(meta)
        except (LookupError, ValueError):
            self.content_type, self.content_params = "", {"charset": "unreadable"}


application = get_wsgi_application()
application.request_class = Request
gc.freeze()  # what was loaded stays: looking through it for garbage took a twentieth of each request
