"""Every address of the portal; ``portal.surfaces`` says how each is protected."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls

import diary.urls
import education.urls
from portal import views
from portal.accounts import erasing_views
from portal.accounts import views as accounts
from portal.accounts.activity import activity
from portal.offline import views as offline

urlpatterns = [
    path("health/live", views.health_live, name="health_live"),
    path("health/ready", views.health_ready, name="health_ready"),
    path("accounts/", include("portal.accounts.urls")),
    path("signed-out/", accounts.signed_out, name="signed_out"),
    path("erased/", erasing_views.erased, name="erased"),
    path("cms/", include("portal.cms_urls")),
    path("documents/authenticate_with_password/<path:rest>", views.closed),
    path("documents/", include(wagtaildocs_urls)),
    path("_util/<path:rest>", views.closed),  # Wagtail's own sign-in form and shared passwords
    path("diary/export/download/", accounts.download_diary, name="download_diary"),
    path("visits/<uuid:id>/share/new/", accounts.share_visit, name="share_visit"),
    path("diary/activity/", activity, name="activity"),
    path("diary/erase/", erasing_views.erase, name="erase_diary"),
    path("diary/erase/undo/", erasing_views.undo, name="undo_erasure"),
    path("diary/leave/", accounts.leave, name="leave"),
]

if settings.DEBUG:
    urlpatterns += [
        path("styleguide/", views.styleguide, name="styleguide"),
        path("media/<path:path>", views.media, name="media"),
    ]

urlpatterns += [
    path("", include("diary.urls")),
    path("", include(education.urls.in_no_language)),
]
# What everybody may read is there in each language: as it is in the source language, else under /es/.
urlpatterns += i18n_patterns(
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("sw.js", offline.service_worker, name="service_worker"),
    path("away/", views.away, name="away"),
    path("", include(diary.urls.in_each_language)),
    path("", include("education.urls")),  # answers every other address that may be a page
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "portal.views.bad_request"
handler403 = "portal.views.permission_denied"
handler404 = "portal.views.page_not_found"
handler500 = "portal.views.server_error"
