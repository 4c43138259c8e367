"""The guide's addresses and its line in the menu."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from education.guide.views import writing_guide


@hooks.register("register_admin_urls")
def guide_addresses() -> list[URLPattern]:
    return [
        path("guide/", writing_guide, name="writing_guide"),
        path("guide/<slug:section>/", writing_guide, name="writing_guide"),
    ]


@hooks.register("register_admin_menu_item")
def guide_menu_item() -> MenuItem:
    address = reverse("writing_guide")
    return MenuItem(_("How to write here"), address, name="guide", icon_name="help", order=260)
