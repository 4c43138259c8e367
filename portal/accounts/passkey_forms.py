"""Forms that take what a passkey answered: what no browser sends is a wrong answer, not an error."""

import json
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as allauth
from django import forms
from django.db import DataError
from django.forms.fields import InvalidJSONInput

# What reading a made-up answer may raise on its way through JSON, base64, CBOR and the database.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    DataError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
NOT_STORABLE = re.compile(r"\\u0000|[\ud800-\udfff]")


@contextmanager
def reading() -> Iterator[None]:
    try:
        yield
    except UNREADABLE as error:
        raise get_adapter().validation_error("incorrect_code") from error


class CredentialField(forms.JSONField):
    """JSON of a passkey, neither too deep to read nor with characters that no database keeps."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        with reading():
            credential = super().to_python(value)
            if NOT_STORABLE.search(json.dumps(credential, ensure_ascii=False)):
                raise ValueError
        return credential

    def bound_data(self, data: Any, initial: Any) -> Any:
        try:
            return super().bound_data(data, initial)
        except RecursionError:
            return InvalidJSONInput(data)


class AddPasskeyForm(allauth.AddWebAuthnForm):
    """Adds a passkey to an account."""

    credential = CredentialField()

    def clean(self) -> dict[str, Any]:
        with reading():
            return super().clean()  # type: ignore[no-any-return]


class SignUpWithPasskeyForm(allauth.SignupWebAuthnForm):
    """Adds the first passkey of a new account."""

    credential = CredentialField()

    def clean(self) -> dict[str, Any]:
        with reading():
            return super().clean()  # type: ignore[no-any-return]


class _ShowsPasskey:
    def clean_credential(self) -> Authenticator:
        with reading():
            return super().clean_credential()  # type: ignore[misc,no-any-return]


class SignInWithPasskeyForm(_ShowsPasskey, allauth.LoginWebAuthnForm):
    """Signs in with a passkey alone."""

    credential = CredentialField()


class SecondStepWithPasskeyForm(_ShowsPasskey, allauth.AuthenticateWebAuthnForm):
    """Takes the second step of signing in with a passkey."""

    credential = CredentialField()


class ShowAgainWithPasskeyForm(_ShowsPasskey, allauth.ReauthenticateWebAuthnForm):
    """Shows again who it is, with a passkey."""

    credential = CredentialField()
