"""The patient's pages of a visit's links: which there are and who opened them, make one, end one."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diary.actions.sharing.ending import end_share
from diary.actions.sharing.making import AlreadyShown, TooManyShares, make_share
from diary.domain.sharing.qr import qr_code
from diary.forms.sharing import ShareForm
from diary.models import Visit
from diary.views.access import DiaryRequest, diary_required
from diary.views.sharing.files import files_of
from diary.views.sharing.listed import listed_shares
from diary.views.visits.opened import visit_or_404, visit_row_or_404
from education.addresses import absolute
from education.languages import SOURCE
from education.typesetting.press import TypesetFault

SECTION = {"section": "diary", "tab": "visit"}


@diary_required
@require_safe
def visit_share(request: DiaryRequest, id: UUID) -> HttpResponse:
    """List the links of a visit, with who opened them."""
    visit = visit_row_or_404(request.diary, id)
    shares = listed_shares(request.diary, visit.id)
    context = {"visit": visit, "shares": shares, "zone": request.diary.profile.zone, **SECTION}
    return render(request, "diary/sharing/shares.html", context)


@diary_required
@require_http_methods(["GET", "HEAD", "POST"])
def share_visit(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Make a link, and show it this once. ``portal`` has the patient show first that it is them."""
    visit = _kept_visit(request, id)
    day = date_format(request.diary.today, "j F Y")
    form = ShareForm(
        request.POST if request.method == "POST" else None,
        born=request.diary.profile.date_of_birth,
        label=_("Visit pack, %(day)s") % {"day": day},
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _made(request, visit, form)
        except AlreadyShown:
            messages.info(
                request,
                _(
                    "That link was made and shown a moment ago, and cannot be shown again. Make a new one if you lost it."
                ),
            )
            return redirect("visit_share", id=visit.id)
        except TooManyShares:
            form.add_error(
                None, _("You have 20 links that work. End one first, then make this one.")
            )
        except TypesetFault:
            form.add_error(
                None,
                _(
                    "The PDF could not be made just now, so no link was made. Try again in a minute."
                ),
            )
            return _asked(request, visit, form, HTTPStatus.SERVICE_UNAVAILABLE)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return _asked(request, visit, form, status)


@diary_required
@require_POST
def end_visit_share(request: DiaryRequest, id: UUID, share: UUID) -> HttpResponse:
    """End a link at once."""
    visit = visit_row_or_404(request.diary, id)
    browser = request.headers.get("user-agent", "")
    if not end_share(
        patient=request.diary.patient, id=share, now=request.diary.now, user_agent=browser
    ):
        raise Http404
    messages.success(
        request, _("The link opens nothing any more. What was saved elsewhere before stays there.")
    )
    return redirect("visit_share", id=visit.id)


def _asked(
    request: DiaryRequest, visit: Visit, form: ShareForm, status: HTTPStatus
) -> HttpResponse:
    context = {"visit": visit, "form": form, **SECTION}
    return render(request, "diary/sharing/share.html", context, status=status)


def _made(request: DiaryRequest, visit: Visit, form: ShareForm) -> HttpResponse:
    link = make_share(
        diary=request.diary,
        wish=form.wish(visit.id),
        files=files_of(request.diary, visit),
        address=_address,
        user_agent=request.headers.get("user-agent", ""),
    )
    # The clinician's language is not known: the site's own is the best guess, and the page has a switch.
    text = link.in_viewer(absolute("/viewer/", SOURCE))
    context = {
        "visit": visit,
        "link": text,
        "label": link.label,
        "code": qr_code(text),
        "passcode": form.cleaned_data["passcode"].strip(),
        "expires_at": link.expires_at,
        "zone": request.diary.profile.zone,
        **SECTION,
    }
    return render(request, "diary/sharing/made.html", context)


def _address(token: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse("share_manifest", kwargs={"token": token})


def _kept_visit(request: DiaryRequest, id: UUID) -> Visit:
    """Return a visit that opens: ``patient_required`` answers for one that does not."""
    visit_or_404(request.diary, id)
    return visit_row_or_404(request.diary, id)
