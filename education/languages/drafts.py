"""Makes a draft of what has been translated. It goes live as everything does: signed, then published."""

from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationLog, TranslationSource


@transaction.atomic
def start_translation(original: Any, locale: Any) -> Translation:
    """Let ``original`` be translated as it is live now; its draft is made when there are words."""
    row = original.specific if isinstance(original, Page) else original
    source, _new = TranslationSource.update_or_create_from_instance(row)
    translation, _new = Translation.objects.get_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    return translation


@transaction.atomic
def draft_translation(translation: Translation, user: Any = None) -> Any:
    """Keep what has been translated as the newest draft, and return that.

    What readers see stays as it is. (The tool's own way writes into the live row first.)
    """
    source, locale = translation.source, translation.target_locale
    row = source.get_source_instance().get_translation_or_none(locale)
    if row is None or not row.live:
        translation.save_target(user=user, publish=False)
        return translation.get_target_instance()
    draft = source.get_ephemeral_translated_instance(locale, fallback=True)
    draft.live = row.live
    revision = draft.save_revision(user=user)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return row


def missing_words(translation: Translation) -> int:
    """Return how many texts of the original have no translation yet."""
    total, done = translation.get_progress()
    return int(total - done)
