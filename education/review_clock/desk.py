"""What waits on a member of staff's desk. Each function asks the database, and changes nothing.

All return a list of ``Item``. ``today`` is the clinic's local date (``timezone.localdate()``). The address
of an item's editor depends on who asks: ``AdminURLFinder(user).get_edit_url(item.object)``.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from wagtail.models import Page, TaskState, WorkflowState

from education.models import (
    ArticlePage,
    ClinicalReviewTask,
    EducationIndexPage,
    HomePage,
    Signature,
    StandardPage,
)
from education.models.signing import may_read, may_sign, signs_anything
from education.models.snippet import ReviewedSnippet

DUE_WITHIN_DAYS = 60


@dataclass(frozen=True)
class Item:
    """One thing that waits.

    ``since``: the day or moment it has been so, or the day it is due. ``who``: the name of the person
    who signed, declined or handed it in, never an e-mail address. ``why``: the reason they gave.
    """

    object: Any
    since: date | datetime | None = None
    who: str = ""
    why: str = ""
    revision_id: int | None = None

    @property
    def title(self) -> str:
        newest = getattr(self.object, "draft_title", "")
        return newest or str(self.object)

    @property
    def kind(self) -> str:
        return str(self.object.name_of_kind)


def due(today: date, within_days: int = DUE_WITHIN_DAYS) -> list[Item]:
    """Return the live articles whose review is due from today on, the soonest first."""
    last = today + timedelta(days=within_days)
    return _by_review_day(next_review_on__gte=today, next_review_on__lte=last)


def overdue(today: date) -> list[Item]:
    """Return the live articles past their review date, the longest overdue first."""
    return _by_review_day(next_review_on__lt=today)


def never_reviewed() -> list[Item]:
    """Return articles nobody has reviewed whole, and live text that came with the software unread."""
    articles = ArticlePage.objects.filter(last_reviewed_on__isnull=True, alias_of__isnull=True)
    items = [Item(page, page.first_published_at) for page in articles.order_by("title")]
    starter = Signature.objects.filter(kind=Signature.Kind.STARTER, revision__isnull=False)
    for model in guarded_models():
        rows = model.objects.filter(live=True, live_revision__in=starter.values("revision"))
        items += [Item(row, row.last_published_at) for row in rows.order_by("pk")]
    return items


def unpublished_changes() -> list[Item]:
    """Return what is live and has a newer draft, the oldest draft first."""
    changed = {"live": True, "has_unpublished_changes": True}
    rows = [row for m in guarded_models() for row in _not_mirrored(m).filter(**changed)]
    items = [_draft_of(row) for row in rows if row.latest_revision]
    return sorted(items, key=lambda item: item.since)


def waiting_for_my_signature(user: Any) -> list[Item]:
    """Return what was handed in for review and ``user`` may sign: they wrote no word of it."""
    return [item for item in waiting_for_a_signature(user) if may_sign(user, item.object)]


def waiting_for_a_signature(user: Any) -> list[Item]:
    """Return what was handed in for review and ``user`` may read for it, the longest waiting first.

    A translation is read by those who read its language, everything else by clinical reviewers.
    """
    if not signs_anything(user):
        return []
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        task__in=ClinicalReviewTask.objects.all(),
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
    ).select_related("workflow_state__requested_by")
    items = []
    for state in states.order_by("started_at", "pk"):
        obj = _what_is_reviewed(state.workflow_state)
        if obj is not None and may_read(user, obj):
            requested_by = _name(state.workflow_state.requested_by)
            items.append(Item(obj, state.started_at, requested_by, "", obj.latest_revision_id))
    return items


def signed_and_not_published() -> list[tuple[Signature, Any]]:
    """Return the signatures under newest versions that are not live yet, with what they sign."""
    by_revision = {}
    for model in guarded_models():
        rows = model.objects.filter(
            latest_revision__signatures__signed_at__isnull=False,
            latest_revision__signatures__went_live_at__isnull=True,
        )
        by_revision.update({row.latest_revision_id: row for row in rows})
    signed = Signature.objects.filter(revision__in=by_revision, went_live_at__isnull=True)
    signed = signed.order_by("signed_at", "pk")
    return [(signature, by_revision[signature.revision_id]) for signature in signed]


def waiting_for_me_to_publish(user: Any) -> list[Item]:
    """Return each signed newest version that is not live yet and that ``user`` may publish."""
    items: dict[int, Item] = {}
    for signature, obj in signed_and_not_published():
        if may_publish(user, obj):
            revision_id = signature.revision_id
            item = Item(obj, signature.signed_at, signature.reviewer_name, "", revision_id)
            items.setdefault(revision_id, item)
    return list(items.values())


def declined(user: Any = None) -> list[Item]:
    """Return what a reviewer declined and nobody has handed in again, with the reason.

    With ``user``, only what they handed in or wrote the newest version of.
    """
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    if user is not None:
        wrote = Q(current_task_state__revision__user=user)
        states = states.filter(Q(requested_by=user) | wrote)
    states = states.select_related("current_task_state__finished_by")
    items = []
    for state in states.order_by("-current_task_state__finished_at", "-pk"):
        task, obj = state.current_task_state, _what_is_reviewed(state)
        if obj is not None and task is not None:
            who, why = _name(task.finished_by), task.comment
            items.append(Item(obj, task.finished_at, who, why, obj.latest_revision_id))
    return items


def may_publish(user: Any, obj: Any) -> bool:
    """Say whether ``user`` has the permission to publish ``obj``, once it is signed."""
    if isinstance(obj, Page):
        return bool(obj.permissions_for_user(user).can_publish())
    meta = type(obj)._meta  # noqa: SLF001 - Django's own
    return bool(user.has_perm(f"{meta.app_label}.publish_{meta.model_name}"))


def guarded_models() -> tuple[Any, ...]:
    """Return every page and snippet model that needs a second person's signature."""
    pages = (ArticlePage, EducationIndexPage, HomePage, StandardPage)
    return (*pages, *ReviewedSnippet.__subclasses__())


def _by_review_day(**days: date) -> list[Item]:
    pages = ArticlePage.objects.live().filter(alias_of__isnull=True, **days)
    pages = pages.select_related("owner").order_by("next_review_on", "title")
    return [Item(page, page.next_review_on) for page in pages]


def _not_mirrored(model: Any) -> Any:
    rows = model.objects.select_related("latest_revision__user")
    return rows.filter(alias_of__isnull=True) if issubclass(model, Page) else rows


def _draft_of(row: Any) -> Item:
    newest = row.latest_revision
    return Item(row, newest.created_at, _name(newest.user), "", newest.pk)


def _what_is_reviewed(state: WorkflowState) -> Any:
    # Wagtail gives a page as its base class, which knows nothing of signatures.
    obj = state.content_object
    return obj.specific if isinstance(obj, Page) else obj


def _name(user: Any) -> str:
    return user.get_full_name() if user else ""
