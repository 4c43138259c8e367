"""The yardstick: the smallest Django view behind the middleware ``startproject`` gives."""

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hello, world.")


urlpatterns = [path("hello/", hello)]


def application() -> WSGIHandler:
    """Return the yardstick as an application of its own."""
    settings.configure(
        ROOT_URLCONF=__name__,
        MIDDLEWARE=MIDDLEWARE,
        ALLOWED_HOSTS=["127.0.0.1"],
        SECRET_KEY="only-to-measure",  # noqa: S106 - nothing is signed with it
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
    )
    django.setup()
    return WSGIHandler()
