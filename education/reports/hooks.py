"""The reports' addresses, and their lines in the menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from education.reports.registry import REPORTS
from education.reports.views import readability_panel, staff_report, staff_report_results


class ReportMenuItem(MenuItem):
    """Shown to those who can act on what it lists."""

    def is_shown(self, request: HttpRequest) -> bool:
        may: bool = page_permission_policy.user_has_any_permission(
            request.user, {"add", "change", "publish"}
        )
        return may


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    return [
        path("reports/<slug:report>/", staff_report, name="staff_report"),
        path("reports/<slug:report>/results/", staff_report_results, name="staff_report_results"),
        path("readability/<int:page_id>/", readability_panel, name="readability_panel"),
    ]


def _menu_item(order: int, slug: str) -> Any:
    report = REPORTS[slug]

    def item() -> MenuItem:
        address = reverse("staff_report", args=[slug])
        return ReportMenuItem(
            report.title, address, name=slug, icon_name=report.icon, order=order * 10
        )

    return item


for _order, _slug in enumerate(REPORTS):
    hooks.register("register_reports_menu_item", _menu_item(_order, _slug))
