"""Four eyes: write, sign, publish, each by the person who may."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from education.models.four_eyes import FourEyes
from education.models.guard import require_ready, valid_signature
from education.models.refusals import InUse, NotReady, NotSigned, Refused
from education.models.signature import Signature
from education.models.signing import (
    Review,
    is_clinical_reviewer,
    may_sign,
    sign_as_starter,
    sign_revision,
)

__all__ = [
    "FourEyes",
    "InUse",
    "NotReady",
    "NotSigned",
    "Refused",
    "Review",
    "is_clinical_reviewer",
    "may_sign",
    "publish_starter",
    "require_publishable",
    "sign",
    "sign_and_publish",
]


def sign(
    *,
    revision: Revision,
    reviewer: Any,
    guideline_versions: str = "",
    whole_page_reviewed: bool = False,
    at: datetime | None = None,
) -> Signature:
    """Sign one revision; raise ``NotSigned`` or ``NotReady`` with what is in the way."""
    review = Review(guideline_versions, whole_page_reviewed)
    return sign_revision(revision=revision, reviewer=reviewer, review=review, at=at)


def require_publishable(revision: Revision) -> None:
    """Raise what publishing this revision would raise, before it is scheduled."""
    obj = revision.as_object()
    signature = valid_signature(obj, revision)
    if signature is None:
        raise NotSigned.for_object(obj)
    require_ready(obj, signature)


@transaction.atomic
def sign_and_publish(
    obj: Any,
    *,
    reviewer: Any,
    publisher: Any,
    guideline_versions: str = "",
    at: datetime | None = None,
) -> Any:
    """Sign the newest version as ``reviewer`` and publish it as ``publisher``; return it as live.

    Both must be allowed to; the guard is passed like anywhere else. What changed since the newest
    version is kept first, as nobody's words.
    """
    revision = obj.save_revision()
    sign(
        revision=revision,
        reviewer=reviewer,
        guideline_versions=guideline_versions,
        whole_page_reviewed=True,
        at=at,
    )
    revision.publish(user=publisher)
    return type(obj).objects.get(pk=obj.pk)


def publish_starter(obj: Any) -> Any:
    """Publish plain text that set-up brings: pages about the site, words of the diary."""
    from_setup = obj.save_revision()
    sign_as_starter(from_setup, at=timezone.now())
    from_setup.publish()
    return type(obj).objects.get(pk=obj.pk)
