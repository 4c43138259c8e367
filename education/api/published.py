"""What every list of the API shares: Wagtail's views with our fields, refusals in words."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework.fields import Field
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from wagtail.api import APIField
from wagtail.api.v2.views import BaseAPIViewSet
from wagtail.models import Locale

from education.api.questions import (
    BoundedPagination,
    OrderFilter,
    OwnSearchFilter,
    ValueFilter,
    check_query,
    refuse,
)
from education.finding.entries import language_of_row

Say = Callable[[Any], Any]
BIGGEST_KEY = 2**63 - 1


class Said(Field):
    """A field whose value is what a function says of the row."""

    def __init__(self, say: Say, **more: Any) -> None:
        super().__init__(**{"source": "*", "read_only": True, **more})
        self.say = say

    def to_representation(self, value: Any) -> Any:
        # Words and addresses are in the row's own language, whatever the reader's is.
        with translation.override(language_of_row(value)):
            return self.say(value)


def said(**fields: Say) -> list[APIField]:
    return [APIField(name, serializer=Said(say)) for name, say in fields.items()]


class AlwaysJson(BaseContentNegotiation):
    """Gives JSON whatever a browser says it would like better."""

    def select_parser(self, _request: Any, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(self, _request: Any, renderers: Any, _suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class PublishedViewSet(BaseAPIViewSet):
    """What all lists share: published rows only, text filters, bounded pages, refusals in words."""

    renderer_classes: ClassVar = [JSONRenderer]
    content_negotiation_class = AlwaysJson
    authentication_classes: ClassVar = []
    permission_classes: ClassVar = []
    pagination_class = BoundedPagination
    filter_backends: ClassVar = [ValueFilter, OwnSearchFilter, OrderFilter]
    body_fields: ClassVar = ["id", "slug"]
    meta_fields: ClassVar = [
        "type",
        "detail_url",
        *said(locale=language_of_row),
        "first_published_at",
        "last_published_at",
    ]
    nested_default_fields: ClassVar = ["id"]
    list_name = ""  # its part of the address; Django REST framework empties "name"
    most_rows = 100
    orders: ClassVar[tuple[str, ...]] = ()
    filters: ClassVar[dict[str, str]] = {}
    asked: ClassVar = {"limit", "offset", "fields", "order", "search", "locale"}

    def get_queryset(self) -> QuerySet[Any]:
        return self.model.objects.filter(live=True).select_related("locale")

    def check_query_parameters(self, _queryset: QuerySet[Any]) -> None:
        check_query(self.request.GET, self.asked | self.filters.keys())
        self._check_fields(set(self.detail_only_fields))

    def _check_fields(self, only_alone: set[str]) -> None:
        names = self.request.GET.get("fields", "").split(",")
        asked = {name.strip().lstrip("-") for name in names} - {"", "*", "_"}
        if long := sorted(asked & only_alone):
            raise refuse(
                _("“{name}” is given of one row at a time: ask at the detail_url of a row."),
                name=long[0],
            )
        known = self.get_available_fields(self.model)
        if unknown := sorted(asked - set(known)):
            raise refuse(
                _("There is no field “{name}”. There are: {known}."),
                name=unknown[0][:40],
                known=", ".join(sorted(set(known) - only_alone)),
            )

    def detail_view(self, request: Any, pk: int | None = None, slug: str = "") -> Response:
        """Give one row by its number, or by its slug in the language asked for."""
        check_query(request.GET, {"fields", "locale"})
        self._check_fields(set())
        rows = self.get_queryset()
        if pk is not None and pk > BIGGEST_KEY:
            raise Http404
        key = {"pk": pk} if pk else {"slug": slug, "locale__language_code": self.language()}
        self._cached_object = get_object_or_404(rows, **key)
        with translation.override(language_of_row(self._cached_object)):
            return Response(self.get_serializer(self._cached_object).data)

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, Http404):
            message = _("Nothing is published at this address.")
            return Response({"message": str(message)}, status=404)
        return super().handle_exception(exc)

    def language(self) -> str:
        """Return the language that was asked for, else the site's own."""
        asked = self.request.GET.get("locale", settings.LANGUAGE_CODE)
        known = Locale.objects.filter(language_code=asked).exists()
        return asked if known else settings.LANGUAGE_CODE

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        detail = cls.as_view({"get": "detail_view"})
        return [
            path("", cls.as_view({"get": "listing_view"}), name="listing"),
            path("<int:pk>/", detail, name="detail"),
            path("<slug:slug>/", detail, name="detail_by_slug"),
        ]
