"""Sign-up, sign-in and account pages: allauth's, in our templates, and a few of our own."""

from django.urls import include, path
from django.views.generic import RedirectView

from portal.accounts import staff, views, way_in
from portal.accounts.reauthentication import reauthenticate_by_code

to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("", views.account, name="account"),
    path("welcome/", views.welcome, name="welcome"),
    path("logout/", views.sign_out, name="account_logout"),
    path("signup/", way_in.SignUpView.as_view(), name="account_signup"),
    path("signup/passkey/", way_in.SignUpByPasskeyView.as_view(), name="account_signup_by_passkey"),
    path(
        "confirm-email/",
        way_in.ConfirmEmailCodeView.as_view(),
        name="account_email_verification_sent",
    ),
    path("login/code/", to_sign_in, name="account_request_login_code"),
    path(
        "login/code/confirm/",
        way_in.ConfirmLoginCodeView.as_view(),
        name="account_confirm_login_code",
    ),
    path(
        "password/reset/confirm/",
        way_in.ConfirmResetCodeView.as_view(),
        name="account_confirm_password_reset_code",
    ),
    path("reauthenticate/code/", reauthenticate_by_code, name="account_reauthenticate_by_code"),
    path("invitation/", staff.accept_invitation, name="accept_invitation"),
    path("invitation/<str:token>/", staff.accept_invitation_link, name="accept_invitation_link"),
    path("second-factor/", staff.second_factor, name="staff_second_factor"),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
