"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from education import listings
from education.metadata.head import Head
from education.metadata.lists import clinic_and_site
from education.published import reader_page

CLAIMS_SHOWN = 6
CHANGES_SHOWN = 3


@require_safe
@reader_page
def home(request: HttpRequest) -> HttpResponse:
    """Say what this site is for, and lead to help, guides and claims."""
    guides, claims = listings.articles(), listings.claims()
    return render(
        request,
        "education/pages/home.html",
        {
            "page": listings.home_page(),
            "topics": listings.topics(guides),
            "claims": listings.own_question_first(claims, guides)[:CLAIMS_SHOWN],
            "claim_count": len(claims),
            "changes": listings.changes(most=CHANGES_SHOWN),
            "head": Head(
                _("Straight answers about your gut"),
                _("Evidence-graded guides, and a check for when to get help."),
                "/",
                about=clinic_and_site(listings.clinic()),
            ),
        },
    )
