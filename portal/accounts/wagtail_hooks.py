"""What the CMS gains for looking after staff: an invitation page and a way to reset a lost factor."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from portal.accounts import cms_views
from portal.accounts.models import User


@hooks.register("register_admin_urls")
def staff_urls() -> list[URLPattern]:
    return [
        path("invite/", cms_views.invite_staff, name="invite_staff"),
        path("staff/<int:pk>/reset/", cms_views.reset_factor, name="reset_staff_factor"),
    ]


@hooks.register("register_user_listing_buttons")
def reset_button(user: User, request_user: User) -> list[Button]:
    if user == request_user or not request_user.has_perm("accounts.change_user"):
        return []
    url = reverse("reset_staff_factor", args=[user.pk])
    return [Button("Reset second factor", url, icon_name="key", priority=40)]
