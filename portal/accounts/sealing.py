"""Seals the secrets of authenticator apps, so that a copy of the database opens no account."""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

LABEL = b"portal totp secret"
NONCE_BYTES = 12


class SecretCannotBeOpened(Exception):
    """The stored secret was made with another MFA_KEY, or was changed."""


def seal_secret(text: str) -> str:
    """Encrypt ``text`` with ``MFA_KEY``; the answer is ASCII and differs each time."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(settings.MFA_KEY).encrypt(nonce, text.encode(), LABEL)
    return base64.urlsafe_b64encode(nonce + sealed).decode()


def open_secret(sealed: str) -> str:
    """Decrypt what ``seal_secret`` made, or raise ``SecretCannotBeOpened``."""
    try:
        data = base64.urlsafe_b64decode(sealed)
        plain = AESGCM(settings.MFA_KEY).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], LABEL)
    except (ValueError, InvalidTag) as wrong:
        raise SecretCannotBeOpened from wrong
    return plain.decode()
