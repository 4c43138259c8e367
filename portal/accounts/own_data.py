"""What the portal keeps of an account, for the file that a patient takes along: no secret of any kind."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from diary.actions.archive.stream import ArchiveFile
from diary.models.patient import OpenDiary
from portal.accounts.models import User


def account_file(diary: OpenDiary) -> Iterator[ArchiveFile]:
    """Yield the account as one JSON file."""
    text = json.dumps(account_of(diary.patient), ensure_ascii=False, indent=1, default=_plain)
    about = _("your account: e-mail address, ways to sign in, where you are signed in")
    yield ArchiveFile("account.json", [text.encode()], about)


def account_of(user: User) -> dict[str, Any]:
    """Return every row about an account, without what would let somebody in."""
    return {
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "has_password": user.has_usable_password(),
        "joined_at": user.date_joined,
        "last_signed_in_at": user.last_login,
        "email_addresses": list(
            EmailAddress.objects.filter(user=user).values("email", "verified", "primary")
        ),
        "ways_to_sign_in": [
            {
                "type": row.type,
                "name": _name(row),
                "made_at": row.created_at,
                "used_at": row.last_used_at,
            }
            for row in Authenticator.objects.filter(user=user)
        ],
        "sessions": list(
            UserSession.objects.filter(user=user).values(
                "ip", "user_agent", "created_at", "last_seen_at"
            )
        ),
    }


def _name(row: Authenticator) -> str | None:
    name: str | None = row.data.get("name")
    return name


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
