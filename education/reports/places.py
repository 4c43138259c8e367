"""Where something is edited, and what staff call it."""

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.text import capfirst
from wagtail.images.models import AbstractImage
from wagtail.models import Page


def edit_url(obj: Any) -> str:
    """Return the address of the editor of a page, a snippet or a picture."""
    if isinstance(obj, Page):
        return reverse("wagtailadmin_pages:edit", args=[obj.pk])
    if isinstance(obj, AbstractImage):
        return reverse("wagtailimages:edit", args=[obj.pk])
    return reverse(type(obj).snippet_viewset.get_url_name("edit"), args=[quote(obj.pk)])


def kind_of(obj: Any) -> str:
    own = obj.specific_class if isinstance(obj, Page) else type(obj)
    return capfirst((own or Page)._meta.verbose_name)  # noqa: SLF001 - Django's own


def name_of(obj: Any) -> str:
    """Return how staff know it: a page by the title of its newest version."""
    return str(obj.get_admin_display_title() if isinstance(obj, Page) else obj)
