"""Translates a row for tests, the way the CMS does."""

from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from education.group_names import CLINICAL_REVIEWERS, WRITERS, second_readers
from education.languages.drafts import draft_translation, start_translation
from education.models.signing import Review, sign_revision
from tests.education.shelf import index_page, staff


def spanish() -> Locale:
    return Locale.objects.get_or_create(language_code="es")[0]


def second_reader(name: str = "Lectora", *, clinical: bool = False) -> Any:
    groups = [second_readers("es"), *([CLINICAL_REVIEWERS] if clinical else [])]
    return staff(name, *groups)


def translated(original: Any, *, user: Any = None, words: dict[str, str] | None = None) -> Any:
    """Return the Spanish draft of ``original``; what ``words`` does not say gets "(es)" before it."""
    user = user or staff("Translator", WRITERS)
    translation = start_translation(original, spanish())
    for segment in translation.source.stringsegment_set.all():
        english = segment.string.data
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={
                "data": (words or {}).get(english, f"(es) {english}"),
                "last_translated_by": user,
            },
        )
    draft_translation(translation, user)
    return type(original).objects.get(
        translation_key=original.translation_key, locale__language_code="es"
    )


def published_in_spanish(original: Any, *, clinical: bool = False, **options: Any) -> Any:
    """Translate, sign as a second reader, publish."""
    row = translated(original, **options)
    revision = row.get_latest_revision()
    review = Review("Sample", whole_page_reviewed=clinical, clinical=clinical)
    reader = second_reader("Revisora" if clinical else "Lectora", clinical=clinical)
    sign_revision(revision=revision, reviewer=reader, review=review)
    revision.publish()
    return type(row).objects.get(pk=row.pk)


def front_pages() -> None:
    """Give both languages a front page and a list of guides."""
    index = index_page()
    for page in (index.get_parent().specific, index):
        published_in_spanish(page)
