"""The CMS, with the sign-in and password forms of its own closed: everybody signs in one way."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

from portal.accounts.views import sign_out
from portal.views import closed, place_page

to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
to_sign_in.open_to_all = True  # type: ignore[attr-defined]

urlpatterns = [
    path("login/", to_sign_in),
    path("logout/", sign_out),
    path("password_reset/", closed),
    path("password_reset/<path:rest>", closed),
    path("failwhale/", closed),  # Wagtail's own way to try out an error page
    # Accounts are changed one by one, and never deleted: signatures name them.
    re_path(r"^bulk/accounts/[uU][sS][eE][rR]/(?P<rest>.*)$", closed),
    re_path(r"^users/delete/(?P<rest>.*)$", closed),
    # Public pages know no reader, so nothing on them can be private: unpublish it instead.
    path("pages/<int:page_id>/privacy/", closed),
    path("collections/<int:collection_id>/privacy/", closed),
    path("pages/<int:page_to_move_id>/set_position/", place_page),
    path("", include(wagtailadmin_urls)),
]
