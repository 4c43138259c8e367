"""Remembers everybody who typed words of a translation, since the tool remembers the last hand alone."""

from typing import Any

from django.db.models.signals import post_save
from django.utils import timezone
from wagtail_localize.models import SegmentOverride, StringTranslation

from education.models import TranslationAuthor


def connect() -> None:
    """Note who writes, however the words come: typed, uploaded, taken over."""
    for kept in (StringTranslation, SegmentOverride):
        post_save.connect(_wrote, sender=kept, dispatch_uid=f"who_wrote_{kept.__name__}")


def note_author(*, translation_key: Any, locale_id: int, user_id: int) -> None:
    """Remember that somebody typed words of a translation; for words that are saved in bulk."""
    TranslationAuthor.objects.update_or_create(
        translation_key=translation_key,
        locale_id=locale_id,
        user_id=user_id,
        defaults={"wrote_at": timezone.now()},
    )


def _wrote(instance: Any, **_signal: Any) -> None:
    if instance.last_translated_by_id and instance.context_id:
        note_author(
            translation_key=instance.context.object_id,
            locale_id=instance.locale_id,
            user_id=instance.last_translated_by_id,
        )
