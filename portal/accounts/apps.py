"""People: patients and clinic staff, and how each signs in."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    default = True  # this file holds two
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        # allauth's models exist only now.
        from allauth.mfa.signals import authenticator_added

        from diary.actions.archive.contents import also_in_archive
        from portal.accounts.activity import listen
        from portal.accounts.own_data import account_file
        from portal.accounts.sessions import note_new_factor

        authenticator_added.connect(note_new_factor)
        also_in_archive(account_file)
        listen()


class StaffAccountsConfig(WagtailUsersAppConfig):
    """Wagtail's user management, for members of staff only."""

    user_viewset = "portal.accounts.viewsets.StaffViewSet"
