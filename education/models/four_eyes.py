"""The one guard for going live: nothing does without a second person's signature.

The guard sits in ``save()``, because every way to go live ends there: the editor's button, a schedule,
a copy, an alias, a revert, the workflow.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from wagtail.models import COMMENTS_RELATION_NAME, Revision
from wagtail.signal_handlers import (
    disable_reference_index_auto_update,
    reference_index_auto_update_disabled,
)

from education.models.guard import (
    Stored,
    brought_along,
    mirrors_another_language,
    require_ready,
    require_signature,
    signatures_of,
    stored_state,
)
from education.models.signature import Signature
from education.models.streams import complete_streams, read_streams_again
from education.models.words import BOOKKEEPING, SCHEDULE, digest

if TYPE_CHECKING:
    from education.models.signing import Review

OF_THE_ROW = ("latest_revision", "locale", "translation_key")


@contextmanager
def references_unchanged() -> Iterator[None]:
    """Save without reading again which rows an object shows: for what writes none of its words."""
    if getattr(reference_index_auto_update_disabled, "value", False):  # by somebody further out
        yield
        return
    with disable_reference_index_auto_update():
        yield


def _nothing(_obj: Any) -> None:
    """Do nothing, until ``education.publishing`` is connected."""


@dataclass
class Publishing:
    """What happens around going live; ``education.apps`` fills it in when the site starts."""

    before_live: Callable[[Any], None] = _nothing
    after_change: Callable[[Any], None] = _nothing


PUBLISHING = Publishing()


class FourEyes:
    """Mixin of every page and snippet that patients read."""

    # Kept by publishing, not by editing: neither revised nor signed.
    unrevisioned_fields: ClassVar[tuple[str, ...]] = ()
    # Never change once published: diaries and addresses keep them.
    lasting_fields: ClassVar[tuple[str, ...]] = ()
    # The same in every language: rules, codes, verdicts. A translation takes them from its original.
    same_in_all_languages: ClassVar[tuple[str, ...]] = ()
    # Whether people act on the words: a translation goes as soon as its original says something else.
    words_follow_at_once: ClassVar[bool] = False
    # Whether a draft is signed and published together with the page that shows it.
    comes_with_its_page: ClassVar[bool] = False
    # Whether the plain text that set-up brings may be live before anybody has reviewed it.
    starter_text_may_go_live: ClassVar[bool] = False

    @property
    def name_of_kind(self) -> str:
        return str(self._meta.verbose_name)

    def name_of_field(self, field: str) -> str:
        return str(self._meta.get_field(field).verbose_name)

    def what_is_missing(self) -> list[object]:
        """Return what has to be fixed before this can be signed or published, one sentence each."""
        return []

    def what_a_signature_lacks(self, _signature: Signature) -> list[object]:
        """Return what the signature has to say besides, one sentence each."""
        return []

    def completed_review(self, review: "Review", **_who: Any) -> "Review":
        """Return what a person states with their signature, completed; raise ``NotReady`` if it lacks something.

        Takes ``reviewer`` and ``revision``. Only people's own screens ask: set-up signs what ships.
        """
        return review

    def goes_live(self, signature: Signature) -> None:
        """Fill in what publishing, not an editor, decides."""

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; live words only when somebody else signed exactly them."""
        before = stored_state(self)
        if mirrors_another_language(self):
            self.live = False  # its words would be in a language that its address denies
        if self._state.adding and not getattr(self, "alias_of_id", None):
            self._start_as_draft()
        if not self._writes_words(kwargs.get("update_fields")):
            with references_unchanged():
                super().save(*args, **kwargs)
            return
        if self.live:
            self._pass_the_guard(before)
        super().save(*args, **kwargs)
        if self.live or before.live:
            PUBLISHING.after_change(self)

    def _writes_words(self, update_fields: Any) -> bool:
        if update_fields is None or "live" in update_fields:
            return True
        return bool({*update_fields} - BOOKKEEPING - {*self.unrevisioned_fields})

    def _start_as_draft(self) -> None:
        # Wagtail means new pages, and copies that stay live, to be live before they have a version.
        if self.live:
            self.live, self.live_revision, self.has_unpublished_changes = False, None, True

    def _pass_the_guard(self, before: Stored) -> None:
        signature = require_signature(self)
        is_alias = bool(getattr(self, "alias_of_id", None))
        if not is_alias and before != Stored(live=True, live_revision_id=self.live_revision_id):
            require_ready(self, signature)
            self._publish_what_comes_along()
            self.goes_live(signature)
            signatures_of(self).filter(pk=signature.pk).update(went_live_at=self.last_published_at)
        PUBLISHING.before_live(self)

    def _publish_what_comes_along(self) -> None:
        drafts = brought_along(self)
        for draft in drafts:
            draft.get_latest_revision().publish()
        if drafts:
            read_streams_again(self)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete; readers must stop seeing it at once."""
        was_live = self.live
        answer = super().delete(*args, **kwargs)
        if was_live:
            PUBLISHING.after_change(self)
        return answer

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Keep a new version; a save that changes no word keeps the one there is, and its signature."""
        complete_streams(self)
        if kwargs.get("clean", True):
            self.full_clean()
            kwargs["clean"] = False
        latest = self.get_latest_revision()
        if latest is None:
            return super().save_revision(*args, **kwargs)
        now = self.serializable_data()
        if digest(now) == digest(latest.content) and _comments(now) == _comments(latest.content):
            return _reschedule(latest, now)
        if latest.signatures.exists():
            kwargs.pop("overwrite_revision", None)  # what somebody signed is never written over
        return super().save_revision(*args, **kwargs)

    def serializable_data(self) -> dict[str, Any]:
        """Return what a revision keeps."""
        data = super().serializable_data()
        return {k: v for k, v in data.items() if k not in self.unrevisioned_fields}

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Return this object as a revision has it, with what publishing keeps."""
        # What Wagtail then takes from this object anyway is not looked up first.
        obj = super().with_content_json({k: v for k, v in content.items() if k not in OF_THE_ROW})
        for field in self.unrevisioned_fields:
            setattr(obj, field, getattr(self, field))
        return obj


def _comments(content: dict[str, Any]) -> str:
    # The editor stamps every comment anew at each save: without this, opening a page that has some
    # and pressing "Sign off" would make a newer version, which is not the one that was read.
    comments = content.get(COMMENTS_RELATION_NAME) or ()
    said = [{k: v for k, v in comment.items() if k != "updated_at"} for comment in comments]
    return json.dumps(said, cls=DjangoJSONEncoder, sort_keys=True)


def _reschedule(revision: Revision, now: dict[str, Any]) -> Revision:
    times = {field: now.get(field) for field in SCHEDULE}
    if any(revision.content.get(field) != time for field, time in times.items()):
        revision.content = {**revision.content, **times}
        revision.save(update_fields=["content"])
    return revision
