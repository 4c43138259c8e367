"""Standing pages: how we review, corrections, conflicts of interest, and all others editors make."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from education.languages import language
from education.metadata.head import Head
from education.models import StandardPage
from education.published import reader_page
from education.restrictions import is_private

STANDARD = "education/pages/standard.html"


@require_safe
@reader_page
def corrections(request: HttpRequest) -> HttpResponseBase:
    """List every correction of every guide, with or without a page of the editors about them."""
    return _standing(request, StandardPage.Purpose.CORRECTIONS, _("Corrections"))


@require_safe
@reader_page
def conflicts_of_interest(request: HttpRequest) -> HttpResponseBase:
    """List what everybody who writes or checks may gain."""
    return _standing(request, StandardPage.Purpose.CONFLICTS, _("Conflicts of interest"))


@require_safe
@reader_page
def page(request: HttpRequest, path: str) -> HttpResponseBase:
    """Show a page that editors made; private ones are not shown here at all."""
    found = Page.route_for_request(request, path)
    if found is None or is_private(found.page.path):
        raise Http404
    if found.page.locale.language_code != language():
        raise Http404
    return found.page.serve(request, *found.args, **found.kwargs)


def _standing(request: HttpRequest, purpose: str, title: str) -> HttpResponseBase:
    pages = StandardPage.objects.live().filter(locale__language_code=language())
    written = pages.filter(purpose=purpose).first()
    head = Head(
        written.title if written else title, written.about() if written else "", request.path
    )
    context = {"page": written or {"title": title, "purpose": purpose}, "head": head}
    return render(request, STANDARD, context)
