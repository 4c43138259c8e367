"""Each surface and its headers: public pages keep no cookie, patient pages are never kept."""

import pytest
from django.http import HttpResponse
from django.test import Client

from portal.middleware import OwnNotFoundPageMiddleware
from portal.surfaces import SURFACES, surface_of
from tests.portal.people import make_patient, make_staff, signed_in

PUBLIC = ["/signed-out/", "/erased/", "/health/live", "/no-such-page/"]
NEARLY_PATIENT = ["/diaryx", "/accountsx/", "/cmsx", "/sx/", "/documentsx"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "public"),
        ("/articles/probiotics/", "public"),
        ("/checklist/", "public"),
        ("/diary", "patient"),
        ("/diary/2026-11-12/", "patient"),
        ("/accounts/login/", "patient"),
        ("/visits/new/", "patient"),
        ("/cms/pages/3/edit/", "staff"),
        ("/s/token", "share"),
        ("/viewer/", "share"),
    ],
)
def test_an_address_is_on_the_surface_people_expect(path, name):
    assert surface_of(path).name == name


@pytest.mark.parametrize(
    "path", [*PUBLIC, *NEARLY_PATIENT, "/", "//diary/", "/Diary/", "/x\ny", "/diary\n", "/cms/\n"]
)
def test_no_address_is_on_two_surfaces_or_on_none(path):
    assert len([s for s in SURFACES if s.addresses.fullmatch(path)]) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_sets_no_cookie_even_for_somebody_signed_in(path):
    client = signed_in(make_patient())

    response = client.get(path)

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_knows_nobody(path):
    request = signed_in(make_patient()).get(path).wsgi_request

    assert not hasattr(request, "user")
    assert not hasattr(request, "session")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/signed-out/", "/accounts/login/", "/accounts/signup/"])
def test_pages_for_readers_allow_nothing_inline_and_nobody_elses_files(path):
    policy = Client().get(path).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "nonce-" not in policy
    assert "http" not in policy
    for part in ("base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'"):
        assert part in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "trusted-types portal-sw" in policy


@pytest.mark.django_db
def test_only_the_cms_may_use_inline_script():
    policy = signed_in(make_staff()).get("/cms/").headers["Content-Security-Policy"]

    assert "'unsafe-inline'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "require-trusted-types-for" not in policy


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/documents/1/sample.pdf", "/documents/", "/cmsx/"])
def test_what_is_not_the_cms_may_not_use_inline_script_even_when_missing(path):
    response = Client().get(path)

    assert response.status_code == 404
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/signed-out/", "/accounts/login/", "/cms/", "/documents/x"])
def test_a_wrong_host_name_is_refused_with_every_header(path):
    answer = Client(raise_request_exception=False).get(path, headers={"host": "evil.example"})

    assert answer.status_code == 400
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"]
    assert len(answer.headers["X-Request-ID"]) == 32


def test_plain_http_is_sent_to_the_site_whatever_host_name_it_brings(settings):
    settings.SECURE_SSL_REDIRECT = True

    answer = Client().get("/articles/", headers={"host": "evil.example"})

    assert answer.headers["Location"] == "https://testserver/articles/"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/", "/accounts/password/reset/"])
def test_a_page_of_ones_own_is_kept_by_no_cache(path):
    response = signed_in(make_patient()).get(path)

    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "policy"),
    [
        ("/signed-out/", "strict-origin-when-cross-origin"),
        ("/accounts/login/", "same-origin"),
        ("/cms/", "same-origin"),
        ("/s/x", "no-referrer"),
    ],
)
def test_a_page_says_where_its_address_may_travel(path, policy):
    response = Client().get(path)

    assert response.headers["Referrer-Policy"] == policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]


@pytest.mark.django_db
def test_a_public_page_may_be_shared_by_caches_and_an_error_may_not():
    assert Client().get("/signed-out/").headers["Cache-Control"].startswith("public")
    assert Client().get("/no-such-page/").headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_form_sent_to_an_address_without_its_slash_is_not_found_and_not_lost_on_the_way(client):
    response = client.post(
        "/no-such-page", {"words": "mine"}, headers={"Sec-Fetch-Site": "same-origin"}
    )

    assert response.status_code == 404


@pytest.mark.django_db
def test_in_debug_too_a_missing_address_shows_our_own_page(rf):
    djangos = HttpResponse(b"<html><code>DEBUG = True</code></html>", status=404)

    answer = OwnNotFoundPageMiddleware(lambda request: djangos)(rf.get("/nowhere/"))

    assert answer.status_code == 404
    assert b"DEBUG" not in answer.content
