"""Kept public pages: nothing is asked for a hit, and nothing kept is ever out of date."""

import gzip
from datetime import date

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from education.published import reader_page
from portal.public_cache import MOST_PAGES, PublicCacheMiddleware

DAY = date(2026, 11, 12)


class Site:
    """A site of one view that counts how often it was asked, behind the middleware."""

    def __init__(self, view=None):
        self.asked = 0
        self.today = DAY
        self.version = 1
        self.view = view or reader_page(lambda _request: HttpResponse(f"page {self.asked}"))
        self.cache = PublicCacheMiddleware(
            self.answer, today=lambda: self.today, version=lambda: self.version
        )

    def answer(self, request):
        self.asked += 1
        return self.view(request)

    def get(self, path="/articles/", **headers):
        return self.cache(RequestFactory().get(path, headers=headers))


def test_the_second_reader_gets_the_kept_page():
    site = Site()

    assert site.get().content == site.get().content == b"page 1"


def test_another_version_or_another_day_is_asked_for_again():
    site = Site()
    site.get()

    site.version = 2
    assert site.get().content == b"page 2"
    site.today = date(2026, 11, 13)
    assert site.get().content == b"page 3"


@pytest.mark.parametrize("query", ["?page=2", "?q=%00", "?a[]=1&a[]=2", "?" + "x" * 5000, "?%"])
def test_no_query_string_changes_a_kept_page_or_fills_the_cache(query):
    site = Site()
    site.get()

    assert site.get("/articles/" + query).content == b"page 1"


def test_a_view_that_is_not_marked_is_never_kept():
    site = Site(lambda _request: HttpResponse("for you alone"))
    site.get()
    site.get()

    assert site.asked == 2


@pytest.mark.parametrize(
    "path", ["/search/", "/emergency/", "/checklist/", "/diary/", "/cms/", "/accounts/login/"]
)
def test_these_addresses_are_never_kept_even_when_marked(path):
    site = Site()
    site.get(path)
    site.get(path)

    assert site.asked == 2


@pytest.mark.parametrize("status", [301, 404, 410, 500, 503])
def test_only_a_whole_page_is_kept(status):
    site = Site(reader_page(lambda _request: HttpResponse("no", status=status)))
    site.get()
    site.get()

    assert site.asked == 2


def test_a_page_with_a_cookie_is_never_kept():
    def with_cookie(_request):
        response = HttpResponse("page")
        response.set_cookie("who", "you")
        return response

    site = Site(reader_page(with_cookie))
    site.get()
    site.get()

    assert site.asked == 2


def test_a_post_goes_past_the_cache():
    site = Site()
    site.get()
    site.cache(RequestFactory().post("/articles/"))

    assert site.asked == 2


def test_a_preview_of_a_draft_goes_past_the_cache():
    site = Site()
    site.get()
    request = RequestFactory().get("/articles/")
    request.is_dummy = True

    assert site.cache(request).content == b"page 2"


def test_a_reader_who_has_the_page_is_told_so():
    site = Site()
    first = site.get()
    again = site.get(if_none_match=first["ETag"])

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Cache-Control"] == "public, max-age=0, s-maxage=60"


@pytest.mark.parametrize("known", ['"other"', "garbage", 'W/"', ""])
def test_a_reader_who_has_another_page_gets_this_one(known):
    site = Site()
    site.get()

    assert site.get(if_none_match=known).status_code == 200


def test_head_gets_the_headers_of_the_kept_page_and_no_body():
    site = Site()
    whole = site.get()
    head = site.cache(RequestFactory().head("/articles/"))

    assert (head.content, head["Content-Length"]) == (b"", str(len(whole.content)))
    assert head["ETag"] == whole["ETag"]


def test_a_page_is_sent_compressed_to_who_can_read_it():
    site = Site()
    plain = site.get()
    small = site.get(accept_encoding="br, gzip")

    assert gzip.decompress(small.content) == plain.content
    assert small["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in plain["Vary"]


def test_another_host_gets_its_own_page(settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    site = Site()

    pages = {site.get(host=host).content for host in ("one.example", "two.example")}

    assert len(pages) == 2


def test_the_cache_is_bounded():
    site = Site()
    for number in range(MOST_PAGES + 50):
        site.get(f"/articles/{number}/")

    assert len(site.cache._pages) == MOST_PAGES


def test_what_belongs_to_one_request_is_not_kept():
    def numbered(_request):
        return HttpResponse("page", headers={"X-Request-ID": "of-the-first-reader"})

    site = Site(reader_page(numbered))
    site.get()

    assert "X-Request-ID" not in site.get()


def test_an_error_in_a_view_is_passed_on():
    def missing(_request):
        raise Http404

    with pytest.raises(Http404):
        Site(reader_page(missing)).get()
