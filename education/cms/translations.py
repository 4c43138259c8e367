"""The CMS screens for translations: what waits for a second reader, and the check itself."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from education.languages.drafts import draft_translation, missing_words
from education.languages.waiting import side_by_side, waiting_for_a_second_reader
from education.models.four_eyes import FourEyes
from education.models.signing import (
    Review,
    is_clinical_reviewer,
    may_read,
    may_sign,
    sign_revision,
)
from education.models.translations import is_translation, original_of


class CheckForm(forms.Form):
    """What a second reader says."""

    same = forms.BooleanField(
        label=gettext_lazy("I have read both, and the translation says what the original says."),
        error_messages={
            "required": gettext_lazy("Tick this once you have read both; else go back.")
        },
    )
    clinical = forms.BooleanField(
        label=gettext_lazy("I have also reviewed it clinically in this language."),
        required=False,
        help_text=gettext_lazy(
            "For clinical reviewers. Readers no longer see “not yet clinically reviewed”."
        ),
    )


@require_safe
def translations(request: HttpRequest) -> HttpResponse:
    """List the translations that wait, those first that this person may sign."""
    rows = waiting_for_a_second_reader()
    finder = AdminURLFinder(request.user)
    context = {
        "rows": [
            {"row": row, "mine": may_sign(request.user, row), "editor": finder.get_edit_url(row)}
            for row in rows
        ]
    }
    return render(request, "education/cms/translations.html", context)


@require_http_methods(["GET", "POST"])
def check_translation(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Show a translation beside its original, and sign it."""
    revision = get_object_or_404(Revision, pk=revision_id)
    obj = revision.as_object()
    if not isinstance(obj, FourEyes) or not is_translation(obj) or not may_read(request.user, obj):
        raise PermissionDenied
    form = CheckForm(request.POST if request.method == "POST" else None)
    clinician = is_clinical_reviewer(request.user)
    if not clinician:
        del form.fields["clinical"]
    if request.method == "POST" and form.is_valid():
        clinical = form.cleaned_data.get("clinical", False)
        review = Review(whole_page_reviewed=clinical, clinical=clinical)
        sign_revision(revision=revision, reviewer=request.user, review=review)
        messages.success(
            request, _("“%(name)s” is signed. A publisher can publish it.") % {"name": obj}
        )
        return redirect("translations")
    context = {"object": obj, "form": form, "pairs": side_by_side(original_of(obj), obj)}
    status = 422 if form.is_bound else 200
    return render(request, "education/cms/check_translation.html", context, status=status)


@require_POST
def finish_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Keep what is translated as a draft, which then waits for a second reader."""
    translation = get_object_or_404(Translation, pk=translation_id)
    row = translation.get_target_instance()
    if not _may_edit(request.user, row):
        raise PermissionDenied
    keep(request, translation)
    return redirect(AdminURLFinder(request.user).get_edit_url(row) or reverse("translations"))


def keep(request: HttpRequest, translation: Translation) -> None:
    """Make the draft and say what happens next."""
    row = draft_translation(translation, request.user)
    left = missing_words(translation)
    if left:
        messages.warning(
            request, _("Kept as a draft. %(left)s texts are not translated yet.") % {"left": left}
        )
    else:
        told = _("“%(name)s” is kept as a draft. It goes live once a second reader has signed it.")
        messages.success(request, told % {"name": row})


def _may_edit(user: Any, row: Any) -> bool:
    if isinstance(row, Page):
        return bool(row.permissions_for_user(user).can_edit())
    meta = type(row)._meta  # noqa: SLF001 - Django's own
    return bool(user.has_perm(f"{meta.app_label}.change_{meta.model_name}"))
