"""The reports as pages of the CMS: sorted, filtered, exported, never a blank page."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import formats
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from education.domain.spreadsheet import unlike_formula
from education.models import ArticlePage
from education.reports.registry import REPORTS
from education.reports.report import Col, Report, Row, ordered

NONE_YET = "–"
DAY = "j F Y"


class Cell(Column):
    """A value as people read it: dates in words, lists with commas, nothing as a dash."""

    def get_value(self, instance: Row) -> str:
        return as_text(instance.get(self.name))


def as_text(value: Any) -> str:
    """Return a cell's value in words."""
    if value is None or value in ("", [], ()):
        return NONE_YET
    if hasattr(value, "isoformat"):
        return formats.date_format(value, DAY)
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return formats.localize(value) if isinstance(value, float) else str(value)


class OneOf(django_filters.ChoiceFilter):
    """Keeps the rows that have a value in one column."""

    def filter(self, rows: list[Row], value: str) -> list[Row]:
        return [row for row in rows if not value or str(row.get(self.field_name)) == value]


class RowFilterSet(WagtailFilterSet):
    """Filters for rows that no single query gives."""

    def _add_locale_filter(self) -> None:
        # Wagtail's own is made for queries.
        pass

    def filter_queryset(self, rows: list[Row]) -> list[Row]:
        for name, value in self.form.cleaned_data.items():
            rows = self.filters[name].filter(rows, value)
        return rows


def filters_for(columns: tuple[Col, ...], rows: list[Row]) -> type[RowFilterSet]:
    """Return a set with a filter for each column of choices, over the values that are there."""
    filters = {}
    for column in columns:
        if column.choice:
            values = sorted({str(row[column.key]) for row in rows if row.get(column.key)})
            choices = [(value, value) for value in values]
            filters[column.key] = OneOf(
                field_name=column.key, label=column.label, choices=choices, empty_label=_("All")
            )
    return type("ReportFilterSet", (RowFilterSet,), filters)


class StaffReportView(ReportView):
    """One report of ours."""

    report: Report
    results_template_name = "education/cms/reports/results.html"
    permission_policy = page_permission_policy
    any_permission_required = ("add", "change", "publish")
    is_searchable = True
    table_classname = "listing staff-report"

    @cached_property
    def all_rows(self) -> list[Row]:
        return list(self.report.rows())

    @property
    def page_title(self) -> str:
        return str(self.report.title)

    @property
    def header_icon(self) -> str:
        return self.report.icon

    @property
    def export_filename(self) -> str:
        return self.report.slug

    @property
    def default_ordering(self) -> str:
        return self.report.order or "title"

    @cached_property
    def columns(self) -> list[Column]:
        subject = self.report.subject or gettext_lazy("Title")
        first = TitleColumn(
            "title", label=subject, get_url=lambda row: row["url"], sort_key="title"
        )
        return [first, *(Cell(c.key, label=c.label, sort_key=c.key) for c in self.report.columns)]

    @property
    def list_export(self) -> list[str]:
        return ["title", *(column.key for column in self.report.columns), "address"]

    @property
    def export_headings(self) -> dict[str, Any]:
        headings = {column.key: column.label for column in self.report.columns}
        first = self.report.subject or _("Title")
        return {"title": first, **headings, "address": _("Where to act")}

    @cached_property
    def filterset_class(self) -> type[RowFilterSet]:
        return filters_for(self.report.columns, self.all_rows)

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "queryset": ArticlePage.objects.none()}

    def get_queryset(self) -> list[Row]:
        words = self.search_query.casefold().split()
        rows = [row for row in self.all_rows if all(w in searched(row) for w in words)]
        return ordered(self.filter_queryset(rows), self.ordering)

    def get_filtered_queryset(self) -> list[Row]:
        return self.get_queryset()

    def get_index_url(self) -> str:
        return reverse("staff_report", args=[self.report.slug])

    def get_index_results_url(self) -> str:
        return reverse("staff_report_results", args=[self.report.slug])

    @cached_property
    def no_results_message(self) -> str:
        if self.all_rows:
            return _("Nothing fits this search or filter. Take a filter away to see more.")
        return str(self.report.empty)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(*args, **kwargs), "report": self.report}

    def to_row_dict(self, item: Row) -> dict[str, Any]:
        address = self.request.build_absolute_uri(item["url"]) if item["url"] else ""
        return {key: {**item, "address": address}.get(key) for key in self.list_export}

    def write_csv_row(self, writer: Any, row_dict: dict[str, Any]) -> Any:
        return super().write_csv_row(writer, {k: unlike_formula(v) for k, v in row_dict.items()})


def searched(row: Row) -> str:
    return " ".join(as_text(value) for value in row.values()).casefold()


@require_safe
def staff_report(request: HttpRequest, report: str, *, results: bool = False) -> HttpResponse:
    """Show one report, or give it as a spreadsheet."""
    if report not in REPORTS:
        raise Http404
    view = type("View", (StaffReportView,), {"report": REPORTS[report], "results_only": results})
    return view.as_view()(request)


@require_safe
def staff_report_results(request: HttpRequest, report: str) -> HttpResponse:
    """Show the rows alone, as the search box and the filters ask for them."""
    return staff_report(request, report, results=True)


@require_safe
def readability_panel(request: HttpRequest, page_id: int) -> HttpResponse:
    """Count the newest version of an article again."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    newest = page.get_latest_revision_as_object()
    return render(request, "education/cms/readability.html", {"page": newest})
