"""The sample accounts: three members of staff and one patient, obviously samples."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from portal.accounts.actions import create_staff, give_second_factor
from portal.accounts.models import User

STAFF = ("writer", "reviewer", "publisher")
PATIENT = "patient"
DOMAIN = "sample.example"
FILE_NAME = "sample-accounts.json"


@dataclass(frozen=True)
class SamplePeople:
    """The accounts of the sample clinic."""

    writer: User
    reviewer: User
    publisher: User
    patient: User


def accounts_path(var_dir: Path) -> Path:
    """Return where the sample accounts are written, readable by their owner only."""
    return var_dir / FILE_NAME


def read_accounts(var_dir: Path) -> dict[str, dict[str, str]]:
    """Return the sample accounts of this copy; none before they are made."""
    try:
        found: dict[str, dict[str, str]] = json.loads(accounts_path(var_dir).read_text())
    except (OSError, ValueError):
        return {}
    return found


@transaction.atomic
def make_people(*, var_dir: Path) -> SamplePeople:
    """Make the accounts that are missing and write how to sign in; those that work stay as they are."""
    known = read_accounts(var_dir)
    rows = {name: _account(name, known.get(name, {})) for name in (*STAFF, PATIENT)}
    _write(accounts_path(var_dir), {name: row for name, (_user, row) in rows.items()})
    return SamplePeople(**{name: user for name, (user, _row) in rows.items()})


def _account(name: str, known: dict[str, str]) -> tuple[User, dict[str, str]]:
    """Return one account, and its row in the file."""
    email = f"{name}@{DOMAIN}"
    user = User.objects.filter(email=email).first()
    if user is not None and known.get("email") == email and user.check_password(known["password"]):
        return user, known
    password = secrets.token_urlsafe(15)
    user = _changed(user, password) if user else _made(name, email, password)
    row = {"email": email, "password": password}
    if name in STAFF:
        Authenticator.objects.filter(user=user).delete()
        row["totp_secret"] = give_second_factor(user=user)
    return user, row


def _made(name: str, email: str, password: str) -> User:
    if name in STAFF:
        return create_staff(
            email=email, role=name, first_name="Sample", last_name=name.title(), password=password
        )
    user = User.objects.create_user(email, password, first_name="Sample", last_name="Patient")
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def _changed(user: User, password: str) -> User:
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


def _write(path: Path, accounts: dict[str, Any]) -> None:
    """Write the file so that nobody else can read it at any moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        path.chmod(0o600)
        json.dump(accounts, file, indent=2)
        file.write("\n")
