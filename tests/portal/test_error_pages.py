"""Every error is a calm page with the right status, the emergency link and a way on."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import path

from portal import views

PAGES = ("400.html", "403.html", "403_csrf.html", "404.html", "500.html", "503.html")
ECHO = "<b>zanzibar</b>"


def fails_with(error: Exception):
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


urlpatterns = [
    path("broken/", fails_with(RuntimeError(ECHO))),
    path("asleep/", fails_with(OperationalError(ECHO))),
    path("odd/", fails_with(SuspiciousOperation(ECHO))),
    path("closed/", fails_with(PermissionDenied(ECHO))),
]
handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.page_not_found
handler500 = views.server_error


@pytest.mark.parametrize("name", PAGES)
def test_every_error_page_needs_no_context_and_offers_help(name):
    html = render_to_string(name)

    assert 'href="/emergency/"' in html
    assert 'class="btn"' in html
    assert html.count("<h1") == 1


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("address", "status"),
    [("/broken/", 500), ("/asleep/", 503), ("/odd/", 400), ("/closed/", 403), ("/none/", 404)],
)
def test_an_error_is_answered_with_its_status_and_echoes_nothing(client, address, status):
    client.raise_request_exception = False

    response = client.get(address)

    assert response.status_code == status
    assert b"zanzibar" not in response.content
    assert b"/emergency/" in response.content
    assert response["Cache-Control"] == "no-store"


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("address", ["/broken/", "/asleep/", "/odd/"])
def test_a_broken_page_is_answered_without_the_database(client, address):
    """Without the django_db mark, any query fails this test."""
    client.raise_request_exception = False

    assert client.get(address).status_code >= 400


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_a_sleeping_database_says_when_to_come_back(client):
    client.raise_request_exception = False

    assert client.get("/asleep/")["Retry-After"] == "60"
