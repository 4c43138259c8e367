"""Was this page useful? Asked of everybody, about one article; no session, no cookie, no address kept."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from education.feedback.actions import TooMuchFeedback, record_feedback
from education.feedback.forms import FeedbackForm
from education.kept_articles import KeptArticle
from education.published import reader_page
from education.views.articles import public_article

PAGE = "education/pages/feedback.html"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def feedback(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether a guide was useful, and keep the answer."""
    kept = public_article(slug)
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    context = _context(kept, slug) | {"form": form}
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return render(request, PAGE, context, status=status)
    try:
        record_feedback(page_id=kept.pk, today=timezone.localdate(), **form.answer())
    except TooMuchFeedback:
        context["too_many"] = True
        return render(request, PAGE, context, status=HTTPStatus.TOO_MANY_REQUESTS)
    return redirect("feedback_thanks", slug)


@require_safe
@reader_page
def feedback_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """Say thank you, and that nobody answers."""
    context = _context(public_article(slug), slug)
    return render(request, "education/pages/feedback_thanks.html", context)


def _context(kept: KeptArticle, slug: str) -> dict[str, object]:
    title = (kept.rendered or {}).get("title") or _("The guide")
    crumbs = [(_("Home"), "/"), (_("Guides"), "/articles/"), (title, f"/articles/{slug}/")]
    return {"title": title, "crumbs": crumbs, "section": "guides"}
