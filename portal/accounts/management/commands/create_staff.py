"""Invite a member of staff from the command line, such as the first administrator of a new site."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.accounts import actions
from portal.accounts.forms import InvitationForm
from portal.accounts.roles import GROUP_OF_ROLE


class Command(BaseCommand):
    help = "Print a one-time link, valid for 7 days, with which EMAIL joins the staff."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--role", required=True, choices=sorted(GROUP_OF_ROLE))

    def handle(self, *args: Any, **options: Any) -> None:
        form = InvitationForm({"email": options["email"], "role": options["role"]})
        if not form.is_valid():
            raise CommandError("This is not an e-mail address.")
        email = form.cleaned_data["email"]
        if actions.address_in_use(email):
            raise CommandError(
                "This address already has an account. Use another one for the staff."
            )
        now = timezone.now()
        token = actions.invite_staff(email=email, role=options["role"], invited_by=None, now=now)
        self.stdout.write(actions.invitation_link(token))
