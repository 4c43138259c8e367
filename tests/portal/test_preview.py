"""The editor's preview of a page: shown inside the CMS, and nowhere else."""

from django.http import HttpRequest, HttpResponse

from portal.middleware import CspForCmsMiddleware
from portal.surfaces import surface_of


def policy(path: str, *, preview: bool) -> dict:
    request = HttpRequest()
    request.surface = surface_of(path)
    request.is_preview = preview
    return getattr(CspForCmsMiddleware(lambda _: HttpResponse())(request), "_csp_replace", {})


def test_a_preview_may_be_framed_by_the_cms_and_still_runs_nothing_inline():
    assert policy("/articles/sample/", preview=True) == {"frame-ancestors": ["'self'"]}


def test_a_page_that_is_no_preview_keeps_the_strict_policy():
    assert policy("/articles/sample/", preview=False) == {}
