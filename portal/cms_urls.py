"""The CMS, with the sign-in and password forms of its own closed: everybody signs in one way."""

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

from portal.views import closed

to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("login/", to_sign_in),
    path("password_reset/", closed),
    path("password_reset/<path:rest>", closed),
    path("", include(wagtailadmin_urls)),
]
