"""What the CMS adds for translations: addresses, a menu item, and drafts in place of publishing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_localize.models import Translation

from education.cms.translations import check_translation, finish_translation, keep, translations

FIRST = -1  # before the tool's own hooks of the same name


@hooks.register("register_admin_urls")
def urls_of_translations() -> list[URLPattern]:
    return [
        path("translations/", translations, name="translations"),
        path("translations/<int:revision_id>/check/", check_translation, name="check_translation"),
        path(
            "translations/<int:translation_id>/finish/",
            finish_translation,
            name="finish_translation",
        ),
    ]


@hooks.register("register_admin_menu_item")
def translations_to_check() -> MenuItem:
    return MenuItem(_("Translations"), reverse("translations"), icon_name="site", order=230)


@hooks.register("before_edit_page", order=FIRST)
@hooks.register("before_edit_snippet", order=FIRST)
def keep_in_place_of_publishing(request: HttpRequest, row: Any) -> HttpResponse | None:
    """Make a draft where the tool's button would publish: nothing goes live without a signature."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    key, locale = getattr(row, "translation_key", None), getattr(row, "locale_id", None)
    translation = Translation.objects.filter(
        source__object_id=key, target_locale_id=locale, enabled=True
    ).first()
    if translation is None:
        return None
    keep(request, translation)
    return redirect(request.path)
