"""What may be asked of a list, and the sentence for everything else."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from rest_framework.filters import BaseFilterBackend
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError

from education.finding.entries import KINDS
from education.finding.searching import Choice, Search, clean_query
from education.finding.shelf import shelf
from education.models import SearchEntry

LONGEST_VALUE = 300
MOST_OFFSET = 100_000


def refuse(sentence: Any, **words: Any) -> BadRequestError:
    """Return the error whose message is this sentence, in words a caller can act on."""
    return BadRequestError(str(format_lazy(sentence, **words) if words else sentence))


def check_query(query: Any, known: set[str]) -> None:
    """Refuse a query with a name we do not know, with one twice, or with a value too long to mean it."""
    unknown = sorted(set(query) - known)
    if unknown:
        raise refuse(
            _("We do not know “{name}”. You can use: {known}."),
            name=unknown[0][:40],
            known=", ".join(sorted(known)),
        )
    for name, values in query.lists():
        if len(values) > 1:
            raise refuse(_("“{name}” stands there more than once. Give it once."), name=name)
        if len(values[0]) > LONGEST_VALUE:
            raise refuse(_("“{name}” is longer than 300 letters."), name=name)
    if "(" in query.get("fields", ""):
        raise refuse(_("Our fields have no fields of their own: write “fields” without brackets."))


class BoundedPagination(WagtailPagination):
    """Pages of at most a hundred rows, and not beyond what a database can count to."""

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        for name, most in (("limit", view.most_rows), ("offset", MOST_OFFSET)):
            value = request.GET.get(name)
            if value is not None and not (value.isascii() and value.isdigit() and len(value) < 8):
                raise refuse(_("“{name}” has to be a whole number such as 20."), name=name)
            if value is not None and int(value) > most:
                raise refuse(_("“{name}” can be at most {most}."), name=name, most=most)
        return super().paginate_queryset(queryset, request, view)


class OrderFilter(BaseFilterBackend):
    """Orders by one of the fields that the endpoint names, a minus for the other way round."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        order = request.GET.get("order", view.orders[0])
        if order.removeprefix("-") not in view.orders:
            raise refuse(
                _("A list cannot be ordered by “{order}”. You can use: {known}, each with or without a minus."),
                order=order[:40],
                known=", ".join(view.orders),
            )  # fmt: skip
        return queryset.order_by(order, "pk")


class ValueFilter(BaseFilterBackend):
    """Keeps the rows that have a value in a field the endpoint names; every value is a text."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        for name, lookup in view.filters.items():
            if name in request.GET:
                queryset = queryset.filter(**{lookup: request.GET[name]})
        return queryset


class OwnSearchFilter(BaseFilterBackend):
    """Keeps what the site's own search finds, with its synonyms and stems."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        if "search" not in request.GET:
            return queryset
        kind = KINDS.get(queryset.model)
        words = clean_query(request.GET["search"])
        found = Search(shelf(view.language()), words, Choice(kind=kind or ""))
        keys = found.chosen if found.typed else []
        rows = SearchEntry.objects.filter(pk__in=keys, kind=kind).values_list("row_id", flat=True)
        return queryset.filter(pk__in=list(rows))
