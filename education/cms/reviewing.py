"""What a reviewer reads before signing: the newest version against the one signed last."""

from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, Revision

from education.cms.words_of import words_of
from education.domain.differences import differences
from education.history.versions import in_runs
from education.models.four_eyes import FourEyes
from education.models.guard import last_live_revision, signatures_of
from education.models.signature import Signature
from education.models.signing import may_read, may_sign
from education.models.translations import original_of

LIVE = "live"


class Earlier(NamedTuple):
    """A version to read the newest against; ``signature`` is the newest under it, if any."""

    revision: Revision
    signature: Signature | None


@require_safe
def review_differences(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Show a version with what differs from the one signed last, or from what readers see."""
    revision = get_object_or_404(Revision, pk=revision_id)
    obj = revision.as_object()
    if not isinstance(obj, FourEyes) or not may_read_versions(request.user, obj):
        raise PermissionDenied
    signed, live = last_signed(obj, revision), last_live(obj, revision)
    since_live = request.GET.get("since") == LIVE or signed is None
    earlier = live if since_live else signed
    words, original = words_of(obj), original_of(obj)
    before = words_of(earlier.revision.as_object()) if earlier else words
    context = {
        "object": obj,
        "revision": revision,
        "earlier": earlier,
        "since_live": since_live,
        "other": _other(signed, live, since_live=since_live),
        "runs": in_runs(differences(before, words)),
        "words": words,
        "original": original,
        "original_words": words_of(original) if original else [],
        "may_sign": may_sign(request.user, obj) and revision.is_latest_revision(),
        "editor": AdminURLFinder(request.user).get_edit_url(obj),
    }
    return render(request, "education/cms/review.html", context)


def review_url(obj: Any) -> str | None:
    """Return where the newest version of ``obj`` is read against the one signed last."""
    if not obj.latest_revision_id:
        return None
    return reverse("review_differences", args=(obj.latest_revision_id,))


def last_signed(obj: Any, revision: Revision) -> Earlier | None:
    """Return the version signed last by a person before ``revision``, live or not."""
    signed = signatures_of(obj).exclude(kind=Signature.Kind.STARTER)
    signed = signed.filter(revision_id__lt=revision.pk)
    signature = signed.select_related("revision").order_by("-revision_id", "-pk").first()
    return Earlier(signature.revision, signature) if signature else None


def last_live(obj: Any, revision: Revision) -> Earlier | None:
    """Return the version readers see, or saw last before it was taken down."""
    live = last_live_revision(obj)
    if live is None or live.pk == revision.pk:
        return None
    return Earlier(live, signatures_of(obj).filter(revision=live).first())


def _other(signed: Earlier | None, live: Earlier | None, *, since_live: bool) -> str:
    """Return which other version may be chosen to compare with: signed, live or none."""
    if signed is None or live is None or signed.revision.pk == live.revision.pk:
        return ""
    return "signed" if since_live else LIVE


def may_read_versions(user: Any, obj: Any) -> bool:
    """Say whether ``user`` may read drafts of ``obj``: who may sign or change it."""
    if may_read(user, obj):
        return True
    if isinstance(obj, Page):
        return bool(obj.permissions_for_user(user).can_edit())
    meta = type(obj)._meta  # noqa: SLF001 - Django's own
    return bool(user.has_perm(f"{meta.app_label}.change_{meta.model_name}"))
