"""Translations follow their original: its rules at once, its being taken down, its review dates."""

from typing import Any

from wagtail.models import Page

from education.models import ArticlePage
from education.models.guard import is_out_of_date, signature_in_force
from education.models.signature import Signature
from education.models.translations import translations_of
from education.republishing import keep_rendering, render_articles_using


def follow(original: Any) -> None:
    """Bring every translation of ``original`` in step; call it in the transaction that changed that.

    What has to be the same in all languages is copied. Words are never written here: where words that
    people act on have changed, the translation is taken down, and its readers get the original's words
    until somebody has checked it again.
    """
    for row in translations_of(original):
        if not original.live:
            _take_down(row)
            continue
        copied = _copy_what_is_the_same(original, row)
        if row.live and row.words_follow_at_once and is_out_of_date(row):
            _take_down(row)
        elif row.live:
            _show_anew(original, row, copied=copied)


def show_choice_of_languages(page: ArticlePage) -> None:
    """Let the same guide in every other language say that this one is there, or is gone."""
    rows = ArticlePage.objects.live().filter(translation_key=page.translation_key)
    for row in rows.exclude(pk=page.pk):
        keep_rendering(row)


def _take_down(row: Any) -> None:
    if row.live:
        row.unpublish()


def _copy_what_is_the_same(original: Any, row: Any) -> bool:
    names = [name for name in row.same_in_all_languages if _differs(original, row, name)]
    if not names:
        return False
    if isinstance(row, Page) and "slug" in names:
        row.slug = original.slug
        row.save()  # Wagtail moves the address, and leaves a redirect
    type(row)._base_manager.filter(pk=row.pk).update(  # noqa: SLF001 - whatever the default manager hides
        **{name: getattr(original, name) for name in names}
    )
    row.refresh_from_db()
    return True


def _differs(original: Any, row: Any, name: str) -> bool:
    return bool(getattr(original, name) != getattr(row, name))


def _show_anew(original: Any, row: Any, *, copied: bool) -> None:
    if isinstance(row, ArticlePage):
        signature = signature_in_force(row)
        if signature and signature.kind == Signature.Kind.LANGUAGE:
            dates = {
                "last_reviewed_on": original.last_reviewed_on,
                "next_review_on": original.next_review_on,
            }
            ArticlePage.objects.filter(pk=row.pk).update(**dates)
        keep_rendering(ArticlePage.objects.get(pk=row.pk))
    elif copied:
        render_articles_using(row)
