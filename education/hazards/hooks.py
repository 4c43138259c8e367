"""The hazard log's address, and its line among the reports."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from education.hazards.views import hazard_log


@hooks.register("register_admin_urls")
def hazard_addresses() -> list[URLPattern]:
    return [path("hazards/", hazard_log, name="hazard_log")]


@hooks.register("register_reports_menu_item")
def hazard_menu_item() -> MenuItem:
    address = reverse("hazard_log")
    return MenuItem(_("Hazard log"), address, name="hazards", icon_name="warning", order=300)
