"""Two lists for staff, to read and to save as a file: feedback by article, and note by note."""

from datetime import date
from typing import Any, ClassVar

import django_filters
from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from education.models import ArticleFeedback, ArticlePage

# A spreadsheet runs what begins like this.
RUNS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> Any:
    """Return a value as a spreadsheet shows it and never runs it: an apostrophe makes it a text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RUNS) else value


def _day(day: date) -> str:
    # Only the day is kept: "two hours ago" would claim to know more.
    return date_format(day, "j F Y")


class FeedbackReport(ReportView):
    """What the two share: those who write, check or publish articles may read them."""

    header_icon = "comment"
    no_results_message = _(
        "No answer to show. Readers are asked at the end of each guide whether it was useful."
    )
    permission_policy = page_permission_policy
    any_permission_required: ClassVar = ["add", "change", "publish"]
    custom_value_preprocess: ClassVar = {
        **ReportView.custom_value_preprocess,
        str: {"csv": safe_cell, "xlsx": safe_cell},
    }


class FeedbackByArticle(FeedbackReport):
    """How many found each article useful, the most answered first."""

    page_title = _("Feedback by article")
    index_url_name = "feedback_by_article"
    export_filename = "feedback-by-article"
    list_export: ClassVar = ["title", "yes", "no", "noted", "newest"]
    export_headings: ClassVar = {
        "title": _("Article"),
        "yes": _("Useful"),
        "no": _("Not useful"),
        "noted": _("With words"),
        "newest": _("Newest"),
    }
    columns: ClassVar = [
        TitleColumn(
            "title",
            label=_("Article"),
            get_url=lambda page: f"{reverse('feedback_notes')}?page={page.pk}",
        ),
        NumberColumn("yes", label=_("Useful")),
        NumberColumn("no", label=_("Not useful")),
        NumberColumn("noted", label=_("With words")),
        Column("newest", label=_("Newest"), accessor=lambda page: _day(page.newest)),
    ]

    def get_queryset(self) -> QuerySet[ArticlePage]:
        counts = {
            "answers": Count("feedback"),
            "yes": Count("feedback", filter=Q(feedback__useful=True)),
            "no": Count("feedback", filter=Q(feedback__useful=False)),
            "noted": Count("feedback", filter=~Q(feedback__words="") & Q(feedback__isnull=False)),
            "newest": Max("feedback__received_on"),
        }
        rows = ArticlePage.objects.defer_streamfields().annotate(**counts).filter(answers__gt=0)
        return rows.order_by("-answers", "title")


class NotesFilter(WagtailFilterSet):
    """Which notes to see."""

    page = django_filters.ModelChoiceFilter(
        label=_("Article"), queryset=ArticlePage.objects.order_by("title")
    )
    useful = django_filters.BooleanFilter(label=_("Useful"))
    noted = django_filters.BooleanFilter(
        label=_("With words"), field_name="words", lookup_expr="exact", method="only_noted"
    )

    class Meta:
        model = ArticleFeedback
        fields: ClassVar = ["page", "useful"]

    def only_noted(self, rows: QuerySet[Any], _name: str, value: bool) -> QuerySet[Any]:
        return rows.exclude(words="") if value else rows.filter(words="")


def useful_word(note: ArticleFeedback) -> Any:
    return _("Useful") if note.useful else _("Not useful")


class FeedbackNotes(FeedbackReport):
    """Every answer, the newest first."""

    page_title = _("Feedback, note by note")
    index_url_name = "feedback_notes"
    index_results_url_name = "feedback_notes_results"
    filterset_class = NotesFilter
    export_filename = "feedback"
    list_export: ClassVar = ["page.title", "received_on", "useful", "words"]
    export_headings: ClassVar = {"page.title": _("Article")}
    columns: ClassVar = [
        Column("page", label=_("Article")),
        Column("useful", label=_("Answer"), accessor=useful_word),
        Column("words", label=_("In their words")),
        Column("received_on", label=_("On"), accessor=lambda note: _day(note.received_on)),
    ]

    def get_queryset(self) -> QuerySet[ArticleFeedback]:
        return ArticleFeedback.objects.select_related("page").order_by("-received_on", "-pk")
