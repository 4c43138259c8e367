"""Whether a request was sent by one of our own pages, for where no cookie can say so."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def comes_from_this_site(request: HttpRequest) -> bool:
    """Say whether the browser vouches that one of our own pages sent this request."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    source = request.headers.get("Origin") or request.headers.get("Referer") or ""
    try:
        return urlsplit(source).netloc.lower() == request.get_host().lower()
    except ValueError:
        return False
