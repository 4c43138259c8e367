"""Addresses of the API, below ``/api/v2/``."""

from django.urls import include, path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.utils.urlpatterns import decorate_urlpatterns

from education.api.articles import ArticlesAPIViewSet
from education.api.published import PublishedViewSet
from education.api.snippets import ClaimsAPIViewSet, GlossaryAPIViewSet, TopicsAPIViewSet

ENDPOINTS: tuple[type[PublishedViewSet], ...] = (
    ArticlesAPIViewSet,
    ClaimsAPIViewSet,
    GlossaryAPIViewSet,
    TopicsAPIViewSet,
)


class Router(WagtailAPIRouter):
    """Wagtail's, with plain addresses instead of patterns."""

    def get_urlpatterns(self) -> list[object]:
        patterns = [
            path(f"{name}/", include((view.get_urlpatterns(), name), namespace=name))
            for name, view in self._endpoints.items()
        ]
        decorate_urlpatterns(patterns, self.wrap_view)
        return patterns


router = Router("api")
for endpoint in ENDPOINTS:
    router.register_endpoint(endpoint.list_name, endpoint)
