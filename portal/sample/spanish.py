"""The sample clinic in Spanish: translated by the writer, read by a second person, not clinically reviewed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from education.group_names import second_readers
from education.languages import SOURCE
from education.languages.authors import note_author
from education.languages.drafts import draft_translation, start_translation
from education.models import (
    ArticlePage,
    Claim,
    Contributor,
    DiaryTag,
    EducationIndexPage,
    GlossaryTerm,
    HomePage,
    RedFlag,
    StandardPage,
    Strategy,
    Topic,
    VisitQuestion,
)
from education.models.signing import Review, sign_revision
from portal.sample.people import SamplePeople

CODE = "es"
WORDS = Path(__file__).with_name("spanish.po")
SLUGS = ("is-leaky-gut-real", "leaky-gut-tests", "fibre-and-plants", "when-to-see-a-doctor")
REVIEW = Review("Sample: nobody clinical has reviewed this.", clinical=False)
SNIPPETS = (
    Topic,
    Contributor,
    DiaryTag,
    RedFlag,
    Claim,
    Strategy,
    VisitQuestion,
    GlossaryTerm,
)
# What has no words of a language in it.
KEPT = ("slug", "wording_status")


def publish_spanish(people: SamplePeople) -> None:
    """Translate what we have Spanish words for, let a second reader sign it, publish; the rest stays."""
    locale, _new = Locale.objects.get_or_create(language_code=CODE)
    people.reviewer.groups.add(Group.objects.get_or_create(name=second_readers(CODE))[0])
    words = {entry.msgid: entry.msgstr for entry in polib.pofile(str(WORDS))}
    for original in _originals():
        if not _is_live_in(original, locale):
            _publish(original, locale, words, people)


def _originals() -> Iterator[Any]:
    """Yield what is live in the order in which it can be published: what others show comes first."""
    for page in (HomePage, EducationIndexPage, StandardPage):
        yield from page.objects.live().filter(locale__language_code=SOURCE)
    for model in SNIPPETS:
        yield from model.objects.in_language(SOURCE).filter(live=True).order_by("pk")
    yield from ArticlePage.objects.live().filter(locale__language_code=SOURCE, slug__in=SLUGS)


def _is_live_in(original: Any, locale: Locale) -> bool:
    found = original.get_translation_or_none(locale)
    return found is not None and found.live


@transaction.atomic
def _publish(original: Any, locale: Locale, words: dict[str, str], people: SamplePeople) -> None:
    # A row half in one language and half in another helps nobody: all of it, or none.
    if not isinstance(original, Page) and not _texts_of(original) <= words.keys():
        return
    translation = start_translation(original, locale)
    _write(translation, words, people.writer)
    draft = draft_translation(translation, people.writer)
    revision = draft.get_latest_revision()
    sign_revision(revision=revision, reviewer=people.reviewer, review=REVIEW)
    revision.publish(user=people.publisher)


def _texts_of(original: Any) -> set[str]:
    return {
        segment.string.data
        for segment in extract_segments(original)
        if isinstance(segment, StringSegmentValue) and segment.path not in KEPT
    }


def _write(translation: Translation, words: dict[str, str], writer: Any) -> None:
    """Keep the Spanish of every text at once: saved one by one, each asks the database a dozen times.

    So the tool does not check that it is HTML: the tests of the sample do.
    """
    segments = translation.source.stringsegment_set.select_related("string", "context")
    rows = [
        StringTranslation(
            translation_of=segment.string,
            context=segment.context,
            locale_id=translation.target_locale_id,
            data=words[segment.string.data],
            last_translated_by=writer,
        )
        for segment in segments
        if words.get(segment.string.data) and segment.context.path not in KEPT
    ]
    StringTranslation.objects.bulk_create(
        {(row.translation_of_id, row.context_id): row for row in rows}.values(),
        update_conflicts=True,
        unique_fields=("locale", "translation_of", "context"),
        update_fields=("data", "last_translated_by", "updated_at"),
    )
    if rows:
        note_author(
            translation_key=translation.source.object_id,
            locale_id=translation.target_locale_id,
            user_id=writer.pk,
        )
