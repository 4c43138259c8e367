"""The guide's pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from education.guide.refusals import REFUSALS
from education.guide.sections import BY_SLUG, SECTIONS


@require_safe
def writing_guide(request: HttpRequest, section: str = SECTIONS[0].slug) -> HttpResponse:
    """Show one section, with the contents of all beside it."""
    if section not in BY_SLUG:
        raise Http404
    at = list(BY_SLUG).index(section)
    context = {
        "section": SECTIONS[at],
        "sections": SECTIONS,
        "before": SECTIONS[at - 1] if at else None,
        "after": SECTIONS[at + 1] if at + 1 < len(SECTIONS) else None,
        "refusals": REFUSALS,
    }
    return render(request, "education/cms/guide/page.html", context)
