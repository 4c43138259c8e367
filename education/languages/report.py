"""wagtail-localize's list of translations, in an order: without one, a page of it may repeat or skip rows."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail_localize.views.report import TranslationsReportView

ADDRESS = "localize/reports/translations/"


class TranslationsReport(TranslationsReportView):
    """The same list, by the number of the translation."""

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().order_by("pk")


# Before the library's own, so that the address, and every link to it, leads here.
@hooks.register("register_admin_urls", order=-1)
def ordered_translations() -> list[URLPattern]:
    return [
        path(ADDRESS, TranslationsReport.as_view()),
        path(f"{ADDRESS}results/", TranslationsReport.as_view(results_only=True)),
    ]
