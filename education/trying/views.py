"""The page on which a changed red flag is tried before it is signed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Revision

from education.cms.reviewing import may_read_versions
from education.domain.red_flags.rules import RuleFault
from education.models import RedFlag
from education.models.rule_trial import was_tried
from education.models.signing import may_sign
from education.models.translations import is_translation
from education.trying.cases import run_all, shipped_rules
from education.trying.trying import StaleLook, live_rules, record_look, try_version

CHANGED_MEANWHILE = 409


@require_http_methods(["GET", "POST"])
def try_red_flag(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Show which cases would come out otherwise; a POST keeps that this person looked at them."""
    revision = get_object_or_404(Revision, pk=revision_id)
    draft = revision.as_object()
    if not isinstance(draft, RedFlag) or is_translation(draft):
        raise Http404
    if not may_read_versions(request.user, draft):
        raise PermissionDenied
    tried, status = try_version(draft), 200
    if request.method == "POST":
        given = request.POST.get("rule_set", "")
        try:
            record_look(revision=revision, by=request.user, rule_set=given, tried=tried)
        except StaleLook:
            status = CHANGED_MEANWHILE
        else:
            messages.success(request, _("Kept: you looked at what this version would change."))
            return redirect(request.path)
    return render(
        request,
        "education/cms/trying/try.html",
        _context(request, draft, revision, tried, status),
        status=status,
    )


def _context(
    request: HttpRequest, draft: RedFlag, revision: Revision, tried: Any, status: int
) -> dict[str, Any]:
    return {
        "object": draft,
        "revision": revision,
        "tried": tried,
        "trial": tried.trial,
        "is_newest": revision.is_latest_revision(),
        "stale": status == CHANGED_MEANWHILE,
        "looked": was_tried(tried.rule_set, reviewer=request.user, revision=revision),
        "may_sign": may_sign(request.user, draft),
        "editor": AdminURLFinder(request.user).get_edit_url(draft),
    }


@require_safe
def show_cases(request: HttpRequest) -> HttpResponse:
    """Run every case on the live red flags and show which come out otherwise than expected."""
    if not any(request.user.has_perm(f"education.{verb}_redflag") for verb in ("view", "change")):
        raise PermissionDenied
    context: dict[str, Any] = {"trouble": "", "shipped": False}
    try:
        rules = live_rules()
        if not rules.flags:
            rules, context["shipped"] = shipped_rules(), True
        context |= {"run": run_all(rules), "live": len(rules.flags)}
    except RuleFault as fault:
        context["trouble"] = str(fault)
    return render(request, "education/cms/trying/cases.html", context)
