"""Signing: who may, what is checked, and the row that says it happened."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from education.group_names import CLINICAL_REVIEWERS, second_readers
from education.models.guard import (
    authors_of,
    brought_along,
    last_live_revision,
    require_ready,
    valid_signature,
)
from education.models.refusals import NotSigned
from education.models.signature import Signature
from education.models.translations import is_translation, words_of_original
from education.models.words import digest


@dataclass(frozen=True)
class Review:
    """What a reviewer says with a signature. An empty next date means the clinic's usual time.

    Without ``clinical`` somebody says of a translation that it says what the original says, no more.
    """

    guideline_versions: str = ""
    whole_page_reviewed: bool = False
    next_review_on: date | None = None
    clinical: bool = True
    guidelines_checked_on: date | None = None
    tried_rule_set: str = ""


def is_clinical_reviewer(user: Any) -> bool:
    """Say whether ``user`` belongs to the clinical reviewers; being a superuser is not enough."""
    return user.is_active and user.groups.filter(name=CLINICAL_REVIEWERS).exists()


def may_sign(user: Any, obj: Any) -> bool:
    """Say whether ``user`` may sign the newest version of ``obj``: they must not have written it."""
    revision = obj.get_latest_revision()
    return bool(revision and may_read(user, obj) and user.pk not in authors_of(obj, revision))


def may_read(user: Any, obj: Any) -> bool:
    """Say whether ``user`` may check ``obj``: a clinical reviewer, or who reads a translation's language."""
    if not is_translation(obj):
        return is_clinical_reviewer(user)
    group = second_readers(obj.locale.language_code)
    return user.is_active and user.groups.filter(name=group).exists()


def signs_anything(user: Any) -> bool:
    """Say whether ``user`` may sign anything at all: a clinical reviewer, or a reader of some language."""
    names = {CLINICAL_REVIEWERS, *(second_readers(code) for code, _name in settings.LANGUAGES)}
    return user.is_active and user.groups.filter(name__in=names).exists()


@transaction.atomic
def sign_revision(
    *, revision: Revision, reviewer: Any, review: Review, at: datetime | None = None
) -> Signature:
    """Put the reviewer's name under exactly this revision, or raise with what is in the way.

    What the page brings along is read with it, and signed with it.
    """
    obj = revision.as_object()
    _check_who_signs(obj, revision, reviewer)
    clinical = review.clinical and is_clinical_reviewer(reviewer)
    signature = Signature(
        kind=Signature.Kind.REVIEW if clinical else Signature.Kind.LANGUAGE,
        source_hash=words_of_original(obj),
        content_type_id=revision.content_type_id,
        object_id=revision.object_id,
        revision=revision,
        content_hash=digest(revision.content),
        reviewer=reviewer,
        reviewer_name=reviewer.get_full_name() or str(reviewer),
        signed_at=at or timezone.now(),
        guideline_versions=review.guideline_versions,
        guidelines_checked_on=review.guidelines_checked_on,
        tried_rule_set=review.tried_rule_set,
        whole_page_reviewed=review.whole_page_reviewed,
        next_review_on=review.next_review_on,
    )
    require_ready(obj, signature)
    for draft in brought_along(obj):
        newest = draft.get_latest_revision()
        if valid_signature(draft, newest) is None:
            with_it = Review(review.guideline_versions, clinical=review.clinical)
            sign_revision(revision=newest, reviewer=reviewer, review=with_it, at=at)
    earlier = Signature.objects.filter(revision=revision, reviewer=reviewer).first()
    if earlier is None or earlier.content_hash != signature.content_hash:
        if earlier is not None:
            Signature.objects.filter(pk=earlier.pk).update(revision=None)
        signature.save()
        return signature
    return earlier


def _check_who_signs(obj: Any, revision: Revision, reviewer: Any) -> None:
    if not may_read(reviewer, obj):
        if is_translation(obj):
            raise NotSigned(_("Only a second reader of this language can sign a translation."))
        raise NotSigned(_("Only a clinical reviewer can sign."))
    if not revision.is_latest_revision():
        raise NotSigned(
            _("This was changed while you were reading. Read the newest version, then sign.")
        )
    if reviewer.pk in authors_of(obj, revision):
        raise NotSigned(
            format_lazy(
                _("You changed “{name}” yourself, so somebody else has to sign it."), name=str(obj)
            )
        )


def sign_as_starter(revision: Revision, *, at: datetime) -> Signature:
    """Mark plain text that set-up brings, so that a new site has pages. No person's words pass here."""
    obj = revision.as_object()
    if not obj.starter_text_may_go_live or revision.user_id or last_live_revision(obj):
        raise NotSigned(_("Only plain text that came with the software can go live unreviewed."))
    return Signature.objects.create(
        kind=Signature.Kind.STARTER,
        content_type_id=revision.content_type_id,
        object_id=revision.object_id,
        revision=revision,
        content_hash=digest(revision.content),
        signed_at=at,
    )
