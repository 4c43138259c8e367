"""What every template may know: the clinic and the surface it is shown on, never the user."""

from typing import Any

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the clinic's name and which part of the site this page belongs to."""
    return {"surface": getattr(getattr(request, "surface", None), "name", "public")}
