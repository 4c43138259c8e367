"""What the API gives, and how another site shows an article of ours."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from education import listings
from education.addresses import absolute
from education.api.urls import ENDPOINTS
from education.metadata.head import Head
from education.published import reader_page


@require_safe
@reader_page
def api(request: HttpRequest) -> HttpResponse:
    """Say in words what the API gives, with an example to copy that shows one of our guides."""
    guide = next(iter(listings.newest(1)), None)
    slug = guide["slug"] if guide else "is-leaky-gut-real"
    context = {
        "head": Head(
            _("Our guides on your site"), _("A read-only API of what we publish."), "/api/"
        ),
        "endpoints": [
            {
                "name": view.list_name,
                "filters": sorted({*view.filters, *view.asked}),
                "orders": view.orders,
            }
            for view in ENDPOINTS
        ],
        "root": absolute("/api/v2/", settings.LANGUAGE_CODE),
        "example": absolute(f"/api/v2/pages/{slug}/", settings.LANGUAGE_CODE),
        "article": absolute(f"/articles/{slug}/"),
        "crumbs": [(_("Home"), "/")],
    }
    return render(request, "education/pages/api.html", context)
