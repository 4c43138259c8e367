"""The addresses of trying, and the ways that lead there."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from education.trying.views import show_cases, try_red_flag


@hooks.register("register_admin_urls")
def urls_of_trying() -> list[URLPattern]:
    return [
        path("try/<int:revision_id>/", try_red_flag, name="try_red_flag"),
        path("cases/", show_cases, name="run_cases"),
    ]


class CasesMenuItem(MenuItem):
    """Shown to those who may read red flags."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("education.view_redflag"))


@hooks.register("register_reports_menu_item")
def run_the_cases() -> MenuItem:
    return CasesMenuItem(
        _("Red flags on all cases"),
        reverse("run_cases"),
        name="run-cases",
        icon_name="check",
        order=105,
    )
