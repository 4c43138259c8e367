"""The addresses of trying, and the ways that lead there."""

from django.urls import URLPattern, path
from wagtail import hooks

from education.trying.views import try_red_flag


@hooks.register("register_admin_urls")
def urls_of_trying() -> list[URLPattern]:
    return [path("try/<int:revision_id>/", try_red_flag, name="try_red_flag")]
