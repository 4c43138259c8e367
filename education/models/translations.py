"""A translation and its original: who else wrote it, what has to be the same, and which words it follows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from education.languages import SOURCE
from education.models.translation_author import TranslationAuthor
from education.models.words import digest

if TYPE_CHECKING:
    from education.models.four_eyes import FourEyes


def kept_from_the_original(*names: str) -> list[SynchronizedField]:
    """Return the fields that translating copies and never offers for change."""
    return [SynchronizedField(name, overridable=False) for name in names]


def is_translation(obj: Any) -> bool:
    """Say whether ``obj`` is written in another language than the one everything is written in first."""
    return isinstance(obj, TranslatableMixin) and obj.locale.language_code != SOURCE


def original_of(obj: Any) -> Any:
    """Return the row that ``obj`` is the translation of, or nothing."""
    if not is_translation(obj):
        return None
    rows = type(obj)._base_manager.filter(translation_key=obj.translation_key)  # noqa: SLF001
    return rows.filter(locale__language_code=SOURCE).first()


def translations_of(obj: Any) -> list[Any]:
    """Return the translations of an original; none of a translation or of what has no language."""
    if not isinstance(obj, TranslatableMixin) or is_translation(obj):
        return []
    rows = type(obj)._base_manager.filter(translation_key=obj.translation_key)  # noqa: SLF001
    return list(rows.exclude(pk=obj.pk).select_related("locale"))


def translators_of(obj: Any, since: Revision | None) -> set[int | None]:
    """Return the ids of all who typed words of a translation since readers saw it last."""
    if not is_translation(obj):
        return set()
    rows = TranslationAuthor.objects.filter(
        translation_key=obj.translation_key, locale_id=obj.locale_id
    )
    rows = rows.filter(wrote_at__gt=since.created_at) if since else rows
    return set(rows.values_list("user_id", flat=True))


def words_of_original(obj: Any) -> str:
    """Return the digest of the live words of the original, empty when there is none."""
    original = original_of(obj)
    live = original.live_revision if original is not None and original.live else None
    return digest(live.content) if live else ""


def what_a_translation_lacks(obj: "FourEyes") -> Iterator[object]:
    """Yield what has to be fixed before a translation can be signed, one sentence each."""
    original = original_of(obj)
    if original is None:
        return
    if not original.live:
        yield _("The original is not live: publish that first, then its translation.")
    first, now = original.serializable_data(), obj.serializable_data()
    for name in obj.same_in_all_languages:
        # As words, not as values: the same source has another name as a block in another row.
        if digest({name: first.get(name)}) != digest({name: now.get(name)}):
            yield format_lazy(
                _("The {field} has to be the same in all languages: take it from the original."),
                field=obj.name_of_field(name),
            )
